import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readSubscribers, type Subscribers } from '@lastpatch/settings';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { fileFailure } from './file-failure.ts';
import { DEFAULT_SETTINGS } from './settings-file.ts';

/** Where to find the file of subscribers, and the settings that it belongs to. */
export interface SubscribersPaths {
  /** Of the settings; lastpatch.yaml when it is left out. */
  readonly config?: string;
  /** Of the subscribers; subscribers.yaml beside the settings when it is left out. */
  readonly subscribers?: string;
}

/** The file that the paths mean. */
export function subscribersPath({ config = DEFAULT_SETTINGS, subscribers }: SubscribersPaths): string {
  return subscribers ?? join(dirname(config), 'subscribers.yaml');
}

/**
 * The subscribers in the file.
 *
 * @param watches the ids of the watches in the settings
 * @throws SettingsError with all problems of its text at once, or when it is not there
 * @throws LocationFailure when it cannot be read
 */
export async function loadSubscribers(
  paths: SubscribersPaths,
  watches: readonly string[],
): Promise<Subscribers> {
  const file = subscribersPath(paths);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw fileFailure(file, error);
    throw new SettingsError(file, [
      { line: null, path: '', problem: 'there is no such file: docs/subscribers.md shows one' },
    ]);
  }
  return readSubscribers(text, file, watches);
}
