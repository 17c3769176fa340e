import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { lastpatchPlain } from '../../testing/lastpatch-here.ts';
import { lastpatchIn } from '../../testing/lastpatch-process.ts';
import { ARCHIVE, CEPH, type TeamFolder, teamFolder } from '../../testing/own-products.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

// Own products are read on the day of the clock.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const BOTH = { 'products/ceph.yaml': CEPH, 'products/archive.yaml': ARCHIVE };
const CHOSEN = 'dates: { openstack: ubuntu-cloud-archive }\n';

async function lastpatch(
  { config, folder }: TeamFolder,
  ...args: readonly string[]
): Promise<{ status: number | null; out: string; err: string }> {
  const { status, stdout, stderr } = await lastpatchPlain(...args, '--config', config);
  const plain = (text: string): string => text.replaceAll(folder, '.');
  return { status, out: plain(stdout), err: plain(stderr) };
}

/** What questions answer in JSON, each with its own list. */
interface Answer {
  readonly releases: readonly object[];
  readonly plans: readonly object[];
  readonly checked: readonly object[];
  readonly events: readonly object[];
  readonly dates: object;
  readonly ownProducts: readonly object[];
}

async function json(team: TeamFolder, ...args: readonly string[]): Promise<Answer> {
  return JSON.parse((await lastpatch(team, ...args, '--json')).out) as Answer;
}

describe('status', () => {
  it('shows own products, and a vendor below the release that it dates', async () => {
    const { status, out } = await lastpatch(
      teamFolder(BOTH),
      'status',
      'openstack@2024.1',
      'openstack@2025.2',
      'ceph',
    );
    expect(status).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "OpenStack on 2026-11-23
      as upstream told it 94 days ago, on 2026-08-21; later dates are plans

      RELEASE                 PHASE         SINCE       NEXT
      2025.2 Flamingo         maintained    2025-10-01  end of life 2027-04-28, in 156 days
      2024.1 Caracal          unmaintained  2025-11-07  end of life, no date given
        Ubuntu Cloud Archive  maintained    2024-04-03  end of life 2029-05-01, in 890 days

      Ceph on 2026-11-23
      as your team wrote it down; last checked on 2026-11-01

      RELEASE   PHASE       SINCE       NEXT
      tentacle  maintained  2025-11-18  end of life, no date given
      squid     maintained  2024-09-26  end of life 2026-12-20, in 27 days

      1 release at end of life not shown: lastpatch status ceph --all
      "
    `);
  });

  it('tells machines what vendors say, only where one says something', async () => {
    const { releases } = await json(
      teamFolder(BOTH),
      'status',
      'openstack@2024.1',
      'openstack@2025.2',
      'ceph@18',
    );
    expect(releases).toMatchObject([
      {
        release: '2024.1',
        phase: 'unmaintained',
        supportEnds: '2025-11-07',
        vendors: [
          {
            vendor: 'ubuntu-cloud-archive',
            title: 'Ubuntu Cloud Archive',
            phase: 'maintained',
            since: '2024-04-03',
            basis: 'declared',
            next: { phase: 'end-of-life', date: '2029-05-01', basis: 'scheduled' },
            supportEnds: '2029-05-01',
            overdue: null,
          },
        ],
      },
      { release: '2025.2' },
      {
        product: 'ceph',
        release: 'reef',
        phase: 'end-of-life',
        since: '2026-03-31',
        catalogAsOf: '2026-11-23',
      },
    ]);
    expect(releases.map((release) => 'vendors' in release)).toEqual([true, false, false]);
  });

  it.each([
    ['2026-12-19', 'maintained'],
    ['2026-12-20', 'maintained'],
    ['2026-12-21', 'end-of-life'],
  ])("ends a vendor's support on the day after its last day: %s", async (on, phase) => {
    const { releases } = await json(teamFolder(BOTH), 'status', 'openstack@epoxy', '--on', on);
    expect(releases).toMatchObject([{ vendors: [{ phase }] }]);
  });

  it('shows an overlay by itself only where it is asked for', async () => {
    const team = teamFolder(BOTH);
    const { out } = await lastpatch(team, 'status');
    const shown = out.match(/^.+ on 2026-11-23$/gm);
    expect(shown).toEqual(expect.arrayContaining(['OpenStack on 2026-11-23', 'Ceph on 2026-11-23']));
    expect(shown).not.toContain('Ubuntu Cloud Archive on 2026-11-23');
    const { releases } = await json(team, 'status', 'ubuntu-cloud-archive');
    expect(releases).toMatchObject([
      { product: 'ubuntu-cloud-archive', release: '2024.1' },
      { release: '2025.1' },
    ]);
  });

  it('shows what has ended upstream for as long as a vendor supports it', async () => {
    const text = ARCHIVE.replace('Caracal', '2024.2');
    const shown = async (on: string): Promise<boolean> =>
      (await lastpatch(teamFolder({ 'products/a.yaml': text }), 'status', '--on', on)).out.includes(
        '2024.2 Dalmatian',
      );
    expect([await shown('2029-04-30'), await shown('2029-05-01')]).toEqual([true, false]);
  });

  it('tells what is known today about another day', async () => {
    const { releases } = await json(teamFolder(BOTH), 'status', 'ceph@reef', '--on', '2026-01-01');
    expect(releases).toMatchObject([
      {
        phase: 'maintained',
        next: { phase: 'end-of-life', date: '2026-03-31', basis: 'declared' },
        catalogAsOf: '2026-11-23',
      },
    ]);
    const later = await json(teamFolder(BOTH), 'status', 'ceph@squid', '--on', '2027-01-01');
    expect(later.releases).toMatchObject([{ phase: 'end-of-life', since: '2026-12-20', basis: 'scheduled' }]);
  });
});

describe('plan, check and upcoming', () => {
  it('go by upstream where nobody chose otherwise', async () => {
    const team = teamFolder(BOTH);
    const { plans } = await json(team, 'plan', 'openstack@2025.1');
    expect(plans).toMatchObject([{ phase: 'unmaintained', supportEnds: '2026-10-02' }]);
    expect(plans[0]).not.toHaveProperty('dates');
    expect((await lastpatch(team, 'plan', 'openstack@2025.1')).out).not.toContain('by the dates of');
  });

  it('go by the vendor that was chosen, and say so', async () => {
    const team = teamFolder(BOTH, CHOSEN);
    const { plans } = await json(team, 'plan', 'openstack@2024.1', 'openstack@2026.1');
    expect(plans).toMatchObject([
      {
        runs: { product: 'openstack', release: '2024.1' },
        dates: 'ubuntu-cloud-archive',
        phase: 'maintained',
        supportEnds: '2029-05-01',
        daysLeft: 890,
        target: { release: '2026.1', supportEnds: '2027-10-27' },
        hops: [
          { release: '2025.1', supportEnds: '2026-12-21', dates: 'ubuntu-cloud-archive' },
          { release: '2026.1' },
        ],
      },
      { runs: { release: '2026.1' }, supportEnds: '2027-10-27' },
    ]);
    expect(plans[1]).not.toHaveProperty('dates');
    const { out } = await lastpatch(team, 'plan', 'openstack@2024.1');
    expect(out.split('\n')[1]).toBe(
      'OpenStack by the dates of Ubuntu Cloud Archive: 2024.1 Caracal, 2025.1 Epoxy',
    );
    for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it.each([
    ['2026-11-20', 30, 0, 'lasts'],
    ['2026-11-21', 30, 3, 'ends'],
    ['2026-12-20', 0, 0, 'lasts'],
    ['2026-12-21', 0, 3, 'ended'],
    ['2026-12-22', 0, 3, 'ended'],
  ])('check finds the end of the vendor: on %s within %i days', async (on, within, status, verdict) => {
    const args = ['check', 'openstack@2025.1', '--within', String(within), '--on', on];
    const team = teamFolder(BOTH, CHOSEN);
    expect((await lastpatch(team, ...args)).status).toBe(status);
    expect((await json(team, ...args)).checked).toMatchObject([{ verdict, dates: 'ubuntu-cloud-archive' }]);
  });

  it('check passes over the end that a project has upstream, where a vendor decides', async () => {
    const args = ['check', 'magnum@18.0.0', '--within', '30'];
    expect((await lastpatch(teamFolder(BOTH), ...args)).status).toBe(3);
    expect((await lastpatch(teamFolder(BOTH, CHOSEN), ...args)).status).toBe(0);
  });

  it('answer for an overlay by its own dates, whoever was chosen', async () => {
    for (const settings of ['', CHOSEN]) {
      const { plans } = await json(teamFolder(BOTH, settings), 'plan', 'ubuntu-cloud-archive@caracal');
      expect(plans).toMatchObject([
        {
          runs: { product: 'openstack', release: '2024.1' },
          dates: 'ubuntu-cloud-archive',
          supportEnds: '2029-05-01',
        },
      ]);
    }
  });

  it('upcoming has the dates that decide, each once', async () => {
    const dates = async (settings: string, ...args: readonly string[]): Promise<string[]> => {
      const { events } = await json(teamFolder(BOTH, settings), 'upcoming', '--days', '40', ...args);
      return (events as { kind: string; date: string; product: string; dates?: string }[])
        .filter(({ kind }) => kind !== 'milestone')
        .filter(({ product }) => ['openstack', 'ceph', 'ubuntu-cloud-archive'].includes(product))
        .map(({ date, product, dates: whose }) => [date, product, whose].filter(Boolean).join(' '));
    };
    expect(await dates('')).toEqual(['2026-12-20 ceph']);
    expect(await dates(CHOSEN)).toEqual(['2026-12-20 ceph', '2026-12-21 openstack ubuntu-cloud-archive']);
    expect(await dates('', '--product', 'ubuntu-cloud-archive')).toEqual(['2026-12-21 ubuntu-cloud-archive']);
    const { out } = await lastpatch(teamFolder(BOTH, CHOSEN), 'upcoming', '--days', '40');
    expect(out.split('\n')[1]).toBe('OpenStack by the dates of Ubuntu Cloud Archive: 2025.1 Epoxy');
  });

  it('know own products by every name', async () => {
    const { plans } = await json(teamFolder(BOTH), 'plan', 'ceph@1.10', 'ceph-storage@REEF');
    expect(plans).toMatchObject(
      Array(2).fill({ runs: { product: 'ceph', release: 'reef' }, supportEnds: '2026-03-31' }),
    );
  });
});

describe('what is wrong', () => {
  it('is told of all files at once, by every command that asks', async () => {
    const team = teamFolder({
      'products/a.yaml': CEPH.replace('2024-09-26', 'soon').replace('checked:', 'cheked:'),
      'products/b.yaml': ARCHIVE.replace('Caracal', 'Caracall').replace('2025.1', '2031.1'),
    });
    for (const args of [
      ['status'],
      ['plan', 'ceph@reef'],
      ['upcoming'],
      ['project', 'nova'],
      ['settings', 'validate'],
    ]) {
      const { status, out, err } = await lastpatch(team, ...args);
      expect([args, status, out]).toEqual([args, 2, '']);
      expect(err).toBe(`lastpatch: 2 files have 5 problems:
  ./products/a.yaml:1: checked: it is missing: expected the day on which somebody last looked, such as 2026-11-01
  ./products/a.yaml:4: unknown key cheked: did you mean checked?
  ./products/a.yaml:12: releases, squid, released: expected a day such as 2026-03-31, or begun, or undated, got soon
  ./products/b.yaml:7: releases, Caracall: unknown release of OpenStack: did you mean Caracal?
  ./products/b.yaml:9: releases, 2031.1: unknown release of OpenStack: did you mean 2027.1?
`);
    }
  });

  it('may be a name that is taken: the way out is said', async () => {
    const team = teamFolder({ 'products/a.yaml': CEPH.replace('ceph-storage', 'OpenStack') });
    const { status, err } = await lastpatch(team, 'status');
    expect(status).toBe(2);
    expect(err).toBe(
      'lastpatch: ./products/a.yaml:5: aliases: OpenStack is a name of OpenStack already, a product that comes from openstack: give yours another name\n',
    );
  });

  it.each([
    ['plan', 'ceph@reef'],
    ['check', 'ceph@reef', '--within', '1'],
    ['upcoming'],
    ['settings', 'validate'],
  ])('may be a vendor that nobody knows: %s', async (...args) => {
    const team = teamFolder(BOTH, 'dates:\n  openstack: ubuntu-cloud-archiv\n  cepf: x\n');
    const { status, err } = await lastpatch(team, ...args);
    expect(status).toBe(2);
    expect(err).toBe(`lastpatch: ./lastpatch.yaml has 2 problems:
  ./lastpatch.yaml:2: dates, openstack: unknown vendor ubuntu-cloud-archiv: did you mean ubuntu-cloud-archive?
  ./lastpatch.yaml:3: dates, cepf: unknown product cepf: did you mean ceph?
`);
  });

  it('may be in the settings and in the files', async () => {
    const team = teamFolder({ 'products/a.yaml': 'x\n' }, 'timezon: UTC\nproducts: [products, nowhere]\n');
    const { status, err } = await lastpatch(team, 'settings', 'validate');
    expect(status).toBe(2);
    expect(err).toBe(`lastpatch: 2 files have 3 problems:
  ./lastpatch.yaml:1: unknown key timezon: did you mean timezone?
  ./lastpatch.yaml:2: products, 2: ./nowhere: there is no such file or folder
  ./products/a.yaml: expected keys such as product and releases, not a list or a word
`);
  });

  it('is a name that nobody knows, beside a time zone that is none', async () => {
    const watches = 'watches:\n  - { id: platform, follow: { ceph: all, cepf: all } }\n';
    const team = teamFolder(BOTH, 'timezone: Mars\n', watches);
    const { status, err } = await lastpatch(team, 'settings', 'validate');
    expect(status).toBe(2);
    expect(err).toBe(`lastpatch: ./lastpatch.yaml has 2 problems:
  ./lastpatch.yaml:1: timezone: expected a time zone such as Europe/Berlin or UTC
  ./lastpatch.yaml:3: watch platform, follow: unknown product cepf: did you mean ceph?
`);
  });

  it('may be why a name is not known, which is not told then', async () => {
    const watches = 'watches:\n  - { id: platform, follow: { ceph: all, cepf: all } }\n';
    const files = { 'products/ceph.yaml': CEPH.replace('2026-12-19', 'soon') };
    const { err } = await lastpatch(teamFolder(files, 'timezon: UTC\n', watches), 'settings', 'validate');
    expect(err).toBe(`lastpatch: 2 files have 2 problems:
  ./lastpatch.yaml:1: unknown key timezon: did you mean timezone?
  ./products/ceph.yaml:13: releases, squid, lastDay: expected a day such as 2026-03-31, got soon
`);
  });

  it('may be the settings of own products, told once', async () => {
    const { status, err } = await lastpatch(teamFolder({}, 'products: own\n'), 'settings', 'validate');
    expect([status, err.split('\n')]).toEqual([
      2,
      [
        'lastpatch: ./lastpatch.yaml:1: products: expected a list of files or folders, as in [products], or [] for none',
        '',
      ],
    ]);
  });
});

describe('settings validate', () => {
  it('says what own products mean', async () => {
    const { status, out } = await lastpatch(teamFolder(BOTH, CHOSEN), 'settings', 'validate');
    expect(status).toBe(0);
    // Where lines break depends on how long the paths are.
    const paragraphs = out.split('\n\n').map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
    expect(paragraphs).toEqual([
      './lastpatch.yaml is good: 1 watch; a day begins in UTC.',
      'platform: openstack (supported releases, by the dates of ubuntu-cloud-archive); reminders 180, 90, 30, 7, 1 days ahead ' +
        'today that is 2024.1 Caracal, 2025.1 Epoxy, 2025.2 Flamingo, 2026.1 Gazpacho, 2026.2 Hibiscus, 2027.1 Indri',
      './products/ceph.yaml: Ceph, 3 releases (reef, squid, tentacle); last checked on 2026-11-01, 22 days ago',
      './products/archive.yaml: Ubuntu Cloud Archive, dates for 2 releases of OpenStack: they decide its deadlines; ' +
        'last checked on 2026-11-01, 22 days ago',
    ]);
  });

  it('tells machines', async () => {
    const settings = await json(teamFolder(BOTH), 'settings', 'validate');
    expect(settings.dates).toEqual({});
    expect(settings.ownProducts).toMatchObject([
      { product: 'ceph', title: 'Ceph', releases: 3, overlays: null, checked: '2026-11-01' },
      { product: 'ubuntu-cloud-archive', releases: 2, overlays: 'openstack' },
    ]);
  });
});

describe('a daily run', () => {
  const follow = (products: string): string =>
    `watches:\n  - id: platform\n    follow: { ${products} }\n    digest: off\n`;

  /** The lines that begin a notice, and what the run says of files. */
  async function run(
    team: TeamFolder,
    on: string,
  ): Promise<{ status: number | null; told: string[]; err: string; out: string }> {
    const catalog = await openstackFile('2026-08-21');
    const { status, out, err } = await lastpatch(
      team,
      'run',
      '--state',
      join(team.folder, 'state'),
      '--catalog',
      catalog,
      '--on',
      on,
    );
    return { status, told: out.match(/^([A-Z]{2,9}( DATE)? .+|SMS to .+)$/gm) ?? [], err, out };
  }

  function write({ folder }: TeamFolder, name: string, text: string): void {
    writeFileSync(join(folder, 'products', name), text);
  }

  it('reminds of the end of an own product, and tells it on its day, each once', async () => {
    const team = teamFolder(BOTH, '', follow('ceph: all'));
    const told: string[] = [];
    for (const on of [
      '2026-11-01',
      '2026-11-20',
      '2026-12-12',
      '2026-12-13',
      '2026-12-19',
      '2026-12-20',
      '2026-12-21',
    ]) {
      const done = await run(team, on);
      expect(done.status).toBe(0);
      told.push(...done.told.map((line) => `${on} ${line}`));
    }
    expect(told).toEqual([
      '2026-11-20 REMINDER  Ceph squid: 30 days until end of life, 20 Dec 2026',
      '2026-12-13 REMINDER  Ceph squid: 7 days until end of life, 20 Dec 2026',
      '2026-12-13 SMS to watch platform  (letter platform-4-urgent, sent)',
      '2026-12-19 REMINDER  Ceph squid: 1 day until end of life, 20 Dec 2026',
      '2026-12-19 SMS to watch platform  (letter platform-5-urgent, sent)',
      '2026-12-20 ENDED     Ceph squid has reached its end of life (20 Dec 2026)',
      '2026-12-20 SMS to watch platform  (letter platform-6-urgent, sent)',
    ]);
  });

  it('tells that a date was changed in the file, given, and taken away', async () => {
    const team = teamFolder(BOTH, '', follow('ceph: all'));
    await run(team, '2026-11-01');
    write(
      team,
      'ceph.yaml',
      CEPH.replace('2026-12-19', '2027-12-19').replace('endOfLife: undated', 'endOfLife: 2028-01-01'),
    );
    expect((await run(team, '2026-11-02')).told).toEqual([
      'MOVED     Ceph squid: end of life moved to 20 Dec 2027 (was 20 Dec 2026)',
      'SCHEDULED Ceph tentacle: end of life is planned for 1 Jan 2028',
    ]);
    write(team, 'ceph.yaml', CEPH.replace('lastDay: 2026-12-19', 'endOfLife: undated'));
    expect((await run(team, '2026-11-03')).told).toEqual([
      'NO DATE   Ceph squid: end of life is no longer planned for 20 Dec 2027',
      'NO DATE   Ceph tentacle: end of life is no longer planned for 1 Jan 2028',
    ]);
  });

  it("tells the vendor's dates that decide, by its name", async () => {
    const team = teamFolder(BOTH, CHOSEN, follow('openstack: [2025.1]'));
    expect((await run(team, '2026-11-01')).out).toContain('OpenStack 2025.1 Epoxy at Ubuntu Cloud Archive');
    const { told, out } = await run(team, '2026-12-14');
    expect(told).toEqual([
      'REMINDER  OpenStack 2025.1 Epoxy at Ubuntu Cloud Archive: 7 days until',
      'SMS to watch platform  (letter platform-2-urgent, sent)',
    ]);
    expect(out).toContain('as planned\n          by Ubuntu Cloud Archive: 7 days left.');
    expect(out).toContain('You get this because the watch "platform" follows openstack 2025.1, by');
    expect((await run(team, '2026-12-21')).told[0]).toMatch(
      /^ENDED +OpenStack 2025.1 Epoxy at Ubuntu Cloud Archive has reached/,
    );
  });

  it('only shows an overlay that nobody chose or follows', async () => {
    const team = teamFolder(BOTH, '', follow('openstack: [2025.1]'));
    await run(team, '2026-11-01');
    expect((await run(team, '2026-12-14')).told).toEqual([]);
    const named = teamFolder(BOTH, '', follow('ubuntu-cloud-archive: all'));
    await run(named, '2026-11-01');
    expect((await run(named, '2026-12-14')).told[0]).toMatch(
      /^REMINDER +OpenStack 2025.1 Epoxy at Ubuntu Cloud Archive: 7 days/,
    );
  });

  it('goes on without a file that cannot be used: what was known of it stands, and the run says so and fails', async () => {
    const team = teamFolder(BOTH, '', follow('ceph: all, openstack: [2026.1]'));
    await run(team, '2026-11-01');
    write(team, 'ceph.yaml', CEPH.replace('2026-12-19', '2026-13-19'));
    for (const on of ['2026-11-20', '2026-12-13', '2026-12-20']) {
      const { status, told, err } = await run(team, on);
      expect(status).toBe(1);
      expect(told.filter((line) => line.includes('Ceph squid'))).toHaveLength(1);
      expect(err).toBe(
        'lastpatch: ./products/ceph.yaml:13: releases, squid, lastDay: expected a day such as 2026-03-31, got 2026-13-19\n',
      );
    }
    write(team, 'ceph.yaml', CEPH);
    const mended = await run(team, '2026-12-30');
    // It had only been planned for a day on which the file could not be read.
    expect([mended.status, mended.told[0]]).toEqual([
      0,
      'ENDED     Ceph squid has reached its end of life (20 Dec 2026)',
    ]);
  });

  it.each([
    [
      'en',
      /(?<who>upstream|Ceph) was last read on (?<day>\d+ \w+ \d+)/g,
      ['1 November 2026', '1 November 2026'],
    ],
    [
      'ko',
      /(?<day>\d+년 \d+월 \d+일)\([^)]*\)(?:이므로|에 마지막으로 확인한 출처)/g,
      ['2026년 11월 1일', '2026년 11월 1일'],
    ],
  ])('says one day on which its dates were last looked up, in %s', async (locale, said, days) => {
    const watch = `watches: [{ id: platform, follow: { ceph: all }, digest: off, locale: ${locale} }]\n`;
    const team = teamFolder(BOTH, '', watch);
    await run(team, '2026-11-20');
    write(team, 'ceph.yaml', CEPH.replace('2026-12-19', '2026-13-19'));
    const { out } = await run(team, '2026-12-20');
    const text = out.replace(/\s+/g, ' ');
    expect([...text.matchAll(said)].map(({ groups }) => groups?.['day'])).toEqual(days);
  });

  it('that is dry tells of such a file too', async () => {
    const team = teamFolder({ 'products/a.yaml': 'x\n' });
    const { status, stderr } = await lastpatchPlain(
      'run',
      '--dry-run',
      '--on',
      '2026-11-23',
      '--config',
      team.config,
    );
    expect(status).toBe(0);
    expect(stderr).toContain('a.yaml: expected keys such as product and releases');
  });

  it('says which file may be why a name is not known', async () => {
    const team = teamFolder(
      { 'products/a.yaml': CEPH.replace('2026-12-19', 'soon') },
      '',
      follow('ceph: all'),
    );
    const { status, err } = await run(team, '2026-11-01');
    expect(status).toBe(2);
    expect(err).toBe(`lastpatch: 2 files have 2 problems:
  ./products/a.yaml:13: releases, squid, lastDay: expected a day such as 2026-03-31, got soon
  ./lastpatch.yaml:3: watch platform, follow: unknown product ceph
`);
  });

  it('says when nobody has looked for half a year whether own dates still stand', async () => {
    const team = teamFolder({ 'products/ceph.yaml': CEPH });
    const said = async (on: string): Promise<boolean> =>
      (await run(team, on)).out
        .replaceAll('\n', ' ')
        .includes(
          'Nobody has checked the dates of Ceph since 2026-11-01, 181 days ago: look where they come from, and write today into "checked" in its file.',
        );
    expect([await said('2027-04-30'), await said('2027-05-01')]).toEqual([false, true]);
    const early = teamFolder({ 'products/ceph.yaml': CEPH });
    expect((await run(early, '2026-10-31')).out.replaceAll('\n', ' ')).toContain(
      'The file of Ceph says that it was last checked on 2026-11-01, which is still to come',
    );
  });

  it('holds what takes a release away, until someone lets it through', async () => {
    const team = teamFolder(BOTH, '', follow('ceph: all'));
    await run(team, '2026-11-01');
    write(team, 'ceph.yaml', CEPH.replace(/ {2}squid:(\n {4}.*)+\n/, ''));
    const held = await run(team, '2026-11-02');
    expect(held.status).toBe(1);
    const [change = ''] = /custom@[0-9a-f]{12}/.exec(held.err) ?? [];
    expect(held.err).toContain(`the change ${change} is held`);
    const state = ['--state', join(team.folder, 'state')];
    expect((await lastpatch(team, 'accept', change, ...state)).status).toBe(0);
    const taken = await run(team, '2026-11-03');
    expect(taken.status).toBe(0);
    expect(taken.out.replaceAll('\n', ' ')).toContain(
      'Since 2026-11-03 upstream no longer lists Ceph squid, which watch platform follows: what was known of it still counts.',
    );
  });

  it('goes on when the last own product is gone, and says so to whoever follows it', async () => {
    const team = teamFolder({ 'products/ceph.yaml': CEPH }, '', follow('ceph: all, openstack: all'));
    await run(team, '2026-11-01');
    rmSync(join(team.folder, 'products'), { recursive: true });
    const { status, out } = await run(team, '2026-11-02');
    expect(status).toBe(0);
    expect(out.replaceAll('\n', ' ')).toContain(
      'No file describes Ceph any more: what was known of it on 2026-11-01 still counts.',
    );
    writeFileSync(team.config, follow('openstack: all'));
    expect((await run(team, '2026-11-03')).out).not.toContain('Ceph');
  });
});

describe('whoever has no own products', () => {
  const TOLD_LOADS = fileURLToPath(new URL('../../testing/told-loads.ts', import.meta.url));

  it.each([
    ['no products folder', {}, false],
    ['own products', BOTH, true],
  ])('waits for no YAML parser: %s', async (_, files, isLoaded) => {
    const { folder } = teamFolder(files);
    const { stderr, status } = await lastpatchIn(
      folder,
      ['status', 'openstack@2025.1', '--on', '2026-08-21'],
      {
        node: ['--import', TOLD_LOADS],
        env: { TELL_LOADS: 'js-yaml' },
      },
    );
    expect([status, stderr.includes('js-yaml')]).toEqual([0, isLoaded]);
  });

  it('needs no settings', async () => {
    const folder = temporaryFolder();
    const { status, stderr } = await lastpatchIn(folder, [
      'status',
      'openstack@2025.1',
      '--on',
      '2026-08-21',
    ]);
    expect([status, stderr]).toEqual([0, '']);
  });
});

it('the samples of the documentation are good, and are read as they say', async () => {
  const page = readFileSync(new URL('../../../../docs/own-products.md', import.meta.url), 'utf8');
  const samples = [...page.matchAll(/```yaml\n(# products\/(\S+)\n.*?)```/gs)];
  expect(samples.map(([, , name]) => name)).toEqual(['ceph.yaml', 'ubuntu-cloud-archive.yaml']);
  const files = Object.fromEntries(samples.map(([, text = '', name = '']) => [`products/${name}`, text]));
  const { status, out, err } = await lastpatch(teamFolder(files, CHOSEN), 'settings', 'validate');
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain('they decide its deadlines');
});

describe('check, of a product that becomes unmaintained on no day before its end of life', () => {
  const STORE = `product: store
source: The vendor's letter of May 2026
checked: 2026-11-01
releases:
  1:
    released: 2024-01-10
    unmaintained: undated
    endOfLife: 2026-12-20
`;

  it.each([
    ['26', '0', 'UNKNOWN'],
    ['27', '3', 'ENDS'],
  ])('within %s days ends with %s', async (within, status, verdict) => {
    const team = teamFolder({ 'products/store.yaml': STORE });
    const checked = await lastpatch(team, 'check', 'store@1', '--within', within, '--on', '2026-11-23');
    expect(String(checked.status)).toBe(status);
    expect(checked.out).toBe(`${verdict}  store 1  2026-12-20 at the latest\n`);
  });
});
