import { HttpPost, type HttpPostSettings } from '../../src/adapters/transports/http-post.ts';
import { AUTHORITY } from './receiver.ts';

/** Posts that find every host on this machine, and trust the receivers of this test file. */
export function httpPost(settings: Partial<HttpPostSettings> = {}): HttpPost {
  return new HttpPost({
    environment: {},
    userAgent: 'Lastpatch/1.2.3',
    authorities: AUTHORITY.pem,
    lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    ...settings,
  });
}
