import * as z from 'zod';
import { isTimeZone, NO_TIME_ZONE } from './time-zone.ts';

const REMINDER_DAYS = [180, 90, 30, 7, 1];

// A name as it is written: the file is read without types, so 2025.1 and 1.10 arrive as words.
const word = z
  .string()
  .min(1, { error: 'it is empty' })
  .max(100, { error: 'expected at most 100 characters' });

const RELEASES = 'expected all, supported, or a list of releases such as [2025.1, 2026.1]';

const releases = z.union([z.enum(['all', 'supported']), z.array(word).min(1, { error: RELEASES })], {
  error: RELEASES,
});

const days = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, { error: 'expected a number of days from 1 to 9999' })
  .transform(Number);

const watch = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
    error: 'expected 1 to 40 lower-case letters, digits and hyphens, as in platform',
  }),
  title: word.optional(),
  follow: z.record(word, releases).refine((follow) => Object.keys(follow).length > 0, {
    error: 'expected at least one product, as in { openstack: supported }',
  }),
  reminders: z
    .array(days)
    .default(REMINDER_DAYS)
    .transform((list) => [...new Set(list)].sort((a, b) => b - a)),
});

/** The whole of lastpatch.yaml. */
export const settingsSchema = z.strictObject({
  timezone: z.string().default('UTC').refine(isTimeZone, { error: NO_TIME_ZONE }),
  watches: z
    .array(watch)
    .min(1, { error: 'expected at least one watch' })
    .superRefine((watches, context) => {
      for (const [index, { id }] of watches.entries()) {
        const first = watches.findIndex((other) => other.id === id);
        if (first < index) {
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `two watches have the id ${id}` });
        }
      }
    }),
});

/** What a team set, with defaults filled in. */
export type Settings = z.infer<typeof settingsSchema>;
