import { describe, expect, it } from 'vitest';
import { declared, derived, knownBy, productWith, releaseWith, scheduled } from '../testing/index.ts';
import { calendarDate, type Milestone, milestoneDay, type MilestoneKind, upcomingEvents } from './index.ts';

function week(kind: MilestoneKind, from: string, until: string, release = '2026.2'): Milestone {
  return { release, kind, slug: kind, from: calendarDate(from), until: calendarDate(until), project: null };
}

const openstack = productWith({
  releases: [
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')]),
    releaseWith('2026.2', [derived('development', '2026-04-01'), scheduled('maintained', '2026-09-30')]),
    releaseWith('2027.1', [scheduled('development', '2026-10-01'), scheduled('maintained', null)]),
  ],
  milestones: [
    week('final-library-release', '2026-08-17', '2026-08-22'),
    week('milestone-3', '2026-08-24', '2026-08-29'),
    week('feature-freeze', '2026-08-24', '2026-08-29'),
    week('release', '2026-09-28', '2026-10-03'),
    week('release', '2027-03-22', '2027-03-27', '2027.1'),
    week('ptg', '2026-10-12', '2026-10-17', '2027.1'),
  ],
});

function events(on: string, days: number): string[] {
  return upcomingEvents(openstack, calendarDate(on), days).map(
    ({ date, kind, release, phase, basis, daysLeft, milestone }) =>
      `${date} ${kind} ${release.id} ${phase ?? milestone?.kind ?? ''} ${basis} ${daysLeft}`,
  );
}

describe('upcomingEvents', () => {
  it('lists transitions, release days and milestones in the order of dates', () => {
    expect(events('2026-08-23', 60)).toEqual([
      '2026-08-24 milestone 2026.2 feature-freeze scheduled 1',
      '2026-08-27 milestone 2026.2 milestone-3 derived 4',
      '2026-09-30 release 2026.2 maintained scheduled 38',
      '2026-10-01 transition 2027.1 development scheduled 39',
      '2026-10-02 transition 2025.1 unmaintained scheduled 40',
      '2026-10-12 milestone 2027.1 ptg scheduled 50',
    ]);
  });

  it.each([
    ['the day before its week', '2026-10-11', '2026-10-12 milestone 2027.1 ptg scheduled 1'],
    ['the first day of its week', '2026-10-12', '2026-10-12 milestone 2027.1 ptg scheduled 0'],
    ['the last day of its week', '2026-10-16', '2026-10-16 milestone 2027.1 ptg scheduled 0'],
  ])('says a week as a week on %s', (_, on, expected) => {
    expect(events(on, 5)).toEqual([expected]);
  });

  it('has forgotten a week on the day after it', () => {
    expect(events('2026-10-17', 5)).toEqual([]);
  });

  it.each([
    ['the day before', '2026-09-29', 1],
    ['the day', '2026-09-30', 1],
    ['the day after', '2026-10-01', 0],
  ])('counts the release day until it has passed: %s', (_, on, count) => {
    expect(events(on, 30).filter((event) => event.includes(' release '))).toHaveLength(count);
  });

  it('includes the last day of the span, and nothing after it', () => {
    expect(events('2026-09-20', 10).at(-1)).toBe('2026-09-30 release 2026.2 maintained scheduled 10');
    expect(events('2026-09-20', 9)).toEqual([]);
  });

  it.each([
    ['before it was known', '2026-08-20', ['2026-08-25 security', '2026-08-31 extended']],
    ['from then on', '2026-08-21', []],
    ['on the planned day itself', '2026-08-25', []],
  ])('leaves out plans of a release that is past them, which it never enters: %s', (_, on, expected) => {
    const ended = releaseWith('8', [
      declared('maintained', '2020-01-01'),
      scheduled('security', '2026-08-25'),
      scheduled('extended', '2026-08-31'),
      knownBy('end-of-life', '2026-08-21'),
    ]);
    const product = productWith({ source: 'endoflife-date', releases: [ended] });
    const coming = upcomingEvents(product, calendarDate(on), 30);
    expect(coming.map(({ date, phase }) => `${date} ${phase ?? ''}`)).toEqual(expected);
  });

  it.each([
    ['the day before', '2026-11-06', ['security', 'end-of-life']],
    ['the day', '2026-11-07', ['security', 'end-of-life']],
    ['the day after', '2026-11-08', []],
  ])('lists both of two phases that begin on one day: %s', (_, on, expected) => {
    const both = releaseWith('2.2', [
      declared('maintained', '2025-11-06'),
      scheduled('security', '2026-11-07'),
      scheduled('end-of-life', '2026-11-07'),
    ]);
    const coming = upcomingEvents(productWith({ releases: [both] }), calendarDate(on), 30);
    expect(coming.map(({ phase }) => phase)).toEqual(expected);
  });

  it('tells a release week where no release day is known', () => {
    expect(events('2027-03-01', 30)).toEqual(['2027-03-22 milestone 2027.1 release scheduled 21']);
  });
});

describe('milestoneDay', () => {
  it.each([
    ['milestone-1', '2026-08-27'],
    ['milestone-2', '2026-08-27'],
    ['milestone-3', '2026-08-27'],
    ['feature-freeze', null],
    ['ptg', null],
  ] as const)('is the Thursday for milestones 1 to 3, and unknown for others: %s', (kind, day) => {
    expect(milestoneDay(week(kind, '2026-08-24', '2026-08-29'))).toBe(day);
  });

  it('is unknown where the week has no Thursday', () => {
    expect(milestoneDay(week('milestone-1', '2026-08-24', '2026-08-26'))).toBeNull();
  });
});
