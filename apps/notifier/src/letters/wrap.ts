/** How wide a letter's lines are: every mail reader and terminal shows 72 columns. */
export const LETTER_WIDTH = 72;

/** How a text is broken into lines. */
export interface Wrapping {
  /** Stands before the first line. */
  readonly first?: string;
  /** Stands before every other line. */
  readonly rest?: string;
  readonly width?: number;
}

/** A text as lines of at most the width, broken at spaces only: a link or a date is never cut. */
export function wrap(
  text: string,
  { first = '', rest = first, width = LETTER_WIDTH }: Wrapping = {},
): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += (isEmpty ? '' : ' ') + word;
    isEmpty = false;
  }
  return [...lines, line];
}
