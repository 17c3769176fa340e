import { describe, expect, test } from 'vitest';
import { yamlFile } from '../../testing/openstack-repository.ts';
import { readSchedule, type ScheduledEvent, schedulePath } from './schedule.ts';

const PATH = 'doc/source/gazpacho/schedule.yaml';

function read(text: string): { events: readonly ScheduledEvent[]; problems: string[] } {
  const { events, problems } = readSchedule(yamlFile(text, PATH), 'gazpacho');
  return {
    events,
    problems: problems.map(({ file, line, problem }) => `${file}:${line ?? '?'}: ${problem}`),
  };
}

describe('a path', () => {
  test.each([
    ['doc/source/gazpacho/schedule.yaml', 'gazpacho'],
    ['doc/source/Zed/schedule.yml', 'zed'],
    ['doc/source/schedule.yaml', undefined],
    ['doc/source/zed/x/schedule.yaml', undefined],
    ['doc/source/zed/schedule.rst', undefined],
    ['x/doc/source/zed/schedule.yaml', undefined],
  ])('%s is of %s', (path, series) => {
    expect(schedulePath(path)).toBe(series);
  });
});

test('a week gives its events, those of all projects and those of one', () => {
  expect(
    read(`
cycle:
  - start: '2026-02-23'
    end: '2026-02-27'
    name: R-5
    x-project: [g-3, g-ff]
    project-specific: [g-nova-spec-freeze]
`),
  ).toEqual({
    events: [
      { series: 'gazpacho', event: 'g-3', from: '2026-02-23', until: '2026-02-28', scope: 'all-projects' },
      { series: 'gazpacho', event: 'g-ff', from: '2026-02-23', until: '2026-02-28', scope: 'all-projects' },
      {
        series: 'gazpacho',
        event: 'g-nova-spec-freeze',
        from: '2026-02-23',
        until: '2026-02-28',
        scope: 'one-project',
      },
    ],
    problems: [],
  });
});

test.each([
  ['2026-02-23', '2026-02-23', '2026-02-24', 0],
  ['2026-02-23', '2026-03-01', '2026-03-02', 0],
  ['2026-02-23', '2026-03-02', '2026-02-28', 1],
  ['2019-10-14', '2019-10-28', '2019-10-19', 1],
  ['2024-02-26', '2024-03-01', '2024-03-02', 0],
  ['2025-12-29', '2026-01-02', '2026-01-03', 0],
])('a week from %s to %s lasts until %s, the day after', (start, end, until, reported) => {
  const { events, problems } = read(`cycle:\n  - {start: ${start}, end: ${end}, x-project: [g-1]}\n`);
  expect(events).toMatchObject([{ from: start, until }]);
  expect(problems).toHaveLength(reported);
});

test('a week of 15 days is reported, and its first five days are taken', () => {
  const { problems } = read(`
cycle:
- end: '2019-10-28'
  start: '2019-10-14'
  x-project: [g-final]
`);
  expect(problems).toEqual([`${PATH}:4: a week of 15 days, of which the first 5 are taken`]);
});

test('the header is not read, for it lies', () => {
  const weeks = "cycle:\n  - {start: '2026-02-23', end: '2026-02-27', x-project: [g-3]}\n";
  expect(read(`start-week: 1999-01-01\nrelease-week: soon\n${weeks}`)).toEqual(read(weeks));
});

test('a week without events is a week', () => {
  expect(read("cycle:\n  - {start: '2026-02-23', end: '2026-02-27', name: R-5}\n")).toEqual({
    events: [],
    problems: [],
  });
});

test('a week listed twice gives its events twice, for it is the same week', () => {
  const week = "  - {start: '2026-02-23', end: '2026-02-27', x-project: [g-3]}\n";
  expect(read(`cycle:\n${week}${week}`).events).toHaveLength(2);
});

describe('a week that cannot be read is reported and costs no other', () => {
  test.each([
    ['without a start', "{end: '2026-02-27', x-project: [g-3]}"],
    ['without an end', "{start: '2026-02-23', x-project: [g-3]}"],
    ['with a start that is no day', "{start: '2026-02-30', end: '2026-03-04', x-project: [g-3]}"],
    ['that ends before it begins', "{start: '2026-02-23', end: '2026-02-22', x-project: [g-3]}"],
    ['that is a word', 'R-5'],
    ['that is nothing', ''],
  ])('%s', (_, week) => {
    const { events, problems } = read(`
cycle:
  - ${week}
  - {start: '2026-03-02', end: '2026-03-06', x-project: [g-rc1]}
`);
    expect(events.map(({ event }) => event)).toEqual(['g-rc1']);
    expect(problems).toEqual([
      expect.stringMatching(/:[23]: week 1 has no start and end that are days: it is left out$/),
    ]);
  });
});

test('an event without a name is left out and reported', () => {
  const { events, problems } = read(`
cycle:
  - start: '2026-02-23'
    end: '2026-02-27'
    x-project: [g-3, '', [g-ff], {g: rf}]
`);
  expect(events.map(({ event }) => event)).toEqual(['g-3']);
  expect(problems).toEqual(new Array(3).fill(`${PATH}:3: an event without a name is left out`));
});

test.each(['cycle:\n', 'cycle: []\n', 'weeks: []\n', '- x\n', 'word\n'])(
  'a file without weeks is reported: %j',
  (text) => {
    expect(read(text)).toEqual({ events: [], problems: [`${PATH}:?: expected a list of weeks under cycle`] });
  },
);
