import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesIn, traceOf } from '../../../testing/folder-files.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import { type Finished, lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { asOrdinaryUser } from '../../../testing/ordinary-user.ts';
import { claimAt, commitOf, HEAD, HELD, wholeLetter } from '../../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { CertificateAuthority } from '../../../testing/web/certificate-authority.ts';
import { listening } from '../../../testing/web/listening.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';

const HOUR = 60 * 60 * 1000;

interface Watched {
  readonly folder: string;
  readonly state: string;
  readonly outbox: SqliteOutbox;
  readonly watchdog: (...args: readonly string[]) => Promise<Finished>;
}

/** A state with a ledger whose last good run was so long ago; none when that is left out. */
async function watched(ago?: number): Promise<Watched> {
  const state = temporaryFolder();
  const outbox = SqliteOutbox.open(join(state, 'ledger.sqlite'));
  onTestFinished(() => {
    outbox.close();
  });
  if (ago !== undefined) await outbox.heartbeat({ day: HEAD.lastDay, at: Date.now() - ago });
  const config = join(state, 'lastpatch.yaml');
  writeFileSync(config, 'watches: [{ id: platform, follow: { openstack: supported } }]\n');
  const watchdog = (...args: readonly string[]): Promise<Finished> =>
    lastpatchPlain('watchdog', '--state', state, '--config', config, ...args);
  return { folder: state, state, outbox, watchdog };
}

/** Leaves a letter that was refused. */
async function refuse(outbox: SqliteOutbox): Promise<void> {
  await outbox.commit(commitOf({ letters: [{ letter: wholeLetter(), channels: ['folder'] }] }));
  const [delivery] = await outbox.openDeliveries();
  const attempt = await outbox.claim(delivery!, claimAt(1));
  await outbox.settle(delivery!, attempt!, { state: 'refused', why: 'no such | mailbox', at: 2 });
}

describe('lastpatch watchdog', () => {
  it('says in one line that all is well, also while a run writes', async () => {
    const { watchdog } = await watched(2 * HOUR);
    const { status, stdout, stderr } = await watchdog();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Well: the last good run was 2 hours ago \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\), and nothing needs a person\.\n$/,
    );
  });

  it.each([
    [26 * HOUR - 60_000, [], 0],
    [26 * HOUR + 60_000, [], 3],
    [26 * HOUR + 60_000, ['--within', '27'], 0],
    [2 * HOUR, ['--within', '1'], 3],
  ])('a run %i ms ago with %j ends with %i', async (ago, args, expected) => {
    const { watchdog } = await watched(ago);
    expect((await watchdog(...args)).status).toBe(expected);
  });

  it('says how late a run is', async () => {
    const { watchdog } = await watched(96 * HOUR);
    const { stdout, stderr } = await watchdog();
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^lastpatch: the last good run was 4 days ago \(.+ UTC\), expected one within 26 hours\n$/,
    );
  });

  it('does not take a run that is yet to come for a good one', async () => {
    const { watchdog } = await watched(-HOUR);
    expect(await watchdog()).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('which is yet to come: is the clock right?') as unknown,
    });
  });

  it('says that nothing has ever run where there is no ledger, and makes none', async () => {
    const folder = temporaryFolder();
    const { status, stderr } = await lastpatchPlain('watchdog', '--state', join(folder, 'state'));
    expect(status).toBe(3);
    expect(stderr).toMatch(/^lastpatch: never run: .+ledger\.sqlite: there is no ledger here yet/);
    expect(filesIn(folder)).toEqual([]);
  });

  it('says that no run has ended well yet', async () => {
    const { watchdog } = await watched();
    expect(await watchdog()).toMatchObject({
      status: 3,
      stderr: 'lastpatch: no run has ended well here yet\n',
    });
  });

  it('says what else needs a person, each in a line', async () => {
    const { watchdog, outbox } = await watched(HOUR);
    await refuse(outbox);
    await outbox.commit(commitOf({ after: 1, head: { held: [HELD] } }));
    expect(await watchdog()).toMatchObject({
      status: 3,
      stdout: '',
      stderr: [
        'lastpatch: letter platform-2 is refused (folder): no such | mailbox',
        'a change of openstack is held since 2026-08-21: "lastpatch accept openstack@3f2a91c07d5e" lets it through',
        '',
      ].join('\n'),
    });
  });

  it('has a shape for machines', async () => {
    const { watchdog, outbox } = await watched(HOUR);
    const read = async (...args: readonly string[]): Promise<unknown> =>
      JSON.parse((await watchdog('--json', ...args)).stdout) as unknown;
    const lastRun = { day: HEAD.lastDay, at: expect.stringMatching(/^\d{4}-.+Z$/) as unknown };
    expect(await read()).toEqual({ well: true, late: false, withinHours: 26, lastRun, problems: [] });
    await refuse(outbox);
    expect(await read('--within', '2')).toEqual({
      well: false,
      late: false,
      withinHours: 2,
      lastRun,
      problems: ['letter platform-2 is refused (folder): no such | mailbox'],
    });
  });

  it('leaves no trace, and needs no right to write', async () => {
    const { watchdog, folder, outbox } = await watched(HOUR);
    outbox.close();
    const before = traceOf(folder);
    expect(await asOrdinaryUser(() => watchdog())).toMatchObject({ status: 0 });
    expect(traceOf(folder)).toEqual(before);
  });

  it.each([
    [['--within', '0'], '--within: expected a number of hours from 1 to 8760, got "0".'],
    [['--url', 'http://example.org/s3cr3t'], '--url: expected an address that begins with https:'],
    [['--heartbeat'], '--heartbeat asks the address of "heartbeat" in lastpatch.yaml, and there is none.'],
  ])('refuses %j', async (args, said) => {
    const { watchdog } = await watched(HOUR);
    const { status, stderr } = await watchdog(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('s3cr3t');
  });
});

describe('lastpatch watchdog --nagios', () => {
  it('says in one line on standard output how things stand', async () => {
    const { watchdog, outbox } = await watched(HOUR);
    expect(await watchdog('--nagios')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^LASTPATCH OK: the last good run was \d+ minutes ago \(.+\)\n$/,
      ) as unknown,
    });
    await refuse(outbox);
    expect(await watchdog('--nagios')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^LASTPATCH WARNING: letter platform-2 is refused \(folder\): no such \/ mailbox; the last good run.+\n$/,
      ) as unknown,
    });
  });

  it('takes a run that is missing for critical', async () => {
    const { watchdog } = await watched();
    expect(await watchdog('--nagios')).toMatchObject({
      status: 2,
      stdout: 'LASTPATCH CRITICAL: no run has ended well here yet\n',
    });
  });

  it('says that it cannot know', async () => {
    const { folder, watchdog } = await watched(HOUR);
    writeFileSync(join(folder, 'lastpatch.yaml'), 'watch: []\n');
    expect(await watchdog('--nagios')).toMatchObject({
      status: 3,
      stdout: expect.stringMatching(/^LASTPATCH UNKNOWN: .+unknown key watch.+\n$/) as unknown,
    });
  });
});

describe('a monitor elsewhere', () => {
  it.each([['--heartbeat'], ['--url']])('hears with %s when all is well, and then only', async (option) => {
    const { folder, state, outbox } = await watched(HOUR);
    const asked: string[] = [];
    const authority = new CertificateAuthority();
    const server = createServer(authority.identity({ hosts: ['127.0.0.1'] }), ({ url }, response) => {
      asked.push(String(url));
      response.writeHead(asked.length === 1 ? 200 : 500).end();
    });
    const address = `https://127.0.0.1:${await listening(server)}/ping`;
    writeFileSync(join(folder, 'authority.pem'), authority.pem);
    writeFileSync(join(folder, 'beat'), `${address}\n`, { mode: 0o600 });
    writeFileSync(
      join(folder, 'lastpatch.yaml'),
      'heartbeat: { file: beat }\nwatches: [{ id: platform, follow: { openstack: supported } }]\n',
    );
    const args = ['watchdog', '--state', state, option, ...(option === '--url' ? [address] : [])];
    const env = { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') };
    const watchdog = (): Promise<Finished> => lastpatchIn(folder, args, { env });
    expect(await watchdog()).toMatchObject({ status: 0 });
    expect(asked).toEqual(['/ping']);
    expect(await watchdog()).toMatchObject({
      status: 1,
      stderr: 'lastpatch: The external heartbeat was not taken (HTTP 500).\n',
    });
    await refuse(outbox);
    expect(await watchdog()).toMatchObject({ status: 3 });
    expect(asked).toHaveLength(2);
  });
});
