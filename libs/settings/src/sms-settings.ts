import * as z from 'zod';

/** What an SMS may cost at most in US dollars, unless set otherwise: a part costs from under 1 to some 20 cents by country. */
export const DEFAULT_MAX_PRICE = '0.50';

const PRICE = 'expected a price in US dollars from 0.01 to 99.99, as in 0.50';
const SENDER = 'expected 1 to 11 letters, digits and hyphens with a letter among them, as in LASTPATCH';

/** How phones get their SMS. */
export interface SmsSettings {
  /** The most that one SMS may cost, in US dollars. */
  readonly maxPrice: string;
  /** What phones show as the sender, in countries that allow it; null for a number of the operator's. */
  readonly senderId: string | null;
}

/** As it is written in lastpatch.yaml. */
export const smsSchema = z.strictObject(
  {
    maxPrice: z
      .string({ error: PRICE })
      .regex(/^(?!0{1,2}(\.0{1,2})?$)\d{1,2}(\.\d{1,2})?$/, { error: PRICE })
      .default(DEFAULT_MAX_PRICE)
      .meta({ type: 'number' })
      .describe('the most that one SMS may cost, in US dollars'),
    senderId: z
      .string({ error: SENDER })
      .regex(/^(?=.*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9-]{0,9}[A-Za-z0-9])?$/, { error: SENDER })
      .optional()
      .describe('what phones show as the sender, where that is allowed'),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? undefined : 'expected maxPrice and senderId') },
);

/** Fills in what is left out. */
export function smsFrom(written: z.output<typeof smsSchema> | undefined): SmsSettings {
  return { maxPrice: written?.maxPrice ?? DEFAULT_MAX_PRICE, senderId: written?.senderId ?? null };
}
