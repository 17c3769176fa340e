import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openstackFile } from '../../../testing/catalog-files.ts';
import { filesIn, traceOf } from '../../../testing/folder-files.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import type { Finished } from '../../../testing/lastpatch-process.ts';
import { SERIES_STATUS } from '../../../testing/openstack-files.ts';
import { asOrdinaryUser } from '../../../testing/ordinary-user.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';

const MOVED = SERIES_STATUS.replace('date: 2026-10-02', 'date: 2026-09-29');
const MOVED_ID = 'moved/openstack/epoxy/phase=unmaintained/date=2026-09-29/2';

/** An installation with a welcome of 2026-08-21 and urgent news of 2026-09-22. */
async function installation(): Promise<{
  folder: string;
  run: (day: string, status?: string) => Promise<Finished>;
  lastpatch: (...args: readonly string[]) => Promise<Finished>;
}> {
  const folder = temporaryFolder();
  const config = join(folder, 'mine.yaml');
  writeFileSync(config, 'watches:\n  - { id: platform, follow: { openstack: [epoxy] }, digest: off }\n');
  const state = join(folder, 'state');
  const lastpatch = (...args: readonly string[]): Promise<Finished> =>
    lastpatchPlain(...args, '--state', state);
  const run = async (day: string, status = MOVED): Promise<Finished> =>
    lastpatch('run', '--config', config, '--on', day, '--catalog', await openstackFile(day, status));
  await run('2026-08-21', SERIES_STATUS);
  await run('2026-09-22');
  return { folder, run, lastpatch };
}

async function jsonOf(finished: Promise<Finished>): Promise<unknown> {
  return JSON.parse((await finished).stdout);
}

describe('ledger list', () => {
  it('shows what was told to whom, the newest first', async () => {
    const { lastpatch } = await installation();
    const { status, stdout } = await lastpatch('ledger', 'list');
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ {2,}/).slice(0, 4)),
    ).toEqual([
      ['DAY', 'LETTER', 'CHANNEL', 'STATE'],
      ['2026-09-22', 'platform-2-urgent', 'folder-urgent', 'sent'],
      ['2026-09-22', 'platform-2', 'folder', 'sent'],
      ['2026-08-21', 'platform-1', 'folder', 'sent'],
    ]);
    expect((await lastpatch('ledger')).stdout).toBe(stdout);
  });

  it('shows as many as are asked for', async () => {
    const { lastpatch } = await installation();
    expect(await jsonOf(lastpatch('ledger', 'list', '--limit', '1', '--json'))).toEqual({
      letters: [
        {
          letter: 'platform-2-urgent',
          watch: 'platform',
          kind: 'urgent',
          on: '2026-09-22',
          revision: 2,
          subject: expect.stringContaining('29 Sep 2026') as unknown,
          notices: [MOVED_ID],
          deliveries: [
            {
              channel: 'folder-urgent',
              state: 'sent',
              attempts: 1,
              resent: false,
              at: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
              why: null,
            },
          ],
        },
      ],
    });
  });

  it.each(['0', '-1', 'all', '1.5'])('refuses a limit of %s', async (limit) => {
    const { lastpatch } = await installation();
    const { status, stderr } = await lastpatch('ledger', 'list', '--limit', limit);
    expect(status).toBe(2);
    expect(stderr).toContain(limit);
  });

  it('says so where there is no ledger, and makes none', async () => {
    const folder = temporaryFolder();
    const { status, stdout, stderr } = await lastpatchPlain(
      'ledger',
      'list',
      '--state',
      join(folder, 'state'),
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('there is no ledger here yet');
    expect(filesIn(folder)).toEqual([]);
  });
});

describe('ledger show', () => {
  it('shows a letter as it was sent, whatever the day', async () => {
    const { folder, lastpatch } = await installation();
    const { stdout } = await lastpatch('ledger', 'show', 'platform-2');
    const sent = readFileSync(join(folder, 'state', 'outbox', '2026-09-22-platform-2.txt'), 'utf8');
    expect(stdout).toContain('folder: sent at ');
    expect(stdout).toContain(MOVED_ID);
    expect(stdout).toContain(sent.split('\n\n').slice(1).join('\n\n').trimEnd());
  });

  it.each([
    ['sms', /Epoxy/],
    ['json', /^\{.*"platform-2-urgent"/],
    ['chat', /^\{/],
  ])('shows it as %s', async (form, expected) => {
    const { lastpatch } = await installation();
    const { stdout } = await lastpatch('ledger', 'show', 'platform-2-urgent', '--form', form);
    expect(stdout).toMatch(expected);
  });

  it('says when a letter has no SMS', async () => {
    const { lastpatch } = await installation();
    const { stdout } = await lastpatch('ledger', 'show', 'platform-2', '--form', 'sms');
    expect(stdout).toBe('This letter is not urgent: it has no SMS.\n');
  });

  it.each([
    [['ledger', 'show', 'platform-9'], 'platform-2'],
    [['ledger', 'show', 'platform-2', '--form', 'pdf'], 'text, sms, json, chat'],
    [['ledger', 'resend', 'platform-9'], 'platform-9'],
    [['ledger', 'resend', 'platform-2', '--channel', 'pigeon'], 'folder'],
    [['ledger', 'arrived', 'platform-9'], 'platform-9'],
    [['ledger', 'arrived', 'platform-2', '--channel', 'pigeon'], 'folder'],
    [['ledger', 'arrived', 'platform-2'], 'It is known how far letter platform-2 has come'],
    [['explain', 'moved/openstack/zed/1'], 'moved/openstack/zed/1'],
    [['accept', 'openstack'], 'SOURCE@HASH'],
    [['accept', 'openstack@123456789abc'], 'is not held'],
  ])('%j is refused with status 2', async (args, mentions) => {
    const { lastpatch } = await installation();
    const { status, stdout, stderr } = await lastpatch(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(mentions);
  });
});

describe('ledger resend', () => {
  it('has the next run send a letter again, and once', async () => {
    const { folder, run, lastpatch } = await installation();
    const file = join(folder, 'state', 'outbox', '2026-09-22-platform-2.txt');
    writeFileSync(file, 'lost');
    const { stdout } = await lastpatch('ledger', 'resend', 'platform-2');
    expect(stdout).toBe('The next run sends letter platform-2 again to folder.\n');
    await run('2026-09-23');
    expect(readFileSync(file, 'utf8')).toContain('Subject: ');
    writeFileSync(file, 'lost');
    await run('2026-09-24');
    expect(readFileSync(file, 'utf8')).toBe('lost');
  });
});

describe('ledger arrived', () => {
  it('ends what was sent twice to no end: no run sends it, and nothing needs a person any more', async () => {
    const { folder, run, lastpatch } = await installation();
    const outbox = SqliteOutbox.open(join(folder, 'state', 'ledger.sqlite'));
    await outbox.resend('platform-2');
    for (const attempt of [2, 3]) {
      const [delivery] = await outbox.openDeliveries();
      const { message = null } = delivery ?? {};
      if (!delivery || !message) throw new Error('there should be a delivery');
      expect(await outbox.claim(delivery, { now: 0, leaseMs: 1, message })).toBe(attempt);
      await outbox.settle(delivery, attempt, { state: 'unknown', why: 'no answer', at: 0 });
    }
    outbox.close();
    const file = join(folder, 'state', 'outbox', '2026-09-22-platform-2.txt');
    writeFileSync(file, 'as it came');
    expect((await run('2026-09-23')).stdout).toContain('lastpatch ledger arrived platform-2');
    const { stdout } = await lastpatch('ledger', 'arrived', 'platform-2');
    expect(stdout).toBe('Letter platform-2 counts as sent to folder.\n');
    expect((await run('2026-09-24')).stdout).not.toContain('platform-2');
    expect(readFileSync(file, 'utf8')).toBe('as it came');
    expect(await jsonOf(lastpatch('ledger', 'show', 'platform-2', '--json'))).toMatchObject({
      deliveries: [{ channel: 'folder', state: 'sent', why: null }],
    });
  });
});

describe('explain', () => {
  it('says from which fact and revision a notice comes, who was told, and when', async () => {
    const { lastpatch } = await installation();
    const { status, stdout } = await lastpatch('explain', MOVED_ID);
    expect(status).toBe(0);
    const flat = stdout.replace(/\s+/g, ' ');
    expect(flat).toContain('moved openstack 2025.1 unmaintained 2026-09-29 (was 2026-10-02) (scheduled)');
    expect(flat).toContain('next-phase, as read on 2026-09-22; first seen on 2026-09-22');
    expect(flat).toContain('watch platform, in letter platform-2 of 2026-09-22 (catalog revision 2)');
    expect(flat).toContain('folder: sent at ');
    expect(flat).toContain('folder-urgent: sent at ');
    expect(await jsonOf(lastpatch('explain', MOVED_ID, '--json'))).toMatchObject({
      notice: { id: MOVED_ID, was: '2026-10-02' },
      letters: [{ letter: 'platform-2' }, { letter: 'platform-2-urgent' }],
    });
  });

  it('counts one day as one', async () => {
    const { run, lastpatch } = await installation();
    await run('2026-09-28');
    const id = 'reminder/openstack/epoxy/phase=unmaintained/date=2026-09-29/step=1/2';
    expect((await lastpatch('explain', id)).stdout.replace(/\s+/g, ' ')).toContain(
      'reminder openstack 2025.1 unmaintained 2026-09-29 1 day ahead (scheduled)',
    );
  });
});

describe('a ledger that is only looked into', () => {
  it.each([[['ledger', 'list']], [['ledger', 'show', 'platform-2']], [['explain', MOVED_ID]]])(
    'by %j stays as it is, without the right to write, also when a run that died has left it',
    async (args) => {
      const { folder, lastpatch } = await installation();
      const state = join(folder, 'state');
      const expected = await lastpatch(...args);
      const [path, kept] = [join(state, 'ledger.sqlite'), join(state, 'kept.sqlite')];
      const writer = SqliteOutbox.open(path);
      await writer.heartbeat({ day: calendarDate('2026-09-22'), at: 0 });
      for (const ending of ['', '-wal']) copyFileSync(path + ending, kept + ending);
      writer.close();
      for (const ending of ['', '-wal']) renameSync(kept + ending, path + ending);
      for (const file of ['ledger.sqlite', 'ledger.sqlite-wal']) chmodSync(join(state, file), 0o444);
      chmodSync(state, 0o555);
      onTestFinished(() => {
        chmodSync(state, 0o755);
      });
      const before = traceOf(folder);
      expect(await asOrdinaryUser(() => lastpatch(...args))).toEqual(expected);
      expect(traceOf(folder)).toEqual(before);
    },
  );
});

describe('accept', () => {
  /** A status that announces and dates so many releases that the brake holds it. */
  function flood(series: number): string {
    const many = Array.from({ length: series }, (_, index) => {
      const letter = String.fromCharCode(97 + (index % 26));
      return `- name: ${letter}flood${index}\n  release-id: ${2030 + index}.1\n  status: future\n  initial-release: ${2030 + index}-04-01\n`;
    });
    return `---\n${many.join('')}${MOVED.slice(4)}`;
  }

  it('lets a held change through, also when upstream has changed a little more since', async () => {
    const folder = temporaryFolder();
    const config = join(folder, 'all.yaml');
    const state = join(folder, 'state');
    writeFileSync(
      config,
      'watches:\n  - { id: all, follow: { openstack: { releases: all, kinds: [announced] } }, digest: off }\n',
    );
    const run = async (day: string, status: string): Promise<Finished> =>
      lastpatchPlain(
        'run',
        '--json',
        '--state',
        state,
        '--config',
        config,
        '--on',
        day,
        '--catalog',
        await openstackFile(day, status),
      );
    await run('2026-09-22', MOVED);

    const held = await run('2026-09-23', flood(26));
    expect(held.status).toBe(1);
    const report = JSON.parse(held.stdout) as {
      letters: { state: string }[];
      sources: { problem: string }[];
    };
    expect(report.letters).toMatchObject([{ watch: 'all', state: 'held' }]);
    const [, name = ''] = /"lastpatch accept (openstack@[0-9a-f]{12})"/.exec(held.stderr) ?? [];
    expect(report.sources[0]?.problem).toContain(name);
    expect(existsSync(join(state, 'outbox', '2026-09-23-all-2.txt'))).toBe(false);

    const accepted = await lastpatchPlain('accept', name, '--state', state);
    expect(accepted).toMatchObject({
      status: 0,
      stdout: `${name} is let through: the next run tells what it says.\n`,
    });
    const through = await run('2026-09-24', flood(27));
    expect(through.status).toBe(0);
    const { letters } = JSON.parse(through.stdout) as { letters: { state: string; notices: string[] }[] };
    expect(letters).toMatchObject([{ state: 'sent' }]);
    expect(letters[0]?.notices).toHaveLength(27);
    expect((await run('2026-09-25', flood(27))).status).toBe(0);
  });
});
