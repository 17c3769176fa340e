import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { lastpatchPlain } from '../../testing/lastpatch-here.ts';
import type { Finished } from '../../testing/lastpatch-process.ts';
import { type MailServer, mailServer, readMail } from '../../testing/mail/mail-server.ts';
import { AUTHORITY } from '../../testing/posts/receiver.ts';
import { webhook } from '../../testing/posts/services.ts';
import { standIn } from '../../testing/posts/stand-in.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const TODAY = '2026-08-21';
const REMINDED = '2026-09-02';
const LATER = '2026-09-05';

const OPS = 'email: ops@example.org';
const TYPO = 'email: opps@example.org';

const WELCOME = 'Lastpatch now watches openstack epoxy for you';
const REMINDER = 'OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026';

interface Team {
  readonly server: MailServer;
  /** Who is subscribed to the only watch from now on, as YAML. */
  readonly subscribe: (...entries: readonly string[]) => void;
  readonly run: (day: string) => Promise<Finished>;
  readonly lastpatch: (...args: readonly string[]) => Promise<Finished>;
  /** To whom mail came, and its subject. */
  readonly arrived: () => Promise<string[]>;
}

/** A team with one watch, and a server that does not know `opps@example.org`. */
async function team(): Promise<Team> {
  const [folder, server] = [temporaryFolder(), await mailServer({ tls: 'none' })];
  const [config, state] = [join(folder, 'lastpatch.yaml'), join(folder, 'state')];
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, AUTHORITY.pem);
  writeFileSync(
    config,
    `watches: [{ id: platform, follow: { openstack: [epoxy] } }]
refresh: { certificateAuthorities: ${authorities} }
send:
  smtp: { host: 127.0.0.1, port: ${server.port}, tls: none, from: lastpatch@example.org }
  webhooks: { secret: { env: WEBHOOK_SECRET } }
`,
  );
  server.fault = (to) => (to.startsWith('opps@') ? { at: 'recipient', answers: 550 } : undefined);
  const lastpatch = (...args: readonly string[]): Promise<Finished> =>
    lastpatchPlain(...args, '--config', config, '--state', state);
  return {
    server,
    subscribe: (...entries) => {
      const list = entries.map((entry) => `    - { ${entry} }\n`).join('');
      writeFileSync(join(folder, 'subscribers.yaml'), `watches:\n  platform:\n${list}`);
    },
    lastpatch,
    run: async (day) => lastpatch('run', '--on', day, '--catalog', await openstackFile(day)),
    arrived: () =>
      Promise.all(
        server.taken.map(async (mail) => `${mail.to.split('@')[0]}: ${(await readMail(mail)).subject}`),
      ),
  };
}

describe('a letter that was refused at a wrong address', () => {
  it('goes to the address that is mended, once, and nothing more comes of it', async () => {
    const { subscribe, run, arrived, lastpatch } = await team();
    subscribe(TYPO, 'email: lead@example.org');
    expect(await run(TODAY)).toMatchObject({
      status: 1,
      stderr:
        'lastpatch: letter platform-1 was not sent (email-28cc7571, refused): o…@example.org: the server answered 550 to RCPT TO\n',
    });
    expect((await run(REMINDED)).status).toBe(1);
    expect((await lastpatch('watchdog', '--on', REMINDED)).status).toBe(3);

    subscribe(OPS, 'email: lead@example.org');
    const mended = await run(REMINDED);
    expect(mended).toMatchObject({ status: 0, stderr: '' });
    expect(mended.stdout)
      .toContain(`To: a former subscriber  (email-28cc7571, cancelled: nobody is subscribed there any more: it goes to whoever has come since)
To: o…@example.org  (email-7bec5f39, sent)
Subject: ${REMINDER}
`);
    expect((await lastpatch('watchdog', '--on', REMINDED)).status).toBe(0);
    expect((await run(REMINDED)).status).toBe(0);
    expect((await run(LATER)).status).toBe(0);
    expect(await arrived()).toEqual([
      `lead: ${WELCOME}`,
      `lead: ${REMINDER}`,
      `ops: ${WELCOME}`,
      `ops: ${REMINDER}`,
    ]);
  });

  it('counts the days from the day on which it goes out', async () => {
    const { subscribe, run, server } = await team();
    subscribe(OPS);
    await run(TODAY);
    subscribe(TYPO);
    await run(REMINDED);
    subscribe(OPS);
    // They have had the welcome, and not the reminder, which was made while they were not there.
    await run(LATER);
    expect((await readMail(server.taken.at(-1)!)).subject).toBe(
      'OpenStack 2025.1 Epoxy: 27 days until end of maintenance, 2 Oct 2026',
    );
  });

  it('goes to nobody where its subscriber was only taken out', async () => {
    const { subscribe, run, arrived } = await team();
    subscribe(TYPO, 'email: lead@example.org');
    await run(TODAY);
    subscribe('email: lead@example.org');
    const left = await run(TODAY);
    expect(left).toMatchObject({ status: 0, stderr: '' });
    expect(left.stdout).toContain(
      'To: a former subscriber  (email-28cc7571, cancelled: nobody is subscribed there any more)\n',
    );
    subscribe('email: lead@example.org', OPS);
    await run(TODAY);
    expect(await arrived()).toEqual([`lead: ${WELCOME}`]);
  });

  it('is sent again to whoever has come later by the channel of whoever had left', async () => {
    const { subscribe, run, arrived, lastpatch } = await team();
    subscribe(TYPO, 'email: lead@example.org');
    await run(TODAY);
    subscribe('email: lead@example.org');
    await run(TODAY);
    subscribe('email: lead@example.org', OPS);
    const refused = await lastpatch('ledger', 'resend', 'platform-1', '--channel', 'email-7bec5f39');
    expect({ ...refused, stderr: refused.stderr.replace(/\s+/g, ' ') }).toMatchObject({
      status: 2,
      stderr:
        'lastpatch: Letter platform-1 goes to folder, email-28cc7571, email-7658da7e, not to "email-7bec5f39". Where one of these has left, what is sent again there goes to whoever has come since. ',
    });
    await lastpatch('ledger', 'resend', 'platform-1', '--channel', 'email-28cc7571');
    expect((await run(TODAY)).status).toBe(0);
    expect(await arrived()).toEqual([`lead: ${WELCOME}`, `ops: ${WELCOME}`]);
  });
});

it('a letter that a webhook has redirected goes where that leads, once it is written down', async () => {
  const key = Buffer.alloc(32, 7);
  vi.stubEnv('no_proxy', '*');
  vi.stubEnv('WEBHOOK_SECRET', `whsec_${key.toString('base64')}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const former = await standIn(() => ({ status: 301, text: '', isTaken: false }));
  const latter = await webhook(key);
  const { subscribe, run } = await team();
  subscribe(`https: ${former.base}/hook`);
  expect(await run(TODAY)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('redirects are not followed, write down where it leads') as string,
  });
  subscribe(`https: ${latter.base}/hook`);
  expect((await run(TODAY)).status).toBe(0);
  expect((await run(REMINDED)).status).toBe(0);
  const letters = latter.taken.map(({ body }) => (JSON.parse(body) as { letter: string }).letter);
  expect(letters).toEqual(['platform-1', 'platform-2']);
});
