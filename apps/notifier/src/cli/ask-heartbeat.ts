import type { HeartbeatSettings } from '@lastpatch/settings';
import { LocationFailure } from '../adapters/file-failure.ts';
import { heartbeatAddress } from '../adapters/heartbeat-address.ts';
import { callHeartbeatUrl } from '../adapters/web/heartbeat-url.ts';
import { note } from './write.ts';

/**
 * Asks the address of the heartbeat, so that a monitor elsewhere hears that all is well.
 *
 * @param config the path of the settings; the default one where there is none
 * @returns what went wrong, as a sentence without the address, which is a secret; undefined when it was heard
 */
export async function askHeartbeat(
  settings: HeartbeatSettings,
  config: string | undefined,
): Promise<string | undefined> {
  try {
    const tell = (sentence: string): void => note(`lastpatch: ${sentence}`);
    return await callHeartbeatUrl(await heartbeatAddress(settings, { config, env: process.env, tell }));
  } catch (error) {
    if (!(error instanceof LocationFailure)) throw error;
    return `The external heartbeat could not be called: ${error.message}.`;
  }
}
