import * as z from 'zod';

/** Where a secret is read when it is used: an environment variable, or the first line of a file. */
export type SecretReference = { readonly env: string } | { readonly file: string };

/** Said of whatever is written there instead, which may be the secret itself: it is never repeated. */
const NO_SECRET =
  'a secret never stands in this file: expected where it is read, as in { env: LASTPATCH_SMTP_PASSWORD } or { file: /run/credentials/lastpatch/smtp }';

const NO_NAME = 'expected the name of an environment variable, as in LASTPATCH_SMTP_PASSWORD';
const NO_PATH = 'expected the path of a file';

/** `{ env: NAME }` or `{ file: PATH }`. Other keys are not named: whoever confuses keys and values may have written a secret. */
export const secretReference = z
  .looseObject(
    {
      env: z
        .string({ error: NO_NAME })
        .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, { error: NO_NAME })
        .optional(),
      file: z.string({ error: NO_PATH }).min(1, { error: NO_PATH }).optional(),
    },
    { error: NO_SECRET },
  )
  .refine((written) => Object.keys(written).length === 1 && ('env' in written || 'file' in written), {
    error: NO_SECRET,
  })
  .meta({ minProperties: 1, maxProperties: 1, additionalProperties: false })
  .transform(({ env, file = '' }): SecretReference => (env === undefined ? { file } : { env }));
