import { endoflifeDate } from '@lastpatch/release-catalog/testing';
import { knownAfter } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../../testing/catalog-files.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';

const { AS_OF, importProducts, product, PRODUCTS, release } = endoflifeDate;

const UBUNTU = product(
  'ubuntu',
  [
    ['26.04', 'Resolute Raccoon', '2026-04-23', '2031-04-30', '2036-04-30'],
    ['25.10', 'Questing Quokka', '2025-10-09', '2026-07-01', null],
    ['25.04', 'Plucky Puffin', '2025-04-17', '2026-01-17', null],
    ['24.10', 'Oracular Oriole', '2024-10-10', '2025-07-10', null],
    ['24.04', 'Noble Numbat', '2024-04-25', '2029-05-31', '2036-04-25'],
    ['23.10', 'Mantic Minotaur', '2023-10-12', '2024-07-11', null],
    ['22.04', 'Jammy Jellyfish', '2022-04-21', '2027-04-01', '2032-04-09'],
  ].map(([name, codename, releaseDate, eolFrom, eoesFrom]) =>
    release(name!, {
      codename,
      releaseDate,
      eolFrom,
      ...(eoesFrom === null ? {} : { isEoes: false, eoesFrom }),
    }),
  ),
  { label: 'Ubuntu', aliases: ['ubuntu-linux'] },
);

const ALL = [...PRODUCTS, UBUNTU];

/** What a command says of a catalog that was imported from endoflife.date, on the day of that. */
async function said(...args: readonly string[]): Promise<string> {
  const catalog = fileOf({ products: importProducts(ALL).products });
  const day = args.includes('--on') ? [] : ['--on', AS_OF];
  const { stdout } = await lastpatchPlain(...args, '--catalog', catalog, ...day);
  return stdout;
}

async function json(...args: readonly string[]): Promise<Record<string, unknown>> {
  return JSON.parse(await said(...args, '--json')) as Record<string, unknown>;
}

describe('the status of a product of endoflife.date', () => {
  it('says where its releases stand', async () => {
    expect(await said('status', 'ubuntu-linux')).toMatchInlineSnapshot(`
      "Ubuntu on 2026-08-22
      as upstream told it on that day

      RELEASE                 PHASE       SINCE       NEXT
      26.04 Resolute Raccoon  maintained  2026-04-23  extended 2031-05-01, in 1713 days
      24.04 Noble Numbat      maintained  2024-04-25  extended 2029-06-01, in 1014 days
      22.04 Jammy Jellyfish   maintained  2022-04-21  extended 2027-04-02, in 223 days

      4 releases at end of life not shown: lastpatch status ubuntu --all
      "
    `);
  });

  it('says what follows from dates that were still to come', async () => {
    expect(await said('status', 'python', '--all', '--on', '2026-10-02')).toMatchInlineSnapshot(`
      "Python on 2026-10-02
      as upstream told it 41 days ago, on 2026-08-22; later dates are plans

      RELEASE  PHASE                SINCE        NEXT
      3.13     security fixes only  2026-10-02~  end of life 2029-11-01, in 1126 days
      3.9      end of life          2025-11-01

      ~ was still to come when upstream was read
      "
    `);
  });

  it('says no date where there is none', async () => {
    expect(await said('status', 'struts')).toMatchInlineSnapshot(`
      "struts on 2026-08-22
      as upstream told it on that day

      RELEASE  PHASE                 SINCE       NEXT
      7        maintained            2024-12-11  extended maintenance, no date given
      2.5      extended maintenance  2024-05-01  end of life, no date given
      "
    `);
  });

  it('has the shape that is promised', async () => {
    expect(await json('status', 'debian@12')).toMatchObject({
      releases: [
        {
          product: 'debian',
          release: '12',
          name: 'Bookworm',
          phase: 'extended',
          since: '2026-06-11',
          basis: 'declared',
          next: { phase: 'end-of-life', date: '2028-07-01', basis: 'scheduled' },
          supportEnds: '2028-07-01',
          overdue: null,
        },
      ],
    });
  });
});

describe('a product of endoflife.date as a project', () => {
  it('has the latest version of each release', async () => {
    expect(await said('project', 'python')).toMatchInlineSnapshot(`
      "Python on 2026-08-22: the latest version of each release

      RELEASE  LATEST  OUT ON
      3.13     3.13.7  2025-08-14
      3.9      3.9.23  2025-06-03
      "
    `);
    expect(await said('project', 'cpython')).toBe(await said('project', 'python'));
  });

  it('places any version by its number', async () => {
    expect((await said('project', 'python@3.13.2')).split('\n')[0]).toBe(
      'Python 3.13.2 belongs to Python 3.13.',
    );
    expect(await json('project', 'python@3.13.7')).toMatchObject({
      placed: { project: 'python', version: '3.13.7', release: '3.13' },
    });
    expect((await said('project', 'esxi@8.0 Update 3g')).split('\n')[0]).toBe(
      'esxi 8.0 Update 3g belongs to esxi 8.0.',
    );
  });

  it('goes by its name of today', async () => {
    const renamed = product('cpython', PRODUCTS[2]!['releases'] as object[], {
      label: 'CPython',
      aliases: ['python'],
    });
    const later = importProducts([renamed]).products.map((row) => ({
      ...row,
      asOf: '2026-08-23' as typeof AS_OF,
    }));
    const catalog = fileOf(
      knownAfter([{ products: importProducts([PRODUCTS[2]!]).products }, { products: later }]),
    );
    const { stdout } = await lastpatchPlain(
      'project',
      'python',
      '--catalog',
      catalog,
      '--on',
      AS_OF,
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ projects: [{ project: 'cpython' }] });
  });

  it('without a version that is known says so', async () => {
    expect(await said('project', 'struts')).toContain('No version of it is known that was out by that day.');
  });
});

describe('a plan for a product of endoflife.date', () => {
  it('leads to the release that lasts longest', async () => {
    expect(await said('plan', 'python@3.9.5', 'esxi@8.0 Update 3g')).toMatchInlineSnapshot(`
      "What runs on 2026-08-22, the most urgent first (dates to come are plans)

      RUNS                       SUPPORT ENDS              NEXT HOP +MORE
      Python 3.9                 2025-11-01, 294 days ago  3.13
      esxi 8.0 Update 3g in 8.0  2027-10-12, in 416 days   none: stay here

      From 3.9 to 3.13
        1. 3.13, supported until 2029-11-01

                2021    2022    2023    2024    2025    2026    2027   2028    2029
        3.9   =============---------------------------      |
        3.13                                  ================------------------------
                                                            ^ 2026-08-22
        = maintained  - security fixes or extended  . unmaintained
      "
    `);
  });

  it('says where it leads to, and to machines each release between', async () => {
    expect((await said('plan', 'ubuntu@22.04')).split('\n').slice(5, 9)).toMatchInlineSnapshot(`
      [
        "From 22.04 Jammy Jellyfish to 26.04 Resolute Raccoon",
        "     (5 releases between)",
        "  1. 26.04 Resolute Raccoon, supported until 2036-05-01",
        "",
      ]
    `);
    const { plans } = await json('plan', 'ubuntu@22.04');
    expect(plans).toMatchObject([
      {
        hops: ['23.10', '24.04', '24.10', '25.04', '25.10', '26.04'].map((id) => ({
          release: id,
          kind: 'next',
        })),
      },
    ]);
  });

  it('says what has ended, what ends and what nobody knows', async () => {
    expect(await said('check', '--within', '30', 'debian@11', 'python@3.9', 'struts@7', 'haproxy@1.10'))
      .toMatchInlineSnapshot(`
      "ENDS     Debian GNU/Linux 11 Bullseye  2026-09-01, in 10 days
      ENDED    Python 3.9                    2025-11-01, 294 days ago
      UNKNOWN  struts 7                      unknown, no date given
      ENDED    haproxy 1.10                  ended, day unknown
      "
    `);
  });
});

describe('what is to come', () => {
  it('is told beside its name, or below a long one', async () => {
    expect(await said('upcoming', '--days', '30')).toMatchInlineSnapshot(`
      "To come in the 30 days after 2026-08-22

      2026-09-01  in 10 days  Debian GNU/Linux 11 Bullseye  end of life, planned
      "
    `);
    const long = product('long', [release('1.0', { eolFrom: AS_OF, releaseDate: AS_OF })], {
      label: 'A product with a name that leaves no room',
    });
    const catalog = fileOf({ products: importProducts([long]).products });
    const { stdout } = await lastpatchPlain('upcoming', '--days', '3', '--catalog', catalog, '--on', AS_OF);
    expect(stdout).toMatchInlineSnapshot(`
      "To come in the 3 days after 2026-08-22

      2026-08-22  today     A product with a name that leaves no room 1.0  release
      2026-08-23  tomorrow  A product with a name that leaves no room 1.0
                                                          end of life, planned
      "
    `);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('the difference of two catalogs', () => {
  it('knows what was renamed', async () => {
    const [before, after] = [
      [product('varnish', [release('6.0'), release('7.0')])],
      [
        product(
          'vinyl-cache',
          [release('6.0', { releaseDate: '2023-01-01' }), release('7.0', { eolFrom: '2027-01-01' })],
          { aliases: ['varnish'] },
        ),
      ],
    ].map((products) => fileOf({ products: importProducts(products).products }));
    const { stdout } = await lastpatchPlain('catalog', 'diff', before!, after!);
    expect(stdout).toMatchInlineSnapshot(`
      "  vinyl-cache 6.0: maintained 2023-01-01 (declared), was 2024-01-01 (declared)
        vinyl-cache 7.0: end of life 2027-01-02 (scheduled), was without a date (scheduled)
      "
    `);
  });
});
