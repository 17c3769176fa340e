import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type HeartbeatSettings, isHeartbeatAddress, NO_HEARTBEAT_ADDRESS } from '@lastpatch/settings';
import { LocationFailure } from './file-failure.ts';

/** Where what the settings name is found. */
export interface HeartbeatPlace {
  /** The path of the settings: a file is named from their folder on. */
  readonly config: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The address that is asked after a good run. It is a secret: it is in no message.
 *
 * @throws LocationFailure when it cannot be read, or is no address
 */
export async function heartbeatAddress(
  settings: HeartbeatSettings,
  { config, env }: HeartbeatPlace,
): Promise<string> {
  if ('url' in settings) return settings.url;
  const [where, text] =
    'env' in settings
      ? [`the environment variable ${settings.env}`, env[settings.env]]
      : [settings.file, await firstLine(resolve(dirname(config), settings.file))];
  if (text === undefined) throw new LocationFailure(`${where}: it cannot be read, or is not set`);
  if (!isHeartbeatAddress(text)) throw new LocationFailure(`${where}: ${NO_HEARTBEAT_ADDRESS}`);
  return text;
}

/** Undefined when it cannot be read. */
async function firstLine(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text?.split(/\r?\n/, 1)[0];
}
