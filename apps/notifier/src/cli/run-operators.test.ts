import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastpatchPlain } from '../../testing/lastpatch-here.ts';
import type { Finished } from '../../testing/lastpatch-process.ts';
import { type MailServer, mailServer, readMail } from '../../testing/mail/mail-server.ts';
import { CEPH } from '../../testing/own-products.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

interface Team {
  readonly server: MailServer;
  readonly run: (on: string, ...args: readonly string[]) => Promise<Finished>;
  readonly accept: (change: string) => Promise<Finished>;
  readonly product: (text: string) => void;
  /** Subjects by whom they went to, since it was asked last. */
  readonly mails: () => Promise<string[]>;
}

/** A team that follows a product of its own. */
async function team(): Promise<Team> {
  const folder = temporaryFolder();
  const server = await mailServer({ tls: 'none' });
  const config = join(folder, 'lastpatch.yaml');
  const product = (text: string): void => writeFileSync(join(folder, 'products', 'ceph.yaml'), text);
  mkdirSync(join(folder, 'products'));
  product(CEPH);
  writeFileSync(
    config,
    `products: [products]
watches: [{ id: storage, follow: { ceph: all } }]
send: { smtp: { host: 127.0.0.1, port: ${server.port}, tls: none, from: lastpatch@example.org } }
`,
  );
  writeFileSync(
    join(folder, 'subscribers.yaml'),
    'watches: { storage: [{ email: ops@example.org }] }\noperators: [{ email: oncall@example.org }, { email: lead@example.org }]\n',
  );
  const places = ['--config', config, '--state', join(folder, 'state')];
  return {
    server,
    product,
    run: (on, ...args) => lastpatchPlain('run', '--on', on, ...places, ...args),
    accept: (change) => lastpatchPlain('accept', change, ...places),
    mails: async () =>
      Promise.all(
        server.taken.splice(0).map(async (mail) => `${mail.to}: ${(await readMail(mail)).subject ?? ''}`),
      ),
  };
}

const WITHOUT_SQUID = CEPH.replace(/ {2}squid:(\n {4}.*)+\n/, '');

const NEWS = ['oncall', 'lead'].map(
  (who) => `${who}@example.org: Lastpatch, run of 2026-11-02: 1 thing needs you`,
);

describe('the operators, on a machine of one’s own', () => {
  it('are told of a change that is held, once, and of what is missing when it is let through', async () => {
    const { run, mails, product, accept, server } = await team();
    await run('2026-11-01');
    expect(await mails()).toEqual(['ops@example.org: Lastpatch now watches ceph (all releases) for you']);

    product(WITHOUT_SQUID);
    expect(await run('2026-11-02', '--dry-run')).toMatchObject({ status: 0 });
    expect(await mails()).toEqual([]);
    const held = await run('2026-11-02');
    expect(held.status).toBe(1);
    const [change = ''] = /custom@[0-9a-f]{12}/.exec(held.stderr) ?? [];
    const { text = '' } = await readMail(server.taken[0]!);
    expect(text.replaceAll('\n', ' ')).toContain(
      'A change of Ceph is held: it lacks 1 of 3 releases (Ceph squid).',
    );
    expect(held.stdout.replace(/\s+/g, ' ')).toContain(
      'A change of Ceph is held since 2026-11-02: it lacks 1 of 3 releases (Ceph squid).',
    );
    expect(text.replaceAll('\n', ' ')).toContain(`let it through with "lastpatch accept ${change}".`);
    expect(await mails()).toEqual(NEWS);

    expect((await run('2026-11-02')).status).toBe(1);
    expect((await run('2026-11-03')).status).toBe(1);
    expect(await mails()).toEqual([]);

    await accept(change);
    expect((await run('2026-11-04')).status).toBe(0);
    expect(await mails()).toEqual(NEWS.map((mail) => mail.replace('11-02', '11-04')));
    await run('2026-11-05');
    expect(await mails()).toEqual([]);
  });

  it('hold up nothing when they cannot be told, and nobody’s address is said', async () => {
    const { run, mails, product, server } = await team();
    await run('2026-11-01');
    await mails();
    product(WITHOUT_SQUID);
    server.fault = (to) => (to === 'oncall@example.org' ? { at: 'recipient', answers: 550 } : undefined);
    const { stderr } = await run('2026-11-02');
    expect(stderr).toContain(
      'lastpatch: an operator was not told: o…@example.org: the server answered 550 to RCPT TO\n',
    );
    expect(stderr).not.toContain('oncall');
    expect(await mails()).toContain(NEWS[1]);
  });

  it('are tried each at a server that does not answer, and told by the next run where it reached none', async () => {
    const { run, product, server, mails } = await team();
    server.fault = { at: 'connect', does: 'reset' };
    await run('2026-11-01');
    product(WITHOUT_SQUID);
    const { stderr } = await run('2026-11-02');
    expect(stderr.match(/an operator was not told: .*/g)).toEqual(
      ['o', 'l'].map((who) => `an operator was not told: ${who}…@example.org: the connection broke`),
    );
    server.fault = undefined;
    await run('2026-11-03');
    const text = (await readMail(server.taken.find(({ to }) => to === 'lead@example.org')!)).text ?? '';
    expect(text.replaceAll('\n', ' ')).toContain('Since the run of 2026-11-02: A change of Ceph is held: ');
    expect((await mails()).filter((mail) => mail.includes('needs you'))).toEqual(
      NEWS.map((mail) => mail.replace('11-02', '11-03')),
    );
    await run('2026-11-04');
    expect(await mails()).toEqual([]);
  });

  it('are not told by a later run what is mended meanwhile', async () => {
    const { run, product, server, mails } = await team();
    await run('2026-11-01');
    product(WITHOUT_SQUID);
    server.fault = { at: 'connect', does: 'reset' };
    await run('2026-11-02');
    product(CEPH);
    server.fault = undefined;
    await run('2026-11-03');
    expect((await mails()).filter((mail) => mail.includes('needs you'))).toEqual([]);
  });
});
