import { Refusal } from './refusal.ts';

/** A letter as docs/letter.schema.json says: the fields that this example reads, and all others as they came. */
export interface Letter {
  readonly format: 'lastpatch-letter';
  readonly schemaVersion: 1;
  /** Its id: the same for every copy of one letter. */
  readonly letter: string;
  readonly subject: string;
  /** The most urgent first. */
  readonly notices: readonly unknown[];
  readonly [field: string]: unknown;
}

/** The letter in a notification's `Message`. Throws a Refusal (422) when it is something else. */
export function readLetter(message: string): Letter {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    throw new Refusal(422, 'Message is not JSON, and so not a letter');
  }
  if (!isLetter(value))
    throw new Refusal(422, 'Message is not a letter of the format lastpatch-letter with schemaVersion 1');
  return value;
}

function isLetter(value: unknown): value is Letter {
  if (typeof value !== 'object' || value === null) return false;
  const { format, schemaVersion, letter, subject, notices } = value as Readonly<Record<string, unknown>>;
  return (
    format === 'lastpatch-letter' &&
    schemaVersion === 1 &&
    typeof letter === 'string' &&
    letter !== '' &&
    typeof subject === 'string' &&
    Array.isArray(notices)
  );
}
