import type { CalendarDate } from '@lastpatch/release-model';

/**
 * A letter as it is sent, in every form that a channel may need. It is kept as it is before it is sent, so that it can be
 * sent once more byte for byte.
 */
export interface Message {
  /** The letter's id: who gets a message twice can drop the second. */
  readonly letter: string;
  readonly watch: string;
  /** The day of the run that made the letter. */
  readonly on: CalendarDate;
  /** When it was made, in milliseconds since the epoch: a mail's date. Left out of those that earlier versions have kept. */
  readonly madeAt?: number;
  /** At most 99 characters on one line, in English of ASCII. */
  readonly subject: string;
  /** Plain text of 72 columns for email, ending with a line break. */
  readonly text: string;
  /** One SMS segment without the prefix that the channel puts before it; null for a letter that is not urgent. */
  readonly sms: string | null;
  /** JSON for machines, by docs/letter.schema.json. */
  readonly json: string;
  /** JSON as chat integrations expect it. */
  readonly chat: string;
}
