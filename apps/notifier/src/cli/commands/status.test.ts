import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fileOf, openstackCatalog, openstackFile } from '../../../testing/catalog-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
import { lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { EPOXY_ENDED } from '../../../testing/openstack-files.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

interface StatusJson {
  readonly on: string;
  readonly catalogAsOf: string | null;
  readonly releases: readonly Readonly<Record<string, unknown>>[];
}

/** What a machine is told. */
async function json(...args: readonly string[]): Promise<StatusJson> {
  const { status, stdout, stderr } = await lastpatchHere('status', ...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return JSON.parse(stdout) as StatusJson;
}

/** What a person is told, without colours. */
async function text(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await lastpatchHere('status', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return stripVTControlCharacters(stdout);
}

describe('the status of 2016-09-01, for machines', () => {
  it('has the shape that is promised', async () => {
    const { releases, ...rest } = await json('openstack', '--on', '2016-09-01');
    expect(rest).toEqual({
      on: '2016-09-01',
      catalogAsOf: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as unknown,
    });
    expect(releases.find(({ release }) => release === '2016.1')).toEqual({
      product: 'openstack',
      release: '2016.1',
      name: 'Mitaka',
      phase: 'maintained',
      since: '2016-04-07',
      basis: 'declared',
      next: { phase: 'security', date: '2016-10-06', basis: 'derived' },
      supportEnds: '2017-04-10',
      overdue: null,
      catalogAsOf: rest.catalogAsOf,
    });
  });

  it('is found by the first word of its name', async () => {
    const { releases } = await json('ubuntu@jammy', 'ubuntu@Noble', '--on', '2026-08-21');
    expect(releases.map(({ release }) => release)).toEqual(['22.04', '24.04']);
  });

  it('is what it was', async () => {
    const { releases } = await json('openstack', '--on', '2016-09-01');
    expect(releases.slice(-4)).toMatchObject([
      { name: 'Kilo', phase: 'end-of-life', since: '2016-05-02', next: null },
      {
        name: 'Liberty',
        phase: 'security',
        next: { phase: 'end-of-life', date: '2016-11-17' },
        supportEnds: '2016-11-17',
      },
      { name: 'Mitaka', phase: 'maintained', since: '2016-04-07' },
      { name: 'Newton', phase: 'development', next: { phase: 'maintained', date: '2016-10-06' } },
    ]);
    expect(releases[0]).toMatchObject({
      release: '2010.1',
      name: 'Austin',
      phase: 'end-of-life',
      since: null,
      supportEnds: null,
    });
    expect(releases).toHaveLength(14);
  });

  it.each([
    'openstack@2016.1',
    'openstack@Mitaka',
    'openstack@mitaka',
    'OPENSTACK@MITAKA',
    'openstack@2016.1.1',
    'openstack@2016.1.99',
  ])('is had of one release by %s', async (asked) => {
    const { releases } = await json(asked, '--on', '2016-09-01');
    expect(releases.map(({ name }) => name)).toEqual(['Mitaka']);
  });

  it('has each release once, however often it is asked for', async () => {
    const asked = ['openstack@newton', 'openstack@2016.1', 'openstack@mitaka', 'openstack@Newton'];
    const { releases } = await json(...asked, '--on', '2016-09-01');
    expect(releases.map(({ name }) => name)).toEqual(['Newton', 'Mitaka']);
    expect((await json(...asked, 'openstack', '--on', '2016-09-01')).releases).toHaveLength(14);
  });

  it('leaves out a release that did not exist yet', async () => {
    expect((await json('openstack@newton', '--on', '2015-12-31')).releases).toEqual([]);
    expect((await json('openstack@newton', 'openstack@kilo', '--on', '2015-12-31')).releases).toHaveLength(1);
  });

  it.each([
    ['the day before its release', '2016-04-06', 'development'],
    ['its release day', '2016-04-07', 'maintained'],
    ['the day before the next release', '2016-10-05', 'maintained'],
    ['the day of the next release', '2016-10-06', 'security'],
    ['the day before its end of life', '2017-04-09', 'security'],
    ['its end of life', '2017-04-10', 'end-of-life'],
  ])('stands in its phase on %s, %s: %s', async (_, on, phase) => {
    expect((await json('openstack@mitaka', '--on', on)).releases).toMatchObject([{ phase }]);
  });
});

describe("up to the catalog's own day upstream's word counts, beyond it the plan", () => {
  const epoxy = async (
    asOf: string,
    on: string,
    status?: string,
  ): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const { releases } = await json(
      'openstack@epoxy',
      '--catalog',
      await openstackFile(asOf, status),
      '--on',
      on,
    );
    return releases[0];
  };

  it.each([
    ['2026-10-01', 'maintained', 'declared', '2025-04-02'],
    ['2026-10-02', 'unmaintained', 'scheduled', '2026-10-02'],
    ['2028-01-01', 'unmaintained', 'scheduled', '2026-10-02'],
  ])('read on 2026-08-21, on %s it is %s (%s)', async (on, phase, basis, since) => {
    expect(await epoxy('2026-08-21', on)).toMatchObject({
      phase,
      basis,
      since,
      overdue: null,
      supportEnds: '2026-10-02',
    });
  });

  it.each([
    ['2026-10-01', null],
    ['2026-10-02', { phase: 'unmaintained', date: '2026-10-02' }],
    ['2026-10-20', { phase: 'unmaintained', date: '2026-10-02' }],
    ['2027-10-20', { phase: 'unmaintained', date: '2026-10-02' }],
  ])('read on 2026-10-20 without the word, on %s it is maintained and overdue: %j', async (on, overdue) => {
    const next = overdue ? null : { phase: 'unmaintained', date: '2026-10-02', basis: 'scheduled' };
    expect(await epoxy('2026-10-20', on)).toMatchObject({
      phase: 'maintained',
      basis: 'declared',
      overdue,
      next,
    });
  });

  it('read with the word it is what upstream says, on a day that nobody gives', async () => {
    expect(await epoxy('2026-10-20', '2026-10-20', EPOXY_ENDED)).toMatchObject({
      phase: 'unmaintained',
      since: null,
      basis: 'declared',
      overdue: null,
    });
  });

  it('a release that is only planned has no first day', async () => {
    const { releases } = await json(
      'openstack@indri',
      '--catalog',
      await openstackFile('2026-08-21'),
      '--on',
      '2026-08-21',
    );
    expect(releases).toMatchObject([
      {
        phase: 'planned',
        since: null,
        basis: 'declared',
        next: { phase: 'development', date: '2026-10-01', basis: 'scheduled' },
      },
    ]);
  });
});

describe('of several products', () => {
  async function twoProducts(): Promise<string> {
    const folder = temporaryFolder();
    const ubuntu = productWith({
      key: 'ubuntu',
      name: 'ubuntu',
      title: 'Ubuntu',
      asOf: calendarDate('2026-08-01'),
      releases: [releaseWith('24.04', [declared('maintained', '2024-04-25')])],
    });
    writeFileSync(join(folder, 'a.json'), encodeCatalog(await openstackCatalog('2026-08-21')));
    writeFileSync(join(folder, 'b.json'), encodeCatalog(catalogWith(ubuntu)));
    return folder;
  }

  it('the oldest day of their sources is told', async () => {
    const folder = await twoProducts();
    const both = await json('--catalog', folder, '--on', '2026-08-21');
    expect(both.catalogAsOf).toBe('2026-08-01');
    expect(new Set(both.releases.map(({ product }) => product))).toEqual(new Set(['openstack', 'ubuntu']));
    const one = await json('openstack@zed', '--catalog', folder, '--on', '2026-08-21');
    expect(one.catalogAsOf).toBe('2026-08-21');
  });

  it('each has a table', async () => {
    const tables = await text(
      'ubuntu',
      'openstack@zed',
      '--catalog',
      await twoProducts(),
      '--on',
      '2026-08-21',
    );
    expect(tables).toMatchInlineSnapshot(`
      "Ubuntu on 2026-08-21
      as upstream told it 20 days ago, on 2026-08-01; later dates are plans

      RELEASE  PHASE       SINCE       NEXT
      24.04    maintained  2024-04-25  no date given

      OpenStack on 2026-08-21
      as upstream told it on that day

      RELEASE     PHASE         SINCE       NEXT
      2022.2 Zed  unmaintained  2024-05-10  end of life, no date given
      "
    `);
  });
});

describe('the status for people', () => {
  it('of the living releases on 2026-08-21', async () => {
    const shown = await text('--catalog', await openstackFile('2026-08-21'), '--on', '2026-08-21');
    expect(shown).toMatchInlineSnapshot(`
      "OpenStack on 2026-08-21
      as upstream told it on that day

      RELEASE          PHASE         SINCE        NEXT
      2027.1 Indri     planned                    development 2026-10-01, in 41 days
      2026.2 Hibiscus  development   2026-04-01~  release 2026-09-30, in 40 days
      2026.1 Gazpacho  maintained    2026-04-01   unmaintained 2027-10-27, in 432 days
      2025.2 Flamingo  maintained    2025-10-01   end of life 2027-04-28, in 250 days
      2025.1 Epoxy     maintained    2025-04-02   unmaintained 2026-10-02, in 42 days
      2024.1 Caracal   unmaintained  2025-11-07   end of life, no date given
      2023.1 Antelope  unmaintained  2024-12-14   end of life, no date given
      2022.2 Zed       unmaintained  2024-05-10   end of life, no date given
      2022.1 Yoga      unmaintained  2024-02-19   end of life, no date given

      ~ follows from the plan or from other dates; the rest is declared by upstream

      1 release at end of life not shown: lastpatch status openstack --all
      "
    `);
    for (const line of shown.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it('of all releases', async () => {
    const shown = await text('--all', '--catalog', await openstackFile('2026-08-21'), '--on', '2026-08-21');
    expect(shown).toContain('2024.2 Dalmatian  end of life   2026-04-29\n');
    expect(shown).not.toContain('not shown');
  });

  it('of releases that were asked for, also when they have ended', async () => {
    const shown = await text(
      'openstack@zed',
      'openstack@dalmatian',
      '--catalog',
      await openstackFile('2026-08-21'),
      '--on',
      '2026-08-21',
    );
    expect(shown).toMatchInlineSnapshot(`
      "OpenStack on 2026-08-21
      as upstream told it on that day

      RELEASE           PHASE         SINCE       NEXT
      2024.2 Dalmatian  end of life   2026-04-29
      2022.2 Zed        unmaintained  2024-05-10  end of life, no date given
      "
    `);
  });

  it('of a day that upstream was not read since', async () => {
    const shown = await text('--catalog', await openstackFile('2026-08-21'), '--on', '2026-10-03');
    expect(shown).toMatchInlineSnapshot(`
      "OpenStack on 2026-10-03
      as upstream told it 43 days ago, on 2026-08-21; later dates are plans

      RELEASE          PHASE         SINCE        NEXT
      2027.1 Indri     development   2026-10-01~  release 2027-03-24, in 172 days
      2026.2 Hibiscus  maintained    2026-09-30~  no date given
      2026.1 Gazpacho  maintained    2026-04-01   unmaintained 2027-10-27, in 389 days
      2025.2 Flamingo  maintained    2025-10-01   end of life 2027-04-28, in 207 days
      2025.1 Epoxy     unmaintained  2026-10-02~  no date given
      2024.1 Caracal   unmaintained  2025-11-07   end of life, no date given
      2023.1 Antelope  unmaintained  2024-12-14   end of life, no date given
      2022.2 Zed       unmaintained  2024-05-10   end of life, no date given
      2022.1 Yoga      unmaintained  2024-02-19   end of life, no date given

      ~ follows from the plan or from other dates; the rest is declared by upstream

      1 release at end of life not shown: lastpatch status openstack --all
      "
    `);
  });

  it('of a day on which an end is overdue', async () => {
    const shown = await text(
      'openstack@epoxy',
      '--catalog',
      await openstackFile('2026-10-20'),
      '--on',
      '2026-10-20',
    );
    expect(shown).toMatchInlineSnapshot(`
      "OpenStack on 2026-10-20
      as upstream told it on that day

      RELEASE       PHASE       SINCE       NEXT
      2025.1 Epoxy  maintained  2025-04-02  overdue: unmaintained 2026-10-02

      overdue: the planned day has come, and upstream has not declared it yet
      "
    `);
  });

  it('of a past day', async () => {
    const shown = await text('openstack@liberty', 'openstack@newton', '--on', '2016-09-01');
    expect(shown.split('\n').slice(2)).toMatchInlineSnapshot(`
      [
        "",
        "RELEASE         PHASE        SINCE        NEXT",
        "2016.2 Newton   development  2016-04-07~  release 2016-10-06, in 35 days, declared",
        "2015.2 Liberty  security     2016-04-07~  end of life 2016-11-17, in 77 days, declared",
        "",
        "~ follows from the plan or from other dates; the rest is declared by upstream",
        "",
      ]
    `);
  });

  it('of releases that did not exist yet', async () => {
    const shown = await text(
      'openstack@newton',
      'openstack@Newton',
      'openstack@mitaka',
      '--on',
      '2014-01-01',
    );
    expect(shown.split('\n').slice(2)).toEqual([
      '',
      '2016.2 did not exist yet on that day.',
      '2016.1 did not exist yet on that day.',
      '',
    ]);
  });

  it('is aligned and has no space at the end of a line', async () => {
    const lines = (await text('--all', '--on', '2016-09-01')).split('\n');
    const [head = ''] = lines.filter((line) => line.startsWith('RELEASE'));
    const rows = lines.filter((line) => /^\d{4}\.\d /.test(line));
    expect(rows).toHaveLength(14);
    for (const column of [head.indexOf('PHASE'), head.indexOf('SINCE')]) {
      for (const row of rows) expect(row.slice(column - 2, column + 1)).toMatch(/^ {2}\S/);
    }
    for (const line of lines) expect(line).not.toMatch(/\s$/);
  });
});

describe('colours', () => {
  const shown = async (env: Readonly<Record<string, string>>): Promise<string> => {
    const { status, stdout } = await lastpatchIn(temporaryFolder(), ['status', '--on', '2016-09-01'], {
      env,
    });
    expect(status).toBe(0);
    return stdout;
  };

  it.each([
    ['anywhere but a terminal', { TERM: 'xterm-256color' }],
    ['in a CI, whose logs are no terminal', { CI: 'true' }],
    ['when NO_COLOR is set', { NO_COLOR: '1', FORCE_COLOR: '1' }],
  ])('are not shown %s', async (_, env) => {
    expect(await shown(env)).not.toContain('\u001b');
  });

  it('are shown when asked for, and change nothing else', async () => {
    const [plain, coloured] = [await shown({}), await shown({ FORCE_COLOR: '1' })];
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });
});

describe('today', () => {
  const on = async (zone: string | undefined): Promise<string> => {
    const folder = temporaryFolder();
    if (zone !== undefined) writeFileSync(join(folder, 'lastpatch.yaml'), `timezone: ${zone}\n`);
    const file = fileOf(catalogWith(productWith()));
    const { stdout } = await lastpatchIn(folder, ['status', '--json', '--catalog', file]);
    return (JSON.parse(stdout) as StatusJson).on;
  };

  it('is that of the time zone in lastpatch.yaml, of UTC without one', async () => {
    const zones = ['Pacific/Kiritimati', 'Etc/GMT+12', undefined];
    const dayIn = (zone = 'UTC'): string => new Intl.DateTimeFormat('sv', { timeZone: zone }).format();
    const before = zones.map(dayIn);
    const told = await Promise.all(zones.map(on));
    const after = zones.map(dayIn);
    // The commands may run over midnight.
    for (const [index, day] of told.entries()) expect([before[index], after[index]]).toContain(day);
    expect(told[0]).not.toBe(told[1]);
  });
});

it('a status says what is wrong with all that was asked', async () => {
  const { status, stdout, stderr } = await lastpatchHere(
    'status',
    'openstack@2031.1',
    'openstakc',
    'openstack',
  );
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining('2031.1'),
    expect.stringContaining('openstakc'),
  ]);
});
