import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readSubscribers, type Subscribers, type SubscribersRules } from '@lastpatch/settings';
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
 * @throws SettingsError with all problems of its text at once, or when it is not there
 * @throws LocationFailure when it cannot be read
 */
export async function loadSubscribers(
  paths: SubscribersPaths,
  rules: SubscribersRules,
): Promise<Subscribers> {
  const subscribers = await subscribersIn(subscribersPath(paths), rules);
  return subscribers ?? missing(subscribersPath(paths));
}

/**
 * As {@link loadSubscribers}; undefined when it is the file beside the settings and is not there.
 */
export async function subscribersIfAny(
  paths: SubscribersPaths,
  rules: SubscribersRules,
): Promise<Subscribers | undefined> {
  const subscribers = await subscribersIn(subscribersPath(paths), rules);
  return subscribers === undefined && paths.subscribers !== undefined
    ? missing(paths.subscribers)
    : subscribers;
}

async function subscribersIn(file: string, rules: SubscribersRules): Promise<Subscribers | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileFailure(file, error);
  }
  return readSubscribers(text, file, rules);
}

function missing(file: string): never {
  throw new SettingsError(file, [
    { line: null, path: '', problem: 'there is no such file: docs/subscribers.md shows one' },
  ]);
}
