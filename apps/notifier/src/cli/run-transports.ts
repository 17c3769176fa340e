import type { Settings, SubscriberProtocol } from '@lastpatch/settings';
import { secretReader } from '../adapters/secret.ts';
import { readTextFile } from '../adapters/text-file.ts';
import { HttpPost } from '../adapters/transports/http-post.ts';
import type { Transport } from '../adapters/transports/transport.ts';
import { transportsFrom } from '../adapters/transports/transports-from.ts';
import { userAgentOf } from '../adapters/web/request-headers.ts';
import { VERSION } from '../version.ts';
import { note } from './write.ts';

/**
 * The transports by which this machine sends, as the settings set them up, by the protocols of their subscribers.
 *
 * @param config the path of the settings: files of secrets are named from their folder on
 * @throws LocationFailure when the certificate authorities that the settings name cannot be read
 */
export async function runTransports(
  { send, refresh }: Settings,
  config: string | undefined,
): Promise<ReadonlyMap<SubscriberProtocol, Transport>> {
  const { env: environment } = process;
  const tell = (sentence: string): void => note(`lastpatch: ${sentence}`);
  const { certificateAuthorities: path } = refresh;
  const authorities = path === null ? {} : { authorities: await readTextFile(path) };
  return transportsFrom(send, {
    secret: secretReader({ config, env: environment, tell }),
    http: new HttpPost({ environment, userAgent: userAgentOf(VERSION, undefined), ...authorities }),
    environment,
    now: Date.now,
  });
}
