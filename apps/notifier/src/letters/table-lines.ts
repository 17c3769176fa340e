import stringWidth from 'string-width';
import { wrap } from './wrap.ts';

/** A name that is wider has lines of its own, so that there is room for what is said of it. */
const NAME_WIDTH = 34;

/** How wide the column of names is in a table of them. */
export function nameWidth(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => stringWidth(name)).filter((columns) => columns <= NAME_WIDTH));
}

/** One row of a table: a name, and beside it what is said of it, each text on lines of its own. */
export function tableLines(name: string, said: readonly string[], width: number): string[] {
  const indent = ' '.repeat(2 + width + 2);
  const [first = '', ...rest] = said;
  const others = rest.flatMap((text) => wrap(text, { first: indent }));
  if (stringWidth(name) > width) {
    return [...wrap(name, { first: '  ' }), ...wrap(first, { first: indent }), ...others];
  }
  const beside = `  ${name}${' '.repeat(width - stringWidth(name))}  `;
  return [...wrap(first, { first: beside, rest: indent }), ...others];
}
