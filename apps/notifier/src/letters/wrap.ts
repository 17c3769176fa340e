import stringWidth from 'string-width';
import { WITHIN_DATE } from './english/within-date.ts';

/** How wide a letter's lines are: every mail reader and terminal shows 72 columns. */
export const LETTER_WIDTH = 72;

/** How a text is broken into lines. */
export interface Wrapping {
  /** Stands before the first line. */
  readonly first?: string;
  /** Stands before every other line. */
  readonly rest?: string;
  readonly width?: number;
  /** Spaces at which no line is broken; global. @default those within English dates */
  readonly together?: RegExp;
}

/** Stands for a space at which no line is broken; it is written as a space. Plain lines hold none of their own. */
export const NO_BREAK = '\u00a0';

/**
 * A text as lines of at most the width, by the columns that a terminal shows, broken at spaces only: a link or a date is
 * never cut.
 */
export function wrap(
  text: string,
  { first = '', rest = first, width = LETTER_WIDTH, together = WITHIN_DATE }: Wrapping = {},
): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const part of text.replace(together, NO_BREAK).split(' ')) {
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
