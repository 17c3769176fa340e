import { fingerprint } from '../fingerprint.ts';
import { plainLine } from '../plain-line.ts';

const LONGEST = 80;

/** A name as the value of a label: itself where it is short and harmless, else what is so of it, with its fingerprint. */
export function labelValue(name: string): string {
  const start = name.slice(0, LONGEST);
  const line = plainLine(start);
  return line === name ? name : `${line} ~${fingerprint(name)}`;
}
