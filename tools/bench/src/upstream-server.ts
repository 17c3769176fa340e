import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { mirrorSettings } from '../../../apps/notifier/testing/live/mirror-settings.ts';
import { CertificateAuthority } from '../../../apps/notifier/testing/web/certificate-authority.ts';

/** A server on this machine that has the place of both sources. */
export interface UpstreamServer {
  /** What the settings say under `refresh`. */
  readonly settings: string;
  /** What it gives from now on, by its paths: `/archive`, `/products`. */
  readonly answers: Map<string, Buffer>;
  close(): void;
}

/** @param folder where its certificate authority is written */
export async function upstreamServer(folder: string): Promise<UpstreamServer> {
  const answers = new Map<string, Buffer>();
  const authority = new CertificateAuthority();
  const server = createServer(authority.identity({ hosts: ['127.0.0.1'] }), (request, response) => {
    const answer = answers.get(request.url ?? '');
    if (answer === undefined) response.writeHead(404).end();
    else response.end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const settings = mirrorSettings((server.address() as AddressInfo).port, folder);
  writeFileSync(join(folder, 'authority.pem'), authority.pem);
  return { settings, answers, close: () => server.close() };
}
