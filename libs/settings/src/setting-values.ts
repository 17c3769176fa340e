import { nearestName } from '@lastpatch/release-model';
import * as z from 'zod';

const LONGEST_NAME = 100;

/**
 * A name as it is written. The file is read without types, so 2025.1, 1.10 and yes arrive as they were written. Editors read
 * types: see json-schema.ts.
 */
export const word = z
  .string({ error: 'expected a name' })
  .min(1, { error: 'expected a name, got nothing' })
  .max(LONGEST_NAME, { error: `expected a name of at most ${LONGEST_NAME} characters` })
  .meta({ id: 'word' });

/** A number without a fraction, within bounds that are inclusive. */
export function wholeNumber(least: number, most: number, unit: string): z.ZodType<number, string> {
  const error = `expected a number of ${unit} from ${least} to ${most}`;
  return z
    .string({ error })
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most, { error })
    .transform(Number)
    .meta({ type: 'integer', minimum: least, maximum: most });
}

/** Said of what is no mapping at all; misspelt keys have their own sentence. */
export function mappingOf(what: string): { error: z.core.$ZodErrorMap } {
  return { error: ({ code }) => (code === 'unrecognized_keys' ? undefined : `expected ${what}`) };
}

/** A list of words that there are, at least one. */
export function listOf<T extends string>(
  words: readonly [T, ...T[]],
  what: string,
): z.ZodType<T[], string[]> {
  return z
    .array(
      z.enum(words, {
        error: (issue) => `unknown ${what} ${said(issue.input)}: ${nearestOf(issue.input, words)}`,
      }),
      {
        error: `expected a list of ${what}s, as in [${words[0]}]`,
      },
    )
    .min(1, { error: `expected at least one ${what}` });
}

/** The word that was meant, where one is near; else all that there are. */
function nearestOf(written: unknown, words: readonly string[]): string {
  const nearest = typeof written === 'string' ? nearestName(written, words) : undefined;
  return nearest === undefined ? `expected one of ${words.join(', ')}` : `did you mean ${nearest}?`;
}

function said(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : 'that is no word';
}
