import { type HeartbeatSettings, isHeartbeatAddress, NO_HEARTBEAT_ADDRESS } from '@lastpatch/settings';
import { LocationFailure } from './file-failure.ts';
import { secretPlace, type SecretPlaces, secretReader } from './secret.ts';

/**
 * The address that is asked after a good run. It is a secret: it is in no message.
 *
 * @throws LocationFailure when it cannot be read, or is no address
 */
export async function heartbeatAddress(settings: HeartbeatSettings, places: SecretPlaces): Promise<string> {
  if ('url' in settings) return settings.url;
  const text = await secretReader(places)(settings);
  if (isHeartbeatAddress(text)) return text;
  throw new LocationFailure(`${secretPlace(settings, places.config)}: ${NO_HEARTBEAT_ADDRESS}`);
}
