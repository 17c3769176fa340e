import { plainLine } from './plain-line.ts';

const LONGEST = 120;

/** A name from upstream as pages show it: one harmless line, cut where it is long beyond reason. */
export function shownName(name: string): string {
  return shownWithin(name, LONGEST);
}

/** The same, cut where it is longer than so many characters. */
export function shownWithin(name: string, longest: number): string {
  // What is far too long is not even looked through.
  const line = plainLine(name.slice(0, 10 * longest));
  if (line === '') return '(no name)';
  return line.length <= longest
    ? line
    : `${line
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
