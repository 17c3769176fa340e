import {
  calendarDate,
  nextAfter,
  overdueOn,
  phaseOn,
  type Release,
  releaseDay,
  supportEnds,
} from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { importSeries, importStatus, type ImportedSeries } from '../../testing/openstack-repository.ts';

const START = '2023-03-22';

/** Where a series stands on a day. */
function stands({ release, asOf }: ImportedSeries, day: string): string | undefined {
  const window = phaseOn(release, calendarDate(day), asOf);
  return window && `${window.phase} ${window.from ?? '?'} ${window.basis}`;
}

function overdue({ release, asOf }: ImportedSeries, day: string): string | undefined {
  const window = overdueOn(release, calendarDate(day), asOf);
  return window && `${window.phase} ${window.from ?? '?'}`;
}

describe('a passed date is no transition', () => {
  const dalmatian = `
- name: dalmatian
  release-id: 2024.2
  status: maintained
  initial-release: 2024-10-02
  next-phase:
    status: end of life
    date: 2026-04-29
`;

  test.each([
    ['2026-04-28', 'maintained 2024-10-02 declared', undefined],
    ['2026-04-29', 'maintained 2024-10-02 declared', 'end-of-life 2026-04-29'],
    ['2026-04-30', 'maintained 2024-10-02 declared', 'end-of-life 2026-04-29'],
  ])('read on %s', async (day, phase, due) => {
    const series = await importSeries(dalmatian, day);
    expect(stands(series, day)).toBe(phase);
    expect(overdue(series, day)).toBe(due);
    expect(series.problems).toEqual([]);
  });

  test('nor is one that has stood for years (ocata, unmaintained 2020-06-04)', async () => {
    const text = `
- name: ocata
  status: extended maintenance
  initial-release: 2017-02-22
  next-phase:
    status: unmaintained
    date: 2020-06-04
`;
    const series = await importSeries(text, '2022-05-01');
    expect(stands(series, '2022-05-01')).toMatch(/^extended /);
    expect(overdue(series, '2022-05-01')).toBe('unmaintained 2020-06-04');
  });
});

describe('next-phase', () => {
  test('that equals the status says nothing', async () => {
    const { windows, problems } = await importSeries(
      `
- name: zed
  status: maintained
  initial-release: 2022-10-05
  next-phase:
    status: maintained
    date: 2023-10-05
`,
      '2023-01-01',
    );
    expect(windows).toEqual(['development 2022-03-30 derived', 'maintained 2022-10-05 declared']);
    expect(problems).toEqual([]);
  });

  test('that names a phase already passed says nothing (xena, through its whole development)', async () => {
    const { windows } = await importSeries(
      `
- name: xena
  status: development
  initial-release: 2021-10-06
  next-phase:
    status: development
    date: 2021-04-14
`,
      '2021-08-01',
    );
    expect(windows).toEqual(['development 2021-04-14 derived', 'maintained 2021-10-06 scheduled']);
  });

  test('without a date is a plan without a day: neither due nor a support that lasts for ever', async () => {
    const series = await importSeries(
      `
- name: caracal
  release-id: 2024.1
  status: unmaintained
  initial-release: 2024-04-03
  next-phase:
    status: end of life
`,
      '2026-01-01',
    );
    expect(series.windows.at(-1)).toBe('end-of-life ? scheduled');
    expect(stands(series, '2030-01-01')).toBe('unmaintained 2025-11-07 declared');
    expect(overdue(series, '2030-01-01')).toBeUndefined();
    expect(nextAfter(series.release, calendarDate('2026-01-01'), series.asOf)).toBeUndefined();
  });

  test('without a date, of a release that is maintained, leaves the end of support unknown', async () => {
    const { release } = await importSeries(
      `
- name: antelope
  status: maintained
  initial-release: ${START}
  next-phase:
    status: unmaintained
`,
      '2024-01-01',
    );
    expect(supportEnds(release)).toBeNull();
  });

  test('may change its target while its date stays (bobcat)', async () => {
    const bobcat = (target: string): string => `
- name: bobcat
  status: maintained
  initial-release: 2023-10-04
  next-phase:
    status: ${target}
    date: 2025-04-09
`;
    const before = await importSeries(bobcat('extended maintenance'), '2024-02-18');
    const after = await importSeries(bobcat('end of life'), '2024-02-19');
    expect(before.windows.at(-1)).toBe('extended 2025-04-09 scheduled');
    expect(after.windows.at(-1)).toBe('end-of-life 2025-04-09 scheduled');
    expect([supportEnds(before.release), supportEnds(after.release)]).toEqual([null, '2025-04-09']);
  });
});

describe('wrong dates', () => {
  test('an extended maintenance on the own release day takes nothing from the release day (train)', async () => {
    const series = await importSeries(
      `
- name: train
  status: development
  initial-release: 2019-10-16
  next-phase:
    status: extended maintenance
    date: 2019-10-16
`,
      '2019-10-01',
    );
    expect(series.windows).toEqual([
      'development 2019-04-10 derived',
      'maintained 2019-10-16 scheduled',
      'extended 2019-10-16 scheduled',
    ]);
    expect(releaseDay(series.release)).toBe('2019-10-16');
    expect(series.problems).toEqual([]);
  });

  test('of two release days initial-release wins (caracal, maintained 2023-04-03)', async () => {
    const series = await importSeries(
      `
- name: caracal
  release-id: 2024.1
  status: development
  initial-release: 2024-04-03
  next-phase:
    status: maintained
    date: 2023-04-03
`,
      '2024-01-15',
    );
    expect(series.windows).toEqual(['development 2023-10-04 derived', 'maintained 2024-04-03 scheduled']);
    expect(overdue(series, '2024-01-15')).toBeUndefined();
  });

  test('the date of next-phase is the release day where initial-release is missing', async () => {
    const { windows } = await importSeries(
      `
- name: hibiscus
  status: development
  next-phase:
    status: maintained
    date: 2026-09-30
`,
      '2026-05-01',
    );
    expect(windows).toEqual(['development 2026-04-01 derived', 'maintained 2026-09-30 scheduled']);
  });

  test('a release day a year too early is unread and reported with its line (rocky)', async () => {
    const { windows, problems } = await importSeries(
      `
- name: rocky
  status: development
  initial-release: 2017-08-30
`,
      '2018-05-01',
    );
    expect(windows).toEqual(['development 2018-02-28 derived']);
    expect(problems).toEqual([
      'data/series_status.yaml:2: series rocky: maintained is dated 2017-08-30, before development (2018-02-28): what was known before counts',
    ]);
  });

  test('an end before the release day leaves the word and takes away the day', async () => {
    const { windows, problems } = await importSeries(
      `
- name: pike
  status: end of life
  initial-release: 2017-08-30
  eol-date: 2016-08-30
`,
      '2017-12-01',
    );
    expect(windows).toEqual([
      'development 2017-02-22 derived',
      'maintained 2017-08-30 declared',
      'end-of-life ? declared',
    ]);
    expect(problems).toEqual([expect.stringContaining('end-of-life is dated 2016-08-30, before maintained')]);
  });
});

describe('phases are skipped', () => {
  test('from maintained to unmaintained (yoga, whose extended maintenance never came)', async () => {
    const series = await importSeries(
      '\n- name: yoga\n  status: unmaintained\n  initial-release: 2022-03-30\n',
      '2024-03-01',
    );
    expect(series.windows).toEqual([
      'development 2021-10-06 derived',
      'maintained 2022-03-30 declared',
      'unmaintained 2024-02-19 declared',
    ]);
    expect(series.release.windows[1]?.until).toBe('2024-02-19');
  });

  test('from maintained to end of life (bobcat, which is no SLURP release)', async () => {
    const series = await importSeries(
      '\n- name: bobcat\n  status: end of life\n  initial-release: 2023-10-04\n  eol-date: 2025-04-30\n',
      '2025-05-02',
    );
    expect(series.windows).toEqual([
      'development 2023-03-22 derived',
      'maintained 2023-10-04 declared',
      'end-of-life 2025-04-30 declared',
    ]);
  });

  test('a whole life of before 2018 has security fixes in place of extended maintenance (mitaka)', async () => {
    const { windows } = await importSeries(
      '\n- name: mitaka\n  status: end of life\n  initial-release: 2016-04-07\n  eol-date: 2017-04-10\n',
      '2018-05-01',
    );
    expect(windows).toEqual([
      'development 2015-10-15 derived',
      'maintained 2016-04-07 declared',
      'security 2016-10-06 derived',
      'end-of-life 2017-04-10 declared',
    ]);
  });
});

describe("the file's own status wins over the fact tables", () => {
  const antelope = (status: string): string =>
    `\n- name: antelope\n  status: ${status}\n  initial-release: ${START}\n`;

  test('when it has gone back (antelope, 2025-01-22)', async () => {
    expect(stands(await importSeries(antelope('unmaintained'), '2025-01-21'), '2025-01-21')).toBe(
      'unmaintained 2024-12-14 declared',
    );
    const gone = await importSeries(antelope('maintained'), '2025-01-22');
    expect(gone.windows).toEqual(['development 2022-10-05 derived', `maintained ${START} declared`]);
    expect(stands(gone, '2025-01-22')).toBe(`maintained ${START} declared`);
  });

  test('when it has gone back to development', async () => {
    const { windows } = await importSeries(
      '\n- name: ussuri\n  status: development\n  initial-release: 2020-05-13\n',
      '2026-01-01',
    );
    expect(windows).toEqual(['development 2019-10-16 derived', 'maintained 2020-05-13 scheduled']);
  });

  test('when it has gone back to a plan', async () => {
    const { release, windows } = await importSeries('\n- name: ussuri\n  status: future\n', '2026-01-01');
    expect(windows).toEqual(['planned ? declared']);
    expect(release.windows[0]?.known).toBe('2026-01-01');
  });

  test('for the release day too, when the file gives another', async () => {
    const { windows } = await importSeries(
      '\n- name: antelope\n  status: maintained\n  initial-release: 2023-03-29\n',
      '2024-01-01',
    );
    expect(windows).toContain('maintained 2023-03-29 declared');
  });

  test('and without a date in the file the table has the day', async () => {
    const { windows } = await importSeries('\n- name: antelope\n  status: maintained\n', '2024-01-01');
    expect(windows).toContain(`maintained ${START} declared`);
  });
});

describe('eol-date', () => {
  const bobcat = (rest: string): string => `\n- name: bobcat\n  initial-release: 2023-10-04\n${rest}`;

  test('without the status is a plan', async () => {
    const series = await importSeries(bobcat('  status: maintained\n  eol-date: 2025-04-30\n'), '2025-05-01');
    expect(series.windows.at(-1)).toBe('end-of-life 2025-04-30 scheduled');
    expect(stands(series, '2025-05-01')).toBe('maintained 2023-10-04 declared');
    expect(overdue(series, '2025-05-01')).toBe('end-of-life 2025-04-30');
  });

  test('and the end in next-phase: the date of next-phase counts, for upstream writes eol-date afterwards', async () => {
    const { windows } = await importSeries(
      bobcat(
        '  status: maintained\n  eol-date: 2025-05-30\n  next-phase: {status: end of life, date: 2025-04-30}\n',
      ),
      '2025-04-01',
    );
    expect(windows.at(-1)).toBe('end-of-life 2025-04-30 scheduled');
  });

  test('gives the day that an end in next-phase leaves open', async () => {
    const { windows } = await importSeries(
      bobcat('  status: maintained\n  eol-date: 2025-05-30\n  next-phase: {status: end of life}\n'),
      '2025-04-01',
    );
    expect(windows.filter((window) => window.startsWith('end-of-life'))).toEqual([
      'end-of-life 2025-05-30 scheduled',
    ]);
  });

  test('stands beside another phase that is planned', async () => {
    const { windows } = await importSeries(
      bobcat(
        '  status: maintained\n  eol-date: 2027-01-01\n  next-phase: {status: unmaintained, date: 2025-04-30}\n',
      ),
      '2025-04-01',
    );
    expect(windows.slice(-2)).toEqual([
      'unmaintained 2025-04-30 scheduled',
      'end-of-life 2027-01-01 scheduled',
    ]);
  });

  test('that was removed leaves the day of the fact table, once that was known (bobcat)', async () => {
    const text = bobcat('  status: end of life\n');
    expect((await importSeries(text, '2025-05-02')).windows.at(-1)).toBe('end-of-life 2025-04-30 declared');
    const before = await importSeries(text, '2025-05-01');
    expect(before.windows.at(-1)).toBe('end-of-life ? declared');
    expect(before.release.windows.at(-1)?.known).toBe('2025-05-01');
  });

  test('that nobody knows leaves an end on an unknown day, known by the day of the catalog', async () => {
    const series = await importSeries('\n- name: quokka\n  status: end of life\n', '2026-01-15');
    expect(series.windows).toEqual(['maintained ? declared', 'end-of-life ? declared']);
    expect(series.release.windows.at(-1)?.known).toBe('2026-01-15');
    expect(stands(series, '2026-01-14')).toBeUndefined();
    expect(stands(series, '2026-01-15')).toBe('end-of-life ? declared');
  });
});

describe.each([
  ['austin', '2010-10-21', '2011-02-03'],
  ['bexar', '2011-02-03', '2011-04-15'],
  ['cactus', '2011-04-15', '2011-09-22'],
])('%s has no eol-date', (name, released, secured) => {
  const text = `\n- name: ${name}\n  status: end of life\n  initial-release: ${released}\n`;

  test.each([
    ['2015-01-01', `security ${secured} derived`],
    ['2016-02-01', `security ${secured} derived`],
    ['2016-02-02', 'end-of-life ? declared'],
    ['2016-02-03', 'end-of-life ? declared'],
  ])('on %s it is in %s', async (day, phase) => {
    expect(stands(await importSeries(text, '2026-01-15'), day)).toBe(phase);
  });

  test('and no end of support with a day', async () => {
    expect(supportEnds((await importSeries(text, '2026-01-15')).release)).toBeNull();
  });
});

describe('facts are joined up to the day of the catalog', () => {
  const stein = '\n- name: stein\n  status: extended maintenance\n  initial-release: 2019-04-10\n';

  test.each([
    ['2020-11-25', 'extended ? declared', '2020-11-25'],
    ['2020-11-26', 'extended 2020-11-26 declared', '2020-11-26'],
    ['2020-11-27', 'extended 2020-11-26 declared', '2020-11-26'],
  ])('as of %s it is %s', async (asOf, window, known) => {
    const { release, windows } = await importSeries(stein, asOf);
    expect(windows.at(-1)).toBe(window);
    expect(release.windows.at(-1)?.known).toBe(known);
  });

  test('a catalog as of 2018 knows nothing of 2019', async () => {
    const { product } = await importStatus(
      `
- name: rocky
  status: maintained
  initial-release: 2018-08-30
  next-phase: {status: extended maintenance, date: 2020-02-24}
- name: queens
  status: maintained
  initial-release: 2018-02-28
- name: ocata
  status: extended maintenance
  initial-release: 2017-02-22
`,
      '2018-12-31',
    );
    const known = product.releases.flatMap(({ windows }) =>
      windows.flatMap(({ from, known: day, basis }) => (basis === 'scheduled' ? [] : [from, day])),
    );
    expect(known.filter((day) => day != null && day > '2018-12-31')).toEqual([]);
    expect(JSON.stringify(product)).not.toMatch(/2019-\d\d-\d\d/);
  });

  test('an end that the file tells before the table does has the day of the catalog as known', async () => {
    const { release } = await importSeries('\n- name: austin\n  status: end of life\n', '2016-01-01');
    expect(release.windows.at(-1)).toMatchObject({ phase: 'end-of-life', from: null, known: '2016-01-01' });
  });
});

describe('development', () => {
  const two = (first: string, second: string): string => `
- name: quoll
  status: development
${second}
- name: potoroo
${first}
`;

  async function quoll(first: string, second = ''): Promise<Release['windows']> {
    const { product } = await importStatus(two(first, second), '2030-01-01');
    return product.releases.find(({ key }) => key === 'quoll')!.windows;
  }

  test('began on the day the series before was released', async () => {
    expect(
      await quoll('  status: maintained\n  initial-release: 2029-10-03', '  initial-release: 2030-04-03'),
    ).toEqual([
      {
        phase: 'development',
        from: '2029-10-03',
        until: '2030-04-03',
        basis: 'derived',
        evidence: 'the day the series before was released',
      },
      {
        phase: 'maintained',
        from: '2030-04-03',
        until: null,
        basis: 'scheduled',
        evidence: 'initial-release',
      },
    ]);
  });

  test('began on an unknown day when the series before is not out, whatever its plan', async () => {
    for (const first of ['  status: development\n  initial-release: 2029-10-03', '  status: maintained']) {
      expect((await quoll(first))[0]).toMatchObject({
        phase: 'development',
        from: null,
        known: '2030-01-01',
      });
    }
  });

  test('has not begun on a release day that is still to come, whatever the status before says', async () => {
    const [development] = await quoll('  status: maintained\n  initial-release: 2030-01-02');
    expect(development).toMatchObject({ phase: 'development', from: null, known: '2030-01-01' });
    const [begun] = await quoll('  status: maintained\n  initial-release: 2030-01-01');
    expect(begun).toMatchObject({ phase: 'development', from: '2030-01-01' });
  });

  test('began where the table says, when it does', async () => {
    const { windows } = await importSeries(
      '\n- name: zed\n  status: development\n  initial-release: 2022-10-05\n',
      '2022-06-01',
    );
    expect(windows).toEqual(['development 2022-03-30 derived', 'maintained 2022-10-05 scheduled']);
  });
});

test('a future series has its plan: development, then the release day', async () => {
  const series = await importSeries(
    `
- name: quokka
  status: future
  slurp: yes
  initial-release: 2027-03-24
  next-phase:
    status: development
    date: 2026-10-01
`,
    '2026-08-21',
  );
  expect(series.windows).toEqual([
    'planned ? declared',
    'development 2026-10-01 scheduled',
    'maintained 2027-03-24 scheduled',
  ]);
  expect(stands(series, '2026-08-21')).toBe('planned ? declared');
  expect(stands(series, '2026-10-01')).toBe('development 2026-10-01 scheduled');
});

test('an unknown test series is a release like any other (meiji)', async () => {
  const { product, problems } = await importStatus(
    `
- name: meiji
  status: development
- name: zed
  status: maintained
  initial-release: 2022-10-05
`,
    '2023-01-01',
  );
  expect(product.releases.map(({ key, name }) => [key, name])).toEqual([
    ['zed', 'Zed'],
    ['meiji', 'Meiji'],
  ]);
  expect(problems).toEqual([]);
});
