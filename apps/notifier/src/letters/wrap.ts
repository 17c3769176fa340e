import stringWidth from 'string-width';

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

// The spaces within `2 October 2026` and `2 Oct 2026`.
const WITHIN_DATE = /(?<=\b\d{1,2}) (?=[A-Z][a-z]{2,8} \d{4}\b)|(?<=\b\d{1,2} [A-Z][a-z]{2,8}) (?=\d{4}\b)/g;
const NO_BREAK = '\u00a0';

/**
 * A text as lines of at most the width, by the columns that a terminal shows, broken at spaces only: a link or a date is
 * never cut.
 */
export function wrap(
  text: string,
  { first = '', rest = first, width = LETTER_WIDTH }: Wrapping = {},
): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const part of text.replace(WITHIN_DATE, NO_BREAK).split(' ')) {
    const word = part.replaceAll(NO_BREAK, ' ');
    if (!isEmpty && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += (isEmpty ? '' : ' ') + word;
    isEmpty = false;
  }
  return [...lines, line];
}
