import * as z from 'zod';
import { mappingOf } from './setting-values.ts';

/** What is said of a text that cannot be asked. */
export const NO_HEARTBEAT_ADDRESS =
  'expected an address that begins with https: and has no user and no password, as in https://monitor.example.org/ping';

const SHAPE = 'expected an address that begins with https:, { env: NAME } or { file: PATH }';
const ENV = 'expected the name of an environment variable, as in LASTPATCH_HEARTBEAT_URL';
const FILE = 'expected the path of a file';

/** Where the address stands that a good run asks: in the settings, in an environment variable, or in a file. */
export type HeartbeatSettings =
  { readonly url: string } | { readonly env: string } | { readonly file: string };

const place = z
  .strictObject(
    {
      env: z
        .string({ error: ENV })
        .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, { error: ENV })
        .optional()
        .describe('the environment variable that holds it'),
      file: z
        .string({ error: FILE })
        .min(1, { error: FILE })
        .optional()
        .describe('the file whose first line is it, from the folder of this file on'),
    },
    mappingOf('env or file'),
  )
  .refine(({ env, file }) => (env === undefined) !== (file === undefined), { error: SHAPE })
  .meta({ minProperties: 1, maxProperties: 1 });

/** As it is written in lastpatch.yaml. */
export const heartbeatSchema = z
  .union(
    [
      z
        .string({ error: SHAPE })
        .refine(isHeartbeatAddress, { error: NO_HEARTBEAT_ADDRESS })
        .describe('the address itself, where it is no secret'),
      place,
    ],
    { error: SHAPE },
  )
  .optional()
  .describe('on a machine of your own: the address that is asked after each good run, or where it stands');

/** The keys that may stand in it, for whoever misspelt one. */
export const HEARTBEAT_KEYS = Object.keys(place.shape);

/** Null where nothing is said of it. */
export function heartbeatFrom(written: z.output<typeof heartbeatSchema>): HeartbeatSettings | null {
  if (written === undefined) return null;
  if (typeof written === 'string') return { url: written };
  return written.env === undefined ? { file: written.file ?? '' } : { env: written.env };
}

/** Whether a text is an address that can be asked: with a user in it, it could not be. */
export function isHeartbeatAddress(text: string): boolean {
  if (!/^https:\/\/[^\s]+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
