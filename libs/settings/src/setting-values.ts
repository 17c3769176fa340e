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
