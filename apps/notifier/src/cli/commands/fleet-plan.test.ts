import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CARRIED_RELEASES } from '@lastpatch/fleet';
import { output } from '@lastpatch/fleet/testing';
import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { findProduct, findRelease } from '@lastpatch/release-model';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../../testing/folder-files.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import { teamFolder } from '../../../testing/own-products.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

const ON = ['--on', '2026-08-21'];

const FLEET = `fleet:
  hopDays: { openstack: 60 }
  environments:
    - name: region-one
      runs:
        - openstack: 2025.1
        - ubuntu: 24.04
    - name: region-two
      runs:
        - nova: 3:29.2.0-0ubuntu1~cloud0
        - keystone: 25.0.0
        - glance: 30.0.0
        - rabbitmq: 3.13.7
  files: [lab.yaml]
`;
const LAB = '- name: Lab 2\n  runs: [{ kubernetes: v1.35.1+k3s1 }, { magnum: 20.0.0 }]\n';

/** The path of settings with that fleet. */
function team(fleet = FLEET): string {
  return teamFolder({ 'lab.yaml': LAB }, fleet).config;
}

async function json(command: string, ...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { stdout } = await lastpatchPlain(command, '--config', team(), ...args, ...ON, '--json');
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('lastpatch plan, of a fleet, for people', () => {
  it('has deadlines by environment, mixed versions, ways with days to start, and time lines', async () => {
    const { status, stdout, stderr } = await lastpatchPlain('plan', '--config', team(), ...ON);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "The fleet on 2026-08-21: 3 environments, the most urgent first (dates to come are plans)

      ENVIRONMENT  RUNS                             SUPPORT ENDS              START BY               NEXT HOP +MORE
      region-two   OpenStack 2024.1 Caracal, mixed  2025-11-07, 287 days ago  now, since 2025-07-10  2025.1 Epoxy +1
                   RabbitMQ 3.13                    2027-12-31, in 497 days                          4.2
      region-one   OpenStack 2025.1 Epoxy           2026-10-02, in 42 days    now, since 2026-08-03  2026.1 Gazpacho
                   Ubuntu 24.04 Noble Numbat        2036-06-01, in 3572 days                         none: stay here
      Lab 2        OpenStack 2025.1 Epoxy           2026-10-02, in 42 days    now, since 2026-08-03  2026.1 Gazpacho
                   Kubernetes 1.35                  2027-03-01, in 192 days                          1.36

      region-two: OpenStack is mixed: 2024.1 Caracal (2: nova, keystone) and 2025.1
        Epoxy (1: glance); the oldest decides

      OpenStack 2024.1 Caracal to 2026.1 Gazpacho
        for region-two
        1. 2025.1 Epoxy (SLURP to SLURP), maintained until 2026-10-02; start by
           2025-07-10
        2. 2026.1 Gazpacho (SLURP to SLURP), maintained until 2027-10-27; start by
           2025-09-08

      OpenStack 2025.1 Epoxy to 2026.1 Gazpacho
        for region-one and Lab 2
        1. 2026.1 Gazpacho (SLURP to SLURP), maintained until 2027-10-27; start by
           2026-08-03

      Kubernetes 1.35 to 1.36
        for Lab 2
        1. 1.36, supported until 2027-06-29

      RabbitMQ 3.13 to 4.2
        for region-two
        1. 4.2, supported until 2030-07-01

      region-two
                                        2025           2026           2027
        OpenStack 2024.1 Caracal  =============S=====.................................
        RabbitMQ 3.13             ==-------------------------------------------------
                                                                ^ 2026-08-21

      region-one
                                       2025    2026    2027     2028    2029    2030
        OpenStack 2025.1 Epoxy           ==========S=.................................
        Ubuntu 24.04 Noble Numbat  =========================================----------
                                                   ^ 2026-08-21

      Lab 2
                                                     2026                       2027
        OpenStack 2025.1 Epoxy  ====================================S====.............
        Kubernetes 1.35                             ============================----
                                                                     ^ 2026-08-21

        = maintained  - security fixes or extended  . unmaintained  S start by
      "
    `);
  });

  it.each([
    [['region-one'], ['region-one']],
    [['LAB 2'], ['Lab 2']],
    [
      ['Lab 2', 'region-one'],
      ['region-one', 'Lab 2'],
    ],
  ])('has of %j only that', async (names, shown) => {
    const { stdout } = await lastpatchPlain('plan', ...names, '--config', team(), ...ON);
    expect(stdout).toContain(`: ${shown.length} environment`);
    for (const name of ['region-one', 'region-two', 'Lab 2']) {
      expect(stdout.includes(name)).toBe(shown.includes(name));
    }
  });

  it('goes beside what is named by itself', async () => {
    const { stdout } = await lastpatchPlain('plan', 'openstack@zed', 'region-one', '--config', team(), ...ON);
    expect(stdout.startsWith('What runs on 2026-08-21')).toBe(true);
    expect(stdout).toContain('The fleet on 2026-08-21: 1 environment, ');
  });

  it.each([
    [['regoin-one'], 'Unknown environment "regoin-one". Did you mean region-one?'],
    [['nothing', 'like it'], 'Unknown environment "nothing".'],
    [['openstack'], '"openstack" does not say what runs'],
    [['nova'], '"nova" does not say what runs'],
  ])('refuses %j', async (asked, said) => {
    const { status, stdout, stderr } = await lastpatchPlain('plan', ...asked, '--config', team(), ...ON);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  it('refuses a fleet that nobody knows, with lines', async () => {
    const { status, stderr } = await lastpatchPlain(
      'plan',
      '--config',
      team(FLEET.replace('nova', 'novva')),
      ...ON,
    );
    expect(status).toBe(2);
    expect(stderr).toContain(
      'lastpatch.yaml:10: environment region-two, novva: unknown product or project "novva": did you mean nova?',
    );
  });

  it('has nothing to plan where there is no fleet, or none in it', async () => {
    for (const fleet of ['', 'fleet: { environments: [] }\n']) {
      const { status, stderr } = await lastpatchPlain('plan', '--config', team(fleet), ...ON);
      expect([status, stderr]).toEqual([2, expect.stringContaining('docs/fleet.md')]);
    }
  });

  it('says what did not exist yet on a day', async () => {
    const { stdout } = await lastpatchPlain('plan', 'region-one', '--config', team(), '--on', '2020-01-01');
    expect(stdout).toContain('region-one: OpenStack 2025.1 Epoxy did not exist yet on that day');
    expect(stdout).toContain('nothing that has a deadline');
  });

  it('goes by the dates that a team has chosen', async () => {
    const overlay = `overlay: openstack
product: archive
title: Archive
source: https://vendor.example/
checked: 2026-08-01
releases:
  2024.1: { lastDay: 2029-04-30 }
`;
    const folder = temporaryFolder();
    writeFiles(folder, {
      'products/archive.yaml': overlay,
      'lab.yaml': LAB,
      'lastpatch.yaml': `dates: { openstack: archive }\n${FLEET}watches: [{ id: a, follow: running }]\n`,
    });
    const { stdout } = await lastpatchPlain(
      'plan',
      'region-two',
      '--config',
      join(folder, 'lastpatch.yaml'),
      ...ON,
    );
    expect(stdout).toContain('OpenStack by the dates of Archive: 2024.1 Caracal');
    expect(stdout).toContain('2029-05-01, in 984 days');
  });

  it('says which hops the operating system has no packages for, with the source', async () => {
    const config = team(
      'fleet: { environments: [{ name: a, runs: [{ openstack: 2023.1 }, { ubuntu: 22.04 }] }] }\n',
    );
    const { stdout } = await lastpatchPlain('plan', '--config', config, ...ON);
    expect(stdout.split('\n\n')[2]).toMatchInlineSnapshot(`
      "a: Ubuntu 22.04 Jammy Jellyfish has no packages of OpenStack 2025.1 Epoxy
        (Ubuntu 24.04 has) and 2026.1 Gazpacho: where it comes from them, upgrade
        Ubuntu on the way. https://wiki.ubuntu.com/OpenStack/CloudArchive"
    `);
    const { stdout: forMachines } = await lastpatchPlain('plan', '--config', config, ...ON, '--json');
    const { plans } = JSON.parse(forMachines) as {
      plans: { hops: { release: string; notCarriedBy?: unknown }[] }[];
    };
    expect(plans[0]?.hops.map(({ release, notCarriedBy = null }) => [release, notCarriedBy])).toMatchObject([
      ['2024.1', null],
      ['2025.1', [{ product: 'ubuntu', release: '22.04', carriedBy: ['24.04'] }]],
      ['2026.1', [{ carriedBy: [] }]],
    ]);
  });

  it('knows every release that facts name', async () => {
    const catalog = await loadBundledCatalog();
    for (const { system, systemRelease, product, releases } of CARRIED_RELEASES) {
      expect(findRelease(findProduct(catalog, system)!, systemRelease)?.id).toBe(systemRelease);
      for (const name of releases) expect(findRelease(findProduct(catalog, product)!, name)?.name).toBe(name);
    }
  });

  it('stays readable with fifty environments: no line is wider than the table needs', async () => {
    const environments = Array.from(
      { length: 50 },
      (_, index) =>
        `    - { name: region-${index}, runs: [{ openstack: ${index % 2 ? 2025.1 : 2024.1} }, { ubuntu: 22.04 }] }\n`,
    );
    const { stdout } = await lastpatchPlain(
      'plan',
      '--config',
      team(`fleet:\n  environments:\n${environments.join('')}`),
      ...ON,
    );
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.startsWith('region-'))).toHaveLength(102);
    expect(lines.filter((line) => stringWidth(line) > 110)).toEqual([]);
    expect(stdout).toContain('  for region-0, region-2, region-4, region-6, region-8 and 20 more');
  });
});

describe('docs/fleet.md', () => {
  const page = readFileSync(new URL('../../../../../docs/fleet.md', import.meta.url), 'utf8');
  const block = (from: string, language: string): string =>
    page.slice(page.indexOf(from)).split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';

  it('shows the plan of the fleet that it writes down', async () => {
    const { stdout } = await lastpatchPlain('plan', '--config', team(block('## Writing', 'yaml')), ...ON);
    expect(block('## What to do', 'text')).toBe(stdout);
  });

  it('shows what a scan prints', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'controller.txt': output('dpkg-l-controller.txt') });
    const file = join(folder, 'controller.txt');
    const { stdout, stderr } = await lastpatchPlain('fleet', 'scan', file, '--environment', 'region-one');
    expect(block('--environment region-one` prints', 'text')).toBe(stdout);
    expect(block('says on standard error', 'text')).toBe(stderr.replace(`${folder}/`, ''));
  });
});

describe('lastpatch plan, of a fleet, for machines', () => {
  it('has the shape that is promised, with the environment and what only a fleet has', async () => {
    const { plans } = (await json('plan', 'region-two')) as { plans: readonly object[] };
    expect(plans).toHaveLength(2);
    expect(plans[0]).toEqual({
      environment: 'region-two',
      muted: null,
      asked: 'region-two',
      runs: { product: 'openstack', release: '2024.1', name: 'Caracal' },
      phase: 'unmaintained',
      since: '2025-11-07',
      supportEnds: '2025-11-07',
      daysLeft: -287,
      overdue: null,
      projectEnded: null,
      projectRetired: null,
      target: { release: '2026.1', name: 'Gazpacho', supportEnds: '2027-10-27' },
      hops: [
        { release: '2025.1', name: 'Epoxy', supportEnds: '2026-10-02', kind: 'slurp', startBy: '2025-07-10' },
        {
          release: '2026.1',
          name: 'Gazpacho',
          supportEnds: '2027-10-27',
          kind: 'slurp',
          startBy: '2025-09-08',
        },
      ],
      catalogAsOf: '2026-08-21',
      startBy: '2025-07-10',
      mixed: [
        {
          release: '2024.1',
          name: 'Caracal',
          entries: 2,
          phase: 'unmaintained',
          supportEnds: '2025-11-07',
          daysLeft: -287,
          muted: null,
        },
        {
          release: '2025.1',
          name: 'Epoxy',
          entries: 1,
          phase: 'maintained',
          supportEnds: '2026-10-02',
          daysLeft: 42,
          muted: null,
        },
      ],
      projectsEnded: [],
      projectsRetired: [],
      entries: [
        {
          name: 'nova',
          version: '3:29.2.0-0ubuntu1~cloud0',
          release: '2024.1',
          project: 'nova',
          evidence: 'nova 29.2.0 belongs to 2024.1',
        },
        {
          name: 'keystone',
          version: '25.0.0',
          release: '2024.1',
          project: 'keystone',
          evidence: 'keystone 25.0.0 belongs to 2024.1',
        },
        {
          name: 'glance',
          version: '30.0.0',
          release: '2025.1',
          project: 'glance',
          evidence: 'glance 30.0.0 belongs to 2025.1',
        },
      ],
    });
  });

  it('puts the most urgent of all environments first, after what is named', async () => {
    const { plans } = (await json('plan')) as {
      plans: readonly { environment?: string; daysLeft: number | null }[];
    };
    const days = plans.map(({ daysLeft }) => daysLeft ?? Infinity);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(new Set(plans.map(({ environment }) => environment))).toEqual(
      new Set(['region-one', 'region-two', 'Lab 2']),
    );
  });
});

describe('lastpatch plan, of a fleet that runs what is retired', () => {
  const runsRetired = (): string =>
    team(
      'fleet: { environments: [{ name: a, runs: [{ sahara: 19.0.0 }] }, { name: b, runs: [{ sahara: 19.0.0 }, { nova: 28.0.0 }] }] }\n',
    );

  it('says so once for all environments', async () => {
    const { stdout } = await lastpatchPlain('plan', '--config', runsRetired(), ...ON);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'a and b: sahara is retired from OpenStack since 2024-05-10: plan what takes its place, for later releases may not have it',
    );
  });

  it('tells machines by environment', async () => {
    const { stdout } = await lastpatchPlain('plan', '--config', runsRetired(), ...ON, '--json');
    const { plans } = JSON.parse(stdout) as { plans: readonly object[] };
    const retired = [{ project: 'sahara', date: '2024-05-10' }];
    expect(plans).toMatchObject([{ projectsRetired: retired }, { projectsRetired: retired }]);
  });
});

describe('lastpatch check, of a fleet', () => {
  it('says which, by environment, and how many', async () => {
    const { status, stdout, stderr } = await lastpatchPlain(
      'check',
      '--within',
      '90',
      '--config',
      team(),
      ...ON,
    );
    expect(status).toBe(3);
    expect(stdout).toMatchInlineSnapshot(`
      "ENDED  region-two: OpenStack 2024.1 Caracal, mixed  2025-11-07, 287 days ago
      ENDS   region-one: OpenStack 2025.1 Epoxy           2026-10-02, in 42 days
      ENDS   Lab 2: OpenStack 2025.1 Epoxy                2026-10-02, in 42 days
      ok     Lab 2: Kubernetes 1.35                       2027-03-01, in 192 days
      ok     region-two: RabbitMQ 3.13                    2027-12-31, in 497 days
      ok     region-one: Ubuntu 24.04 Noble Numbat        2036-06-01, in 3572 days
      "
    `);
    expect(stderr).toBe('lastpatch: 3 of 6 end within 90 days, or have ended.\n');
  });

  it.each([
    ['what lasts', ['region-one'], '30', 0],
    ['what ends on the last of the days', ['region-one'], '42', 3],
    ['what has ended', ['region-two'], '0', 3],
  ])('tells %s by its status', async (_, names, within, status) => {
    const done = await lastpatchPlain('check', ...names, '--within', within, '--config', team(), ...ON);
    expect(done.status).toBe(status);
  });

  it('finds what ends sooner than the oldest of mixed versions, and says so', async () => {
    const mixed = team(
      'fleet: { environments: [{ name: b, runs: [{ kubernetes: 1.35 }] }, { name: a, runs: [{ ubuntu: 24.04 }, { ubuntu: 24.10 }] }] }\n',
    );
    const { status, stdout } = await lastpatchPlain('check', '--within', '30', '--config', mixed, ...ON);
    expect([status, stdout.split('\n')[0]]).toEqual([
      3,
      'ENDED  a: Ubuntu 24.10 Oracular Oriole, mixed  2025-07-11, 406 days ago',
    ]);
    const plan = await lastpatchPlain('plan', '--config', mixed, ...ON);
    expect(plan.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'a: Ubuntu is mixed: 24.04 Noble Numbat (1: ubuntu) and 24.10 Oracular Oriole (1: ubuntu); the oldest decides, and 24.10 Oracular Oriole has ended before it, on 2025-07-11',
    );
    expect(plan.stdout.indexOf('\na ')).toBeLessThan(plan.stdout.indexOf('\nb '));
  });

  it('shows of mixed versions the release in which a project has ended, and none of that beside another', async () => {
    const mixed = team(
      'fleet: { environments: [{ name: a, runs: [{ venus: 4.0.0 }, { nova: 32.0.0 }] }] }\n',
    );
    const asked = [
      '--config',
      mixed,
      '--state',
      temporaryFolder(),
      '--catalog',
      'bundled',
      '--on',
      '2025-11-03',
    ];
    await lastpatchPlain('run', ...asked);
    const open = await lastpatchPlain('check', '--within', '700', ...asked);
    expect(open.stdout).toBe('ENDED  a: OpenStack 2024.1 Caracal, mixed  project ended 2025-10-31\n');
    await lastpatchPlain('ack', 'a', '2024.1', '--until', '2026-12-01', '--why', 'goes', ...asked);
    const muted = await lastpatchPlain('check', '--within', '700', ...asked);
    expect(muted.stdout).toMatch(/^ENDS {2}a: OpenStack 2025\.2 Flamingo, mixed {2}2027-/);
  });

  it('shows of mixed versions what would be found where it is muted', async () => {
    const mixed = team(
      'fleet: { environments: [{ name: a, runs: [{ ubuntu: 24.04 }, { ubuntu: 24.10 }] }] }\n',
    );
    const state = ['--state', temporaryFolder()];
    const asked = ['--config', mixed, ...state, ...ON];
    await lastpatchPlain('run', ...asked);
    await lastpatchPlain('ack', 'a', 'ubuntu@24.10', '--until', '2026-12-01', '--why', 'goes', ...asked);
    const { status, stdout } = await lastpatchPlain('check', '--within', '30', ...asked);
    expect([status, stdout]).toEqual([
      0,
      'MUTED  a: Ubuntu 24.10 Oracular Oriole, mixed  2025-07-11, 406 days ago  24.10 Oracular Oriole muted until 2026-12-01: goes\n',
    ]);
    const later = await lastpatchPlain('check', '--within', '3600', ...asked);
    expect(later.stdout).toContain('ENDS  a: Ubuntu 24.04 Noble Numbat, mixed  2036-06-01');
  });

  it('tells machines the verdict of each', async () => {
    const { found, checked } = (await json('check', 'region-one', '--within', '90')) as {
      found: boolean;
      checked: readonly object[];
    };
    expect(found).toBe(true);
    expect(checked).toMatchObject([
      { verdict: 'ends', environment: 'region-one', runs: { release: '2025.1' } },
      { verdict: 'lasts', environment: 'region-one', runs: { release: '24.04' } },
    ]);
  });
});
