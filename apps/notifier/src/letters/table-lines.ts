import stringWidth from 'string-width';
import { wrap } from './wrap.ts';

/** A name that is wider has lines of its own, so that there is room for what is said of it. */
const NAME_WIDTH = 34;

/** How wide the column of names is in a table of them. */
export function nameWidth(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => stringWidth(name)).filter((columns) => columns <= NAME_WIDTH));
}

/** How rows are laid out. */
export interface TableForm {
  /** Columns of the names. */
  readonly width: number;
  /** Spaces at which no line is broken. */
  readonly together: RegExp;
}

/** One row of a table: a name, and beside it what is said of it, each text on lines of its own. */
export function tableLines(name: string, said: readonly string[], { width, together }: TableForm): string[] {
  const indent = ' '.repeat(2 + width + 2);
  const [first = '', ...rest] = said;
  const others = rest.flatMap((text) => wrap(text, { first: indent, together }));
  if (stringWidth(name) > width) {
    return [...wrap(name, { first: '  ', together }), ...wrap(first, { first: indent, together }), ...others];
  }
  const beside = `  ${name}${' '.repeat(width - stringWidth(name))}  `;
  return [...wrap(first, { first: beside, rest: indent, together }), ...others];
}
