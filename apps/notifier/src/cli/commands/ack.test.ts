import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { traceOf, writeFiles } from '../../../testing/folder-files.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import type { Finished } from '../../../testing/lastpatch-process.ts';
import { asOrdinaryUser } from '../../../testing/ordinary-user.ts';
import { teamFolder } from '../../../testing/own-products.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';
import type { Ack } from '../../daily-check/ack.ts';

const FLEET = `fleet:
  environments:
    - name: Region-One
      runs: [{ openstack: 2025.1 }, { ubuntu: 24.04 }]
    - name: region-two
      runs: [{ nova: 3:29.2.0-0ubuntu1~cloud0 }, { glance: 30.0.0 }, { rabbitmq: 3.13.7 }]
    - name: mine
      runs: [{ kubernetes: 1.35 }, { ovn: 1.35 }]
`;
const OVN = `product: ovn
title: OVN
source: https://example.org/ovn
checked: 2026-08-01
releases:
  1.35: { released: 2024-03-01, endOfLife: 2027-03-01 }
`;

const WHY = ['--why', 'is replaced in spring'];
const MUTE = ['--until', '2026-11-01', ...WHY];

interface Team {
  readonly folder: string;
  readonly state: string;
  /** `lastpatch ack …` on 21 August 2026. */
  readonly ack: (...args: readonly string[]) => Promise<Finished>;
  readonly lastpatch: (...args: readonly string[]) => Promise<Finished>;
  readonly acks: () => Promise<readonly Ack[]>;
}

/** A team with a fleet, and a ledger unless told otherwise. */
function team({ hasLedger = true, fleet = FLEET } = {}): Team {
  const { folder, config } = teamFolder({ 'products/ovn.yaml': OVN }, fleet);
  const state = join(folder, 'state');
  const path = join(state, 'ledger.sqlite');
  if (hasLedger) SqliteOutbox.open(path).close();
  const lastpatch = (...args: readonly string[]): Promise<Finished> =>
    lastpatchPlain(...args, '--config', config, '--state', state);
  return {
    folder,
    state,
    lastpatch,
    ack: (...args) => lastpatch('ack', ...args, '--on', '2026-08-21'),
    acks: async () => {
      const reader = SqliteOutbox.openReadOnly(path);
      return reader.acks();
    },
  };
}

async function json(finished: Promise<Finished>): Promise<unknown> {
  return JSON.parse((await finished).stdout);
}

describe('lastpatch ack', () => {
  it('mutes a deadline until a day, and says what that means', async () => {
    const { ack, acks } = team();
    const done = await ack('region-one', 'openstack@2025.1', ...MUTE);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toMatchInlineSnapshot(`
      "Region-One: OpenStack 2025.1 Epoxy is muted until 2026-11-01: is replaced in
        spring
      Nothing is told of this deadline before that day. Mind that its support ends
        before, on 2026-10-02.
      "
    `);
    expect(await acks()).toEqual([
      {
        environment: 'region-one',
        product: 'openstack',
        release: 'epoxy',
        until: '2026-11-01',
        why: 'is replaced in spring',
        at: expect.any(Number) as unknown,
      },
    ]);
  });

  it('needs no reason, and says that everybody sees that none was given', async () => {
    const { ack, acks, lastpatch } = team();
    const mute = ['region-one', 'epoxy', '--until', '2026-11-01'];
    const done = await ack(...mute);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toMatchInlineSnapshot(`
      "Region-One: OpenStack 2025.1 Epoxy is muted until 2026-11-01: no reason given
      Nothing is told of this deadline before that day. Mind that its support ends
        before, on 2026-10-02.
      Everybody who looks sees that no reason was given: the same again with --why
        gives one.
      "
    `);
    expect(await acks()).toMatchObject([{ until: '2026-11-01', why: '' }]);
    expect((await ack('--list')).stdout).toContain('OpenStack 2025.1 Epoxy  no reason given\n');
    const on = ['--on', '2026-08-21'];
    const planned = await lastpatch('plan', 'region-one', ...on);
    expect(planned.stdout).toContain('is muted until 2026-11-01: no reason given\n');
    const checked = await lastpatch('check', 'region-one', '--within', '90', ...on);
    expect(checked.stdout).toContain('muted until 2026-11-01: no reason given');
    const muted = { until: '2026-11-01', why: 'no reason given' };
    expect(await json(lastpatch('plan', 'region-one', ...on, '--json'))).toMatchObject({
      plans: [{ muted }, {}],
    });
    expect(await json(ack('--list', '--json'))).toMatchObject({ muted: [muted] });
    expect(await json(ack(...mute, ...WHY, '--json'))).toMatchObject({
      why: 'is replaced in spring',
      replaced: muted,
    });
  });

  it.each([
    ['openstack@2025.1', 'epoxy'],
    ['OpenStack@Epoxy', 'epoxy'],
    ['2025.1', 'epoxy'],
    ['2025.1.1', 'epoxy'],
    ['EPOXY', 'epoxy'],
    ['nova@31.0.0', 'epoxy'],
    ['24.04', '24.04'],
    ['noble numbat', '24.04'],
    ['ubuntu@24.04', '24.04'],
  ])('knows what runs as %s', async (release, key) => {
    const { ack, acks } = team();
    const { status, stderr } = await ack('REGION-ONE', release, ...MUTE);
    expect([status, stderr]).toEqual([0, '']);
    expect((await acks()).map((one) => one.release)).toEqual([key]);
  });

  it('mutes any release of mixed versions', async () => {
    const { ack, acks } = team();
    await ack('region-two', 'Caracal', ...MUTE);
    await ack('region-two', '2025.1', ...MUTE);
    expect((await acks()).map(({ release }) => release)).toEqual(['caracal', 'epoxy']);
  });

  it.each([
    ['2026-10-01', ''],
    ['2026-10-02', ' Mind that its support ends before, on 2026-10-02.'],
  ])('until %s says nothing of the end, or that it comes before', async (until, said) => {
    const { stdout } = await team().ack('region-one', 'epoxy', '--until', until, ...WHY);
    const [, rest = ''] = stdout.replace(/\n +/g, ' ').trimEnd().split('\n');
    expect(rest).toBe(`Nothing is told of this deadline before that day.${said}`);
  });

  it('says when the end has been, or is not known', async () => {
    const { ack } = team({
      fleet: 'fleet: { environments: [{ name: a, runs: [{ openstack: zed }, { openstack: 2026.2 }] }] }\n',
    });
    const ended = await ack('a', 'zed', ...MUTE);
    expect(ended.stdout.replace(/\s+/g, ' ')).toContain('Mind that its support has ended, on 2024-05-10.');
    const later = await ack('a', '2026.2', ...MUTE);
    expect(later.stdout.replace(/\s+/g, ' ')).toContain('Mind that nobody knows when its support ends.');
  });

  it('replaces what muted it before', async () => {
    const { ack, acks } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const again = ['region-one', '2025.1', '--until', '2026-09-01', '--why', 'is replaced\nin autumn'];
    expect((await ack(...again)).stdout).toContain('It was muted until 2026-11-01: is replaced in spring\n');
    expect(await json(ack(...again, '--json'))).toEqual({
      environment: 'Region-One',
      product: 'openstack',
      release: '2025.1',
      name: 'Epoxy',
      until: '2026-09-01',
      why: 'is replaced in autumn',
      supportEnds: '2026-10-02',
      replaced: { until: '2026-09-01', why: 'is replaced in autumn' },
    });
    expect(await acks()).toHaveLength(1);
  });

  it.each([
    ['2026-08-22', 0],
    ['2028-08-21', 0],
    ['2026-08-21', 2],
    ['2026-08-20', 2],
    ['2028-08-22', 2],
    ['9999-12-31', 2],
    ['2027-02-29', 2],
    ['2027-3-1', 2],
    ['for ever', 2],
    ['', 2],
  ])('of 21 August may last until %j: status %i', async (until, expected) => {
    const { ack, acks } = team();
    const { status, stderr } = await ack('region-one', 'epoxy', '--until', until, ...WHY);
    expect(status).toBe(expected);
    expect(stderr.startsWith('lastpatch: --until: ')).toBe(expected === 2);
    expect(await acks()).toHaveLength(expected === 0 ? 1 : 0);
  });

  it.each([
    ['of 200 characters', 'x'.repeat(200), 0],
    ['of 201 characters', 'x'.repeat(201), 2],
    ['of 200 rockets', '🚀'.repeat(200), 0],
    ['of 100,000 characters', 'x'.repeat(100_000), 2],
    ['that says nothing', '', 2],
    ['of spaces and controls', ' \t\r\n\u0007\u200b\u202e ', 2],
  ])('takes a reason %s: or not', async (_, why, expected) => {
    const { ack, acks } = team();
    const { status, stderr } = await ack('region-one', 'epoxy', '--until', '2026-11-01', '--why', why);
    expect(status).toBe(expected);
    expect(stderr.startsWith('lastpatch: --why: ')).toBe(expected === 2);
    expect(stderr.length).toBeLessThan(200);
    expect(await acks()).toHaveLength(expected === 0 ? 1 : 0);
  });

  it.each<[readonly string[], readonly string[]]>([
    [[], ['Say which deadline']],
    [['region-one'], ['Say which deadline']],
    [['region-one', ...MUTE], ['Say which deadline']],
    [
      ['region-one', 'epoxy'],
      ['--until: say from which day', 'up to 2028-08-21'],
    ],
    [
      ['region-one', 'epoxy', '--until', '2029-01-01', '--why', ''],
      ['two years from now', 'a deadline missed', '--why: say in one line', 'or leave it out'],
    ],
    [['regoin-one', 'epoxy', ...MUTE], ['Unknown environment "regoin-one". Did you mean Region-One?']],
    [
      ['region-one', 'epxy', ...MUTE],
      [
        'Region-One does not run "epxy". Did you mean Epoxy?',
        'OpenStack 2025.1 Epoxy (openstack@2025.1) and',
      ],
    ],
    [['region-one', 'zed', ...MUTE], ['Region-One does not run "zed".']],
    [
      ['region-one', 'openstack@2024.1', ...MUTE],
      ['Region-One does not run "openstack@2024.1". Did you mean openstack@2025.1?'],
    ],
    [
      ['region-one', 'openstak@2025.1', ...MUTE],
      ['Unknown product or project "openstak". Did you mean openstack?'],
    ],
    [['region-one', 'openstack@', ...MUTE], ['does not say what runs']],
    [['mine', '1.35', ...MUTE], ['"1.35" may be kubernetes@1.35 and ovn@1.35: write which.']],
    [['region-one', 'epoxy', '--remove', ...WHY], ['--remove mutes nothing']],
    [['--list', '--until', '2026-11-01'], ['--list mutes nothing']],
    [['--list', 'region-one'], ['--list shows all']],
    [['--list', '--remove'], ['--list shows all']],
    [['region-one', '--remove'], ['Say which deadline']],
    [['region-one', 'epoxy', '--remove'], ['Nothing of "region-one" is muted. lastpatch ack --list shows']],
  ])('refuses %j', async (args, said) => {
    const { ack, acks } = team();
    const { status, stdout, stderr } = await ack(...args);
    expect([status, stdout]).toEqual([2, '']);
    for (const words of said) expect(stderr).toContain(words);
    expect(await acks()).toEqual([]);
  });

  it('needs a fleet', async () => {
    const { status, stderr } = await team({ fleet: '' }).ack('region-one', 'epoxy', ...MUTE);
    expect([status, stderr]).toEqual([2, expect.stringContaining('There is no fleet in the settings')]);
  });

  it.each([[['region-one', 'epoxy', ...MUTE]], [['region-one', 'epoxy', '--remove']], [['--list']]])(
    'says that the first run makes the ledger, and makes none: %j',
    async (args) => {
      const { ack, state } = team({ hasLedger: false });
      const { status, stdout, stderr } = await ack(...args);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain('there is no ledger here yet: the first run makes it');
      expect(existsSync(state)).toBe(false);
    },
  );

  it('stays when runs commit', async () => {
    const { ack, acks, lastpatch } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const run = async (day: string): Promise<number | null> =>
      (await lastpatch('run', '--no-refresh', '--on', day)).status;
    expect([await run('2026-08-21'), await run('2026-08-22')]).toEqual([0, 0]);
    await ack('region-one', '24.04', ...MUTE);
    expect(await run('2026-08-23')).toBe(0);
    expect((await acks()).map(({ release }) => release)).toEqual(['epoxy', '24.04']);
  });
});

describe('lastpatch ack --remove', () => {
  it('has the deadline told again from tomorrow on, whether the run of today has been or not', async () => {
    const { ack, acks } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    await ack('region-two', 'caracal', ...MUTE);
    const { status, stdout } = await ack('Region-ONE', 'openstack@epoxy', '--remove');
    expect([status, stdout]).toEqual([
      0,
      'region-one: OpenStack 2025.1 Epoxy is told again from 2026-08-22 on.\n',
    ]);
    expect((await acks()).map(({ until }) => until)).toEqual(['2026-08-22', '2026-11-01']);
  });

  it.each([
    ['2027-02-27', 'is told again from 2027-02-28 on.'],
    [
      '2027-02-28',
      'is muted no more from 2027-03-01 on. Its support ends on 2027-03-01: no deadline of it is to come.',
    ],
    [
      '2027-03-01',
      'is muted no more from 2027-03-02 on. Its support has ended, on 2027-03-01: no deadline of it is to come.',
    ],
  ])('on %s says of what ends on 2027-03-01 what is to come', async (on, said) => {
    const { lastpatch } = team();
    const day = ['--on', on];
    await lastpatch('ack', 'mine', 'ovn@1.35', '--until', '2027-06-01', ...WHY, ...day);
    const { stdout } = await lastpatch('ack', 'mine', 'ovn@1.35', '--remove', ...day);
    expect(stdout.replace(/\s+/g, ' ')).toBe(`mine: OVN 1.35 ${said} `);
  });

  it('says it to machines', async () => {
    const { ack } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    expect(await json(ack('region-one', '2025.1', '--remove', '--json'))).toEqual({
      environment: 'region-one',
      product: 'openstack',
      release: '2025.1',
      name: 'Epoxy',
      until: '2026-08-22',
      why: 'is replaced in spring',
      at: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
      over: false,
      removed: true,
    });
  });

  it('changes nothing of what is over', async () => {
    const { ack, acks, lastpatch } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const { status, stdout } = await lastpatch(
      'ack',
      'region-one',
      'epoxy',
      '--remove',
      '--on',
      '2026-11-01',
    );
    expect(status).toBe(0);
    expect(stdout).toBe('region-one: OpenStack 2025.1 Epoxy is not muted: that was over on 2026-11-01.\n');
    expect((await acks())[0]?.until).toBe('2026-11-01');
  });

  it('finds what neither the fleet nor the catalog has any more', async () => {
    const { ack, acks, folder, state } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const outbox = SqliteOutbox.open(join(state, 'ledger.sqlite'));
    const gone = { environment: 'attic', product: 'gone', release: '1' };
    await outbox.acknowledge(
      { ...gone, until: calendarDate('2027-01-01'), why: 'x', at: 0 },
      calendarDate('2026-08-21'),
    );
    outbox.close();
    writeFiles(folder, { 'lastpatch.yaml': 'watches: [{ id: a, follow: { openstack: all } }]\n' });
    expect((await ack('region-one', 'Epoxy', '--remove')).status).toBe(0);
    expect((await ack('attic', 'gone@1', '--remove')).stdout).toBe(
      'attic: gone@1 is told again from 2026-08-22 on.\n',
    );
    expect((await acks()).map(({ until }) => until)).toEqual(['2026-08-22', '2026-08-22']);
  });

  it.each([
    [['regionone', 'epoxy'], 'Nothing of "regionone" is muted. Did you mean region-one?'],
    [
      ['region-one', 'epxoy'],
      'Nothing of region-one is muted that is "epxoy". Did you mean Epoxy? Muted is OpenStack 2025.1 Epoxy',
    ],
  ])('refuses %j', async (args, said) => {
    const { ack } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const { status, stderr } = await ack(...args, '--remove');
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('lastpatch ack --list', () => {
  it('shows all that is muted, what ends next first, and what is over last', async () => {
    const { ack, lastpatch } = team();
    await ack('mine', 'ovn@1.35', '--until', '2026-09-01', '--why', 'a');
    await ack('mine', 'kubernetes@1.35', '--until', '2026-09-15', '--why', 'b');
    await ack('region-two', 'caracal', '--until', '2026-11-01', '--why', 'c');
    await ack('region-one', 'epoxy', '--until', '2026-09-16', '--why', 'd');
    const args = ['ack', '--list', '--on', '2026-09-15'];
    expect((await lastpatch(...args)).stdout).toMatchInlineSnapshot(`
      "MUTED UNTIL             ENVIRONMENT  RELEASE                   WHY
      2026-09-16, tomorrow    Region-One   OpenStack 2025.1 Epoxy    d
      2026-11-01, in 47 days  region-two   OpenStack 2024.1 Caracal  c
      2026-09-15, over        mine         Kubernetes 1.35           b
      2026-09-01, over        mine         OVN 1.35                  a
      "
    `);
    expect(await json(lastpatch(...args, '--json'))).toMatchObject({
      on: '2026-09-15',
      muted: [
        { environment: 'Region-One', product: 'openstack', release: '2025.1', name: 'Epoxy', over: false },
        { environment: 'region-two', until: '2026-11-01', why: 'c', over: false },
        { environment: 'mine', product: 'kubernetes', release: '1.35', name: null, over: true },
        { environment: 'mine', product: 'ovn', over: true },
      ],
    });
  });

  it('says when nothing is', async () => {
    const { ack } = team();
    expect((await ack('--list')).stdout).toBe('Nothing is muted.\n');
    expect(await json(ack('--list', '--json'))).toEqual({ on: '2026-08-21', muted: [] });
  });

  it('leaves no trace, and needs no right to write', async () => {
    const { ack, folder, state } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const expected = await ack('--list');
    chmodSync(join(state, 'ledger.sqlite'), 0o444);
    chmodSync(state, 0o555);
    const before = traceOf(folder);
    expect(await asOrdinaryUser(() => ack('--list'))).toEqual(expected);
    expect(traceOf(folder)).toEqual(before);
    chmodSync(state, 0o755);
  });
});

describe('plan and check, of what is muted', () => {
  interface Muted {
    readonly until: string;
    readonly why: string;
  }
  interface Planned {
    readonly environment: string;
    readonly verdict?: string;
    readonly runs: { readonly release: string };
    readonly muted: Muted | null;
    readonly mixed: readonly { readonly release: string; readonly muted: Muted | null }[];
  }

  it('show until when, and why', async () => {
    const { ack, lastpatch } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const { stdout } = await lastpatch('plan', 'region-one', '--on', '2026-08-21');
    expect(stdout).toContain('Region-One   OpenStack 2025.1 Epoxy, muted  2026-10-02, in 42 days');
    expect(stdout).toContain(
      'Region-One: OpenStack 2025.1 Epoxy is muted until 2026-11-01: is replaced in\n  spring\n',
    );
    const { plans } = (await json(lastpatch('plan', '--on', '2026-08-21', '--json'))) as { plans: Planned[] };
    const muted = plans.filter((plan) => plan.muted !== null);
    expect(muted).toMatchObject([
      { environment: 'Region-One', muted: { until: '2026-11-01', why: 'is replaced in spring' } },
    ]);
    expect(plans.length).toBeGreaterThan(4);
  });

  it.each([
    ['2026-10-31', 0, 'muted', 'MUTED  Region-One: OpenStack 2025.1 Epoxy     2026-10-02, 29 days ago'],
    ['2026-11-01', 3, 'ended', 'ENDED  Region-One: OpenStack 2025.1 Epoxy     2026-10-02, 30 days ago'],
  ])('do not count it before its day: %s', async (day, expected, verdict, line) => {
    const { ack, lastpatch } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const args = ['check', 'region-one', '--within', '90', '--on', day];
    const { status, stdout } = await lastpatch(...args);
    expect(status).toBe(expected);
    expect(stdout).toContain(line);
    expect(stdout.includes('muted until 2026-11-01: is replaced in spring')).toBe(verdict === 'muted');
    const { found, checked } = (await json(lastpatch(...args, '--json'))) as {
      found: boolean;
      checked: Planned[];
    };
    expect(found).toBe(expected === 3);
    expect(checked[0]).toMatchObject({ verdict, runs: { release: '2025.1' } });
  });

  it('call only that muted which would have been found', async () => {
    const { ack, lastpatch } = team();
    await ack('region-one', '24.04', ...MUTE);
    const args = ['check', 'region-one', '--within', '90', '--on', '2026-08-21', '--json'];
    const { checked } = (await json(lastpatch(...args))) as { checked: Planned[] };
    expect(checked).toMatchObject([
      { verdict: 'ends', muted: null },
      { verdict: 'lasts', muted: { until: '2026-11-01' } },
    ]);
  });

  it('count the rest of mixed versions until that is muted too', async () => {
    const { ack, lastpatch } = team();
    const args = ['check', 'region-two', '--within', '90', '--on', '2026-08-21'];
    const verdict = async (): Promise<Planned | undefined> =>
      ((await json(lastpatch(...args, '--json'))) as { checked: Planned[] }).checked[0];
    expect(await verdict()).toMatchObject({ verdict: 'ended', muted: null });
    await ack('region-two', 'caracal', ...MUTE);
    expect(await verdict()).toMatchObject({
      verdict: 'ends',
      muted: { until: '2026-11-01' },
      mixed: [
        { release: '2024.1', muted: { until: '2026-11-01' } },
        { release: '2025.1', muted: null },
      ],
    });
    await ack('region-two', 'epoxy', '--until', '2026-12-01', '--why', 'too');
    expect(await verdict()).toMatchObject({ verdict: 'muted' });
    const { status, stdout } = await lastpatch(...args);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '2024.1 Caracal muted until 2026-11-01: is replaced in spring; 2025.1 Epoxy muted until 2026-12-01: too',
    );
  });

  it('do not count a project that has ended in what is muted', async () => {
    const { ack, lastpatch } = team({
      fleet: 'fleet: { environments: [{ name: a, runs: [{ magnum: 18.0.0 }] }] }\n',
    });
    const args = ['check', 'a', '--within', '0', '--on', '2025-11-01'];
    const before = await lastpatch(...args);
    await ack('a', '2024.1', ...MUTE);
    const after = await lastpatch(...args);
    expect([before.status, after.status]).toEqual([3, 0]);
    expect(before.stdout).toContain('project ended');
    expect(after.stdout).toContain('MUTED');
  });

  it('leave no trace in the ledger, and make none', async () => {
    const { ack, lastpatch, folder } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    const before = traceOf(folder);
    await lastpatch('plan', '--on', '2026-08-21');
    await lastpatch('check', '--within', '90', '--on', '2026-08-21');
    expect(traceOf(folder)).toEqual(before);
    const none = team({ hasLedger: false });
    const { status, stderr } = await none.lastpatch('plan', '--on', '2026-08-21');
    expect([status, stderr, existsSync(none.state)]).toEqual([0, '', false]);
  });

  it('say so when the ledger cannot be read, and show the fleet as if nothing were muted', async () => {
    const { ack, lastpatch, state } = team();
    await ack('region-one', 'epoxy', ...MUTE);
    writeFileSync(join(state, 'ledger.sqlite'), 'no ledger'.repeat(1000));
    const { status, stdout, stderr } = await lastpatch(
      'check',
      'region-one',
      '--within',
      '90',
      '--on',
      '2026-08-21',
    );
    expect(status).toBe(3);
    expect(stdout).toContain('ENDS');
    expect(stderr).toContain('what is muted is not known: ');
    expect(stderr).toContain('it is damaged or is no ledger');
  });

  it('do not look at the ledger for what is named by itself', async () => {
    const { lastpatch, state } = team();
    writeFileSync(join(state, 'ledger.sqlite'), 'no ledger'.repeat(1000));
    const { status, stderr } = await lastpatch('plan', 'openstack@2025.1', '--on', '2026-08-21');
    expect([status, stderr]).toEqual([0, '']);
  });
});
