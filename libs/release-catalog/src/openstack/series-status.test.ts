import { describe, expect, test } from 'vitest';
import { yamlFile } from '../../testing/openstack-repository.ts';
import { readSeriesStatus, type SeriesEntry } from './series-status.ts';

function read(text: string): { series: SeriesEntry[]; problems: string[] } {
  const { series, problems } = readSeriesStatus(yamlFile(text, 'data/series_status.yaml'));
  return {
    series,
    problems: problems.map(({ file, line, problem }) => `${file}:${line ?? '?'}: ${problem}`),
  };
}

function only(text: string): SeriesEntry {
  const { series, problems } = read(text);
  expect(problems).toEqual([]);
  expect(series).toHaveLength(1);
  return series[0]!;
}

test('an entry with everything that upstream says of a series', () => {
  expect(
    only(`
- name: epoxy
  release-id: 2025.1
  status: maintained
  slurp: yes
  initial-release: 2025-04-02
  eol-date: 2030-01-01
  next-phase:
    status: unmaintained
    date: 2026-10-02
  signing-key:
    key: 22284f69d9eccdf3df7819791c711af193ff8e54
    start: 2024-10-07
    end: present
`),
  ).toEqual({
    series: 'epoxy',
    releaseId: '2025.1',
    status: 'maintained',
    slurp: true,
    initialRelease: '2025-04-02',
    eolDate: '2030-01-01',
    nextPhase: { phase: 'unmaintained', date: '2026-10-02' },
    unread: [],
  });
});

test('an entry with as little as a name and a status', () => {
  expect(only('- name: austin\n  status: end of life\n')).toEqual({
    series: 'austin',
    releaseId: undefined,
    status: 'end-of-life',
    slurp: false,
    initialRelease: undefined,
    eolDate: undefined,
    nextPhase: undefined,
    unread: [],
  });
});

test.each(['2025.1', '2030.10', '2025.0'])(
  'the release id %s, a YAML number, stays the word that it is',
  (id) => {
    expect(only(`- name: epoxy\n  status: maintained\n  release-id: ${id}\n`).releaseId).toBe(id);
  },
);

test.each([
  ['future', 'planned'],
  ['development', 'development'],
  ['maintained', 'maintained'],
  ['extended maintenance', 'extended'],
  ['unmaintained', 'unmaintained'],
  ['end of life', 'end-of-life'],
  ['End of Life', 'end-of-life'],
  ['"  maintained "', 'maintained'],
])('the status word %s, of whatever time, means %s', (word, phase) => {
  expect(only(`- name: zed\n  status: ${word}\n`).status).toBe(phase);
});

test.each([
  ['yes', true],
  ['Yes', true],
  ['y', true],
  ['true', true],
  ['True', true],
  ['on', true],
  ['"yes"', true],
  ['no', false],
  ['false', false],
  ['off', false],
  ['', false],
  ['yesterday', false],
  ['[yes]', false],
])('slurp: %s is %s, as for the parser that upstream uses', (word, slurp) => {
  expect(only(`- name: zed\n  status: maintained\n  slurp: ${word}\n`).slurp).toBe(slurp);
});

test('names are read in any case', () => {
  expect(only('- name: Zed\n  status: maintained\n').series).toBe('zed');
});

test('the order of the file is kept', () => {
  const { series } = read(
    '- {name: b, status: future}\n- {name: c, status: future}\n- {name: a, status: future}\n',
  );
  expect(series.map((entry) => entry.series)).toEqual(['b', 'c', 'a']);
});

describe('a status that is not known', () => {
  test('costs that series only, and is reported with its line', () => {
    const { series, problems } = read(`
- name: zed
  status: retired
- name: yoga
  status: maintained
`);
    expect(series.map((entry) => entry.series)).toEqual(['yoga']);
    expect(problems).toEqual([
      'data/series_status.yaml:2: series zed: the status is "retired", expected one of: future, development, maintained, extended maintenance, unmaintained, end of life',
    ]);
  });

  test.each([
    ['nothing', ''],
    ['a list', '\n  status: [maintained]'],
    ['a mapping', '\n  status: {is: maintained}'],
    ['empty', '\n  status:'],
  ])('is missing when it is %s', (_, status) => {
    const { series, problems } = read(`- name: zed${status}\n- {name: yoga, status: maintained}\n`);
    expect(series).toHaveLength(1);
    expect(problems[0]).toContain('the status is missing');
  });

  test.each(['constructor', '__proto__', 'toString'])('is not %s, which every object has', (word) => {
    expect(read(`- name: zed\n  status: ${word}\n`).series).toEqual([]);
  });
});

describe('an entry that is no series', () => {
  test.each([
    ['a word', '- zed'],
    ['nothing', '-'],
    ['a list', '- [name, zed]'],
    ['a mapping without a name', '- status: maintained'],
    ['a mapping whose name is empty', '- {name: , status: maintained}'],
    ['a mapping whose name is spaces', '- {name: "  ", status: maintained}'],
    ['a mapping whose name is a list', '- {name: [zed], status: maintained}'],
  ])('is reported and costs no other: %s', (_, entry) => {
    const { series, problems } = read(`- {name: yoga, status: maintained}\n${entry}\n`);
    expect(series.map(({ series: name }) => name)).toEqual(['yoga']);
    expect(problems).toEqual([expect.stringContaining('entry 2 of the list is no series')]);
  });
});

test('of a series listed twice the first counts, and the line of the list is reported', () => {
  const { series, problems } = read(`
- name: zed
  status: unmaintained
- name: yoga
  status: unmaintained
- name: Zed
  status: maintained
`);
  expect(series.map((entry) => [entry.series, entry.status])).toEqual([
    ['zed', 'unmaintained'],
    ['yoga', 'unmaintained'],
  ]);
  expect(problems).toEqual(['data/series_status.yaml:2: series zed is listed twice: the first counts']);
});

describe('a date that is no day', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-4-1',
    '26-04-01',
    '2026-04-01T00:00:00',
    'soon',
    '20260401',
    '2206-04-01',
    '0206-04-01',
  ])('is unread and reported with file and line: %s', (day) => {
    const { series, problems } = read(`
- name: zed
  status: maintained
  initial-release: 2022-10-05
- name: gazpacho
  status: maintained
  initial-release: ${day}
  eol-date: ${day}
  next-phase:
    status: unmaintained
    date: ${day}
`);
    expect(series[1]).toMatchObject({
      series: 'gazpacho',
      status: 'maintained',
      initialRelease: undefined,
      eolDate: undefined,
      nextPhase: { phase: 'unmaintained', date: undefined },
      unread: ['initial-release', 'eol-date', 'date of next-phase'],
    });
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(' is ')))).toEqual([
      'data/series_status.yaml:7: series gazpacho: initial-release',
      'data/series_status.yaml:8: series gazpacho: eol-date',
      'data/series_status.yaml:11: series gazpacho: the date of next-phase',
    ]);
    expect(problems[0]).toContain(
      `is ${JSON.stringify(day)}, expected a likely day (YYYY-MM-DD): what was known before counts`,
    );
  });

  test('is shown cut off when it is long, so that no report is flooded', () => {
    const { problems } = read(`- name: zed\n  status: maintained\n  eol-date: ${'x'.repeat(10_000)}\n`);
    expect(problems[0]!.length).toBeLessThan(200);
  });

  test('is unread when it is a list', () => {
    const { series, problems } = read('- name: zed\n  status: maintained\n  eol-date: [2025-01-01]\n');
    expect(series[0]).toMatchObject({ eolDate: undefined, unread: ['eol-date'] });
    expect(problems).toEqual([expect.stringContaining('eol-date is ["2025-01-01"], expected a likely day')]);
  });

  test('29 February is a day in a leap year', () => {
    expect(only('- name: zed\n  status: maintained\n  eol-date: 2024-02-29\n').eolDate).toBe('2024-02-29');
  });

  test('no date is no problem', () => {
    expect(only('- name: zed\n  status: maintained\n  eol-date:\n')).toMatchObject({
      eolDate: undefined,
      unread: [],
    });
  });
});

describe('next-phase', () => {
  test('may have no date', () => {
    expect(
      only('- name: yoga\n  status: unmaintained\n  next-phase:\n    status: end of life\n').nextPhase,
    ).toEqual({
      phase: 'end-of-life',
      date: undefined,
    });
  });

  test('may be empty', () => {
    expect(only('- name: yoga\n  status: unmaintained\n  next-phase:\n').nextPhase).toBeUndefined();
  });

  test.each(['{status: retired, date: 2025-01-01}', '{date: 2025-01-01}', 'end of life', '[end of life]'])(
    'that names no phase is unread and reported with its line: %s',
    (next) => {
      const { series, problems } = read(`- name: zed\n  status: maintained\n  next-phase: ${next}\n`);
      expect(series[0]).toMatchObject({ status: 'maintained', nextPhase: undefined, unread: ['next-phase'] });
      expect(problems).toEqual([
        'data/series_status.yaml:3: series zed: next-phase names no phase that is known: what was known before counts',
      ]);
    },
  );
});

test.each(['name: zed\nstatus: maintained\n', 'just words\n', '{}\n'])(
  'a file that is no list is reported: %j',
  (text) => {
    const { series, problems } = read(text);
    expect(series).toEqual([]);
    expect(problems).toEqual(['data/series_status.yaml:?: expected a list of series']);
  },
);

test('a key given twice is survived: the last counts, and it is reported', () => {
  const { series, problems } = read('- name: zed\n  status: maintained\n  status: unmaintained\n');
  expect(series[0]?.status).toBe('unmaintained');
  expect(problems).toEqual([expect.stringMatching(/^data\/series_status\.yaml:3: .*duplicated mapping key/)]);
});
