import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { PLAIN_STYLE } from './chat-style.ts';
import { fittedMessage } from './fitted-message.ts';
import { jsonBytes } from './letter-json.ts';

/** The content of an event `m.room.message`. Without `formatted_body` no client reads HTML. */
export interface MatrixMessage {
  /** What `m.notice` says makes no sound. */
  readonly msgtype: 'm.text';
  readonly body: string;
  /** Nobody is mentioned, whatever name stands in the body. */
  readonly 'm.mentions': Readonly<Record<string, never>>;
}

/**
 * The most bytes of it: a whole event has at most 65,536 (Matrix client-server API, size limits), with what the servers add to it.
 */
export const MATRIX_BYTES = 32_768;

/** The letter for Matrix, with days counted from `today`. What does not fit is counted. */
export function matrixMessage(letter: Letter, today: CalendarDate): MatrixMessage {
  return fittedMessage(letter, today, {
    style: PLAIN_STYLE,
    longest: 4000,
    of: matrixOf,
    fits: (message) => jsonBytes(message) <= MATRIX_BYTES,
  });
}

/** A message of what is harmless text already. */
export function matrixOf(subject: string, paragraphs: readonly string[]): MatrixMessage {
  return { msgtype: 'm.text', body: [subject, ...paragraphs].join('\n\n'), 'm.mentions': {} };
}
