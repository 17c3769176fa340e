import { calendarDate, type Milestone } from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { milestonesOf } from './milestones.ts';
import type { ScheduledEvent } from './schedule.ts';

// Letters repeat: a is austin and antelope, z is zed only.
const ORDER = ['austin', 'bexar', 'cactus', 'xena', 'yoga', 'zed', 'antelope', 'bobcat', 'caracal'];

function event(series: string, name: string, week: Partial<ScheduledEvent> = {}): ScheduledEvent {
  return {
    series,
    event: name,
    from: calendarDate('2023-01-02'),
    until: calendarDate('2023-01-07'),
    scope: 'all-projects',
    ...week,
  };
}

function milestones(...events: readonly ScheduledEvent[]): Milestone[] {
  return milestonesOf(events, ORDER).milestones;
}

test('a milestone has its release, its kind, its name without prefix, and its week', () => {
  expect(milestones(event('zed', 'z-ff'))).toEqual([
    {
      release: 'zed',
      kind: 'feature-freeze',
      slug: 'ff',
      from: '2023-01-02',
      until: '2023-01-07',
      project: null,
    },
  ]);
});

test.each([
  ['z-1', 'milestone-1'],
  ['z-2', 'milestone-2'],
  ['z-3', 'milestone-3'],
  ['z-ff', 'feature-freeze'],
  ['z-soft-sf', 'soft-string-freeze'],
  ['z-hard-sf', 'hard-string-freeze'],
  ['z-rf', 'requirements-freeze'],
  ['z-mf', 'membership-freeze'],
  ['z-rc1', 'release-candidate-1'],
  ['z-finalrc', 'final-release-candidate'],
  ['z-final-lib', 'final-library-release'],
  ['z-final-library-releases', 'final-library-release'],
  ['z-final-clientlib', 'final-client-library-release'],
  ['z-final', 'release'],
  ['z-release', 'release'],
  ['z-cycle-trail', 'trailing-release'],
  ['z-cycle-highlights', 'cycle-highlights'],
  ['z_cycle-highlights', 'cycle-highlights'],
  ['z-ptg', 'ptg'],
  ['z-vptg', 'ptg'],
  ['z-summit', 'summit'],
  ['z-design-summit', 'design-summit'],
  ['z-extra-acs', 'extra-contributors'],
  ['z-extra-atcs', 'extra-contributors'],
  ['z-election-email-deadline', 'election'],
  ['z-tc-nominations', 'election'],
  ['z-ptl-polling', 'election'],
  ['z-goals-research', 'other'],
  ['z-11', 'other'],
  ['z-final-countdown', 'other'],
  ['z-nova-spec-freeze', 'other'],
])("upstream's %s is of the kind %s", (name, kind) => {
  expect(milestones(event('zed', name)).map((milestone) => milestone.kind)).toEqual([kind]);
});

describe('the prefix says whose event it is', () => {
  test.each([
    ['zed', 'z-ptg', 'zed'],
    ['zed', 'a-ptg', 'antelope'],
    ['zed', 'y-cycle-trail', 'yoga'],
    ['zed', 'b-ptg', 'bobcat'],
    ['zed', 'x-cycle-trail', 'xena'],
    ['antelope', 'a-1', 'antelope'],
    ['antelope', 'c-ptg', 'caracal'],
    ['austin', 'a-1', 'austin'],
    ['austin', 'c-ptg', 'cactus'],
  ])('in the schedule of %s, %s is of %s', (series, name, release) => {
    expect(milestones(event(series, name)).map((milestone) => milestone.release)).toEqual([release]);
  });

  test('a letter that repeats after zed means the near series, never the old one of that letter', () => {
    expect(milestones(event('bobcat', 'b-1')).map(({ release }) => release)).toEqual(['bobcat']);
    expect(milestones(event('bexar', 'b-1')).map(({ release }) => release)).toEqual(['bexar']);
  });

  test.each([
    ['a letter of no series near', 'n-final-library-releases'],
    ['a letter of a series too far away', 'c-ptg'],
    ['no prefix', 'summit'],
    ['a prefix of two letters', 'zz-ptg'],
    ['a prefix and nothing else', 'z-'],
    ['a capital letter', 'Z-ptg'],
  ])('%s is reported, and the event is left out', (_, name) => {
    const { milestones: found, problems } = milestonesOf([event('zed', name), event('zed', 'z-ptg')], ORDER);
    expect(found.map(({ slug }) => slug)).toEqual(['ptg']);
    expect(problems).toEqual([
      {
        file: 'doc/source/zed/schedule.yaml',
        line: null,
        problem: `the event ${JSON.stringify(name)} begins with the letter of no series near zed: it is left out`,
      },
    ]);
  });

  test('a long name is shown cut off', () => {
    const { problems } = milestonesOf([event('zed', `q-${'x'.repeat(10_000)}`)], ORDER);
    expect(problems[0]!.problem.length).toBeLessThan(150);
  });

  test('a schedule of a series that is not listed gives nothing', () => {
    expect(milestonesOf([event('meiji', 'm-1')], ORDER)).toEqual({ milestones: [], problems: [] });
  });
});

test("a release day is taken from the series' own schedule only", () => {
  expect(
    milestones(event('zed', 'y-final'), event('yoga', 'y-final', { from: calendarDate('2022-03-28') })),
  ).toMatchObject([{ release: 'yoga', kind: 'release', from: '2022-03-28' }]);
});

describe('an event that stands in several places', () => {
  const later = { from: calendarDate('2023-02-06'), until: calendarDate('2023-02-11') };

  test('is taken once a week', () => {
    expect(
      milestones(
        event('zed', 'z-ptg'),
        event('zed', 'z-ptg'),
        event('yoga', 'z-ptg'),
        event('zed', 'z-ptg', later),
      ).map(({ from }) => from),
    ).toEqual(['2023-01-02', '2023-02-06']);
  });

  test('is taken from the own schedule where two schedules differ, whatever their order', () => {
    const own = event('zed', 'z-ptg');
    const others = [
      event('yoga', 'z-ptg', { until: calendarDate('2023-01-09') }),
      event('antelope', 'z-ptg', { until: calendarDate('2023-01-08'), scope: 'one-project' }),
    ];
    const expected = [{ release: 'zed', until: '2023-01-07', project: null }];
    expect(milestones(own, ...others)).toMatchObject(expected);
    expect(milestones(...others, own)).toMatchObject(expected);
    expect(milestones(...others)).toEqual(milestones(...others.toReversed()));
  });
});

test("an event of one project's own has its name", () => {
  const own = { scope: 'one-project' as const };
  expect(
    milestones(event('zed', 'z-nova-spec-freeze', own), event('zed', 'z-key-spec-freeze', own)).map(
      ({ slug, project }) => [slug, project],
    ),
  ).toEqual([
    ['key-spec-freeze', 'keystone'],
    ['nova-spec-freeze', 'nova'],
  ]);
});

test('milestones are in the order of their weeks, then of their names, then of their releases', () => {
  const events = [
    event('zed', 'z-2', { from: calendarDate('2023-02-06') }),
    event('zed', 'z-ptg'),
    event('zed', 'a-ptg'),
    event('zed', 'z-ff'),
    event('zed', 'b-ptg'),
  ];
  const expected = [
    ['ff', 'zed'],
    ['ptg', 'zed'],
    ['ptg', 'antelope'],
    ['ptg', 'bobcat'],
    ['2', 'zed'],
  ];
  expect(milestones(...events).map(({ slug, release }) => [slug, release])).toEqual(expected);
  expect(milestones(...events.toReversed()).map(({ slug, release }) => [slug, release])).toEqual(expected);
});
