import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { type Finished, lastpatchIn } from '../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { CertificateAuthority } from '../../testing/web/certificate-authority.ts';
import { listening } from '../../testing/web/listening.ts';

interface Monitored {
  readonly folder: string;
  /** What the monitor was asked. */
  readonly asked: string[];
  readonly lastpatch: (...args: readonly string[]) => Promise<Finished>;
}

/** An installation whose settings name a monitor that answers with a status. */
async function monitored(status = 200): Promise<Monitored> {
  const folder = temporaryFolder();
  const asked: string[] = [];
  const authority = new CertificateAuthority();
  const server = createServer(authority.identity({ hosts: ['127.0.0.1'] }), ({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(status).end();
  });
  const port = await listening(server);
  const trusted = join(folder, 'authority.pem');
  writeFileSync(trusted, authority.pem);
  writeFileSync(
    join(folder, 'lastpatch.yaml'),
    'heartbeat: { env: BEAT }\nwatches: [{ id: platform, follow: { openstack: [epoxy] } }]\n',
  );
  const catalog = await openstackFile('2026-08-21');
  const env = { BEAT: `https://127.0.0.1:${port}/ping/s3cr3t`, NODE_EXTRA_CA_CERTS: trusted };
  return {
    folder,
    asked,
    lastpatch: (command = 'run', ...args) =>
      lastpatchIn(folder, [command, '--catalog', catalog, ...args], { env }),
  };
}

const SENT = /1 letter written/;

describe('the external heartbeat of a run on a machine', () => {
  it('is asked once after each good run', async () => {
    const { lastpatch, asked } = await monitored();
    expect(await lastpatch()).toMatchObject({ status: 0, stdout: expect.stringMatching(SENT) as unknown });
    expect(asked).toEqual(['GET /ping/s3cr3t']);
    await lastpatch();
    expect(asked).toHaveLength(2);
  });

  it('fails no run when it is not heard, and that is said without its address', async () => {
    const { lastpatch } = await monitored(503);
    const { status, stdout, stderr } = await lastpatch();
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(SENT) as unknown });
    expect(stderr).toContain('lastpatch: The external heartbeat was not taken (HTTP 503).\n');
    expect(stderr).not.toContain('s3cr3t');
  });

  it.each([['--dry-run'], ['--on', '2026-08-25']])('is not asked with %s', async (...args) => {
    const { lastpatch, asked } = await monitored();
    expect(await lastpatch('run', ...args)).toMatchObject({ status: 0 });
    expect(asked).toEqual([]);
  });

  it('is not asked when a letter did not go out', async () => {
    const { lastpatch, asked, folder } = await monitored();
    mkdirSync(join(folder, '.lastpatch'));
    writeFileSync(join(folder, '.lastpatch', 'outbox'), 'a file where the letters go');
    expect(await lastpatch()).toMatchObject({ status: 1 });
    expect(asked).toEqual([]);
  });

  it('fails no run when its address is not set', async () => {
    const { folder, lastpatch } = await monitored();
    writeFileSync(
      join(folder, 'lastpatch.yaml'),
      'heartbeat: { env: NO_BEAT }\nwatches: [{ id: platform, follow: { openstack: [epoxy] } }]\n',
    );
    const { status, stderr } = await lastpatch();
    expect(status).toBe(0);
    expect(stderr).toContain(
      'lastpatch: The external heartbeat could not be called: the environment variable NO_BEAT is not set.\n',
    );
  });
});
