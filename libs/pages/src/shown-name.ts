import { plainLine } from './plain-line.ts';

const LONGEST = 120;

/** A name from upstream as pages show it: one harmless line, cut where it is long beyond reason. */
export function shownName(name: string): string {
  // What is far too long is not even looked through.
  const line = plainLine(name.slice(0, 10 * LONGEST));
  if (line === '') return '(no name)';
  return line.length <= LONGEST
    ? line
    : `${line
        .slice(0, LONGEST - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
