import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHORITY } from '../web/upstream.ts';

/**
 * What `refresh:` says where a server of the tests plays upstream.
 *
 * @param folder where the server's certificate authority is written
 */
export function mirrorSettings(port: number, folder: string): string {
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, AUTHORITY.pem);
  const at = (path: string): string => `[https://127.0.0.1:${port}${path}]`;
  return `refresh:
  mirrorsOnly: yes
  certificateAuthorities: ${authority}
  mirrors:
    openstackArchive: ${at('/archive')}
    openstackSeriesStatus: ${at('/status')}
    endoflifeDate: ${at('/products')}
`;
}
