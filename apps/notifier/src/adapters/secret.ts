import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { SecretReference } from '@lastpatch/settings';
import { fileFailure, LocationFailure } from './file-failure.ts';
import { DEFAULT_SETTINGS } from './settings-file.ts';

/**
 * Reads a secret when it is used: of a file its first line, without the line break.
 *
 * @throws LocationFailure with a sentence that says where it was looked for, and nothing of the secret
 */
export type ReadSecret = (reference: SecretReference) => Promise<string>;

/** What secrets are read with. */
export interface SecretPlaces {
  /** Of the settings: paths are from their folder on. */
  readonly config: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told, once a file, that everybody on this machine can read it. */
  readonly tell: (sentence: string) => void;
}

// Readable by others: what the file's owner and group may do is their own affair.
const OTHERS_READ = 0o004;

/** Whether everybody on this machine may read a file. */
export async function isReadByAll(file: string): Promise<boolean> {
  return ((await stat(file)).mode & OTHERS_READ) !== 0;
}

/** Where a secret is looked for, for messages: the environment variable by its name, or the path of the file. */
export function secretPlace(reference: SecretReference, config: string = DEFAULT_SETTINGS): string {
  if ('env' in reference) return `the environment variable ${reference.env}`;
  return isAbsolute(reference.file) ? reference.file : join(dirname(config), reference.file);
}

/** Reads the secrets that settings name. */
export function secretReader({ config = DEFAULT_SETTINGS, env, tell }: SecretPlaces): ReadSecret {
  const told = new Set<string>();
  return async (reference) => {
    if ('env' in reference) {
      const { [reference.env]: value = '' } = env;
      return something(value, `${secretPlace(reference, config)} is not set`);
    }
    const file = secretPlace(reference, config);
    const { text, mode } = await secretFile(file).catch((error: unknown) => {
      throw error instanceof LocationFailure ? error : fileFailure(file, error);
    });
    if ((mode & OTHERS_READ) !== 0 && !told.has(file)) {
      told.add(file);
      tell(`${file}: everybody on this machine can read this secret; chmod 600 ends that`);
    }
    const [first = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
    return something(first, `${file}: its first line is empty, and should be a secret`);
  };
}

/** More is no secret, and may be endless. */
const MOST_BYTES = 65_536;

/** What is no file, such as a pipe that nobody writes to, would be waited for without end. */
async function secretFile(file: string): Promise<{ readonly text: string; readonly mode: number }> {
  const info = await stat(file);
  if (!info.isFile()) throw new LocationFailure(`${file}: this is no file, expected one with a secret`);
  if (info.size > MOST_BYTES)
    throw new LocationFailure(`${file}: it has more than ${MOST_BYTES} bytes, expected a secret`);
  return { text: await readFile(file, 'utf8'), mode: info.mode };
}

function something(value: string, otherwise: string): string {
  if (value === '') throw new LocationFailure(otherwise);
  return value;
}
