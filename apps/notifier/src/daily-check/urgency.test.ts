import { addDays, calendarDate, NOTICE_KINDS, PHASES } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factOf, noticeOf } from '../../testing/sample-letters.ts';
import type { Notice, ToldKind } from './notice.ts';
import { byUrgency, isUrgent } from './urgency.ts';

const day = calendarDate;
const TOLD_KINDS = NOTICE_KINDS.filter((kind): kind is ToldKind => kind !== 'deadline');

/** The ids in the order of urgency, whatever the order given. */
function ordered(...notices: readonly Notice[]): string[] {
  const ids = notices.toSorted(byUrgency).map(({ id }) => id);
  expect(
    notices
      .toReversed()
      .sort(byUrgency)
      .map(({ id }) => id),
  ).toEqual(ids);
  return ids;
}

describe('the most urgent notice comes first', () => {
  it('what has ended, then what ends, then what is out', () => {
    const released = factOf({
      id: 'released',
      kind: 'released',
      phase: 'maintained',
      date: day('2020-01-01'),
    });
    const reminder = noticeOf({ id: 'reminder', date: day('2021-01-01') });
    const entered = factOf({ id: 'entered', kind: 'entered', date: day('2026-01-01') });
    const due = factOf({ id: 'due', kind: 'due', date: day('2026-01-02') });
    expect(ordered(released, reminder, due, entered)).toEqual(['entered', 'due', 'reminder', 'released']);
  });

  it('of reminders the one whose end is nearest', () => {
    const ids = ['2026-10-02', '2026-09-30', '2027-04-28'].map((date) =>
      noticeOf({ id: date, date: day(date) }),
    );
    expect(ordered(...ids)).toEqual(['2026-09-30', '2026-10-02', '2027-04-28']);
  });

  it('of one day the phase that takes away the most', () => {
    const phases = ['security', 'end-of-life', 'extended', 'unmaintained'] as const;
    const notices = phases.map((phase) => factOf({ id: phase, kind: 'due', phase }));
    expect(ordered(...notices)).toEqual(['end-of-life', 'unmaintained', 'extended', 'security']);
  });

  it.each(['planned', 'development', 'maintained'] as const)(
    'any end before the beginning of %s',
    (phase) => {
      const beginning = factOf({ id: 'beginning', kind: 'due', phase, date: day('2020-01-01') });
      expect(ordered(beginning, noticeOf({ id: 'end' }))).toEqual(['end', 'beginning']);
    },
  );

  it('an end that moved earlier before other ends, and one that moved later after them', () => {
    const moved = (id: string, was: string): Notice =>
      factOf({ id, kind: 'moved', date: day('2026-10-02'), was: day(was) });
    const reminder = noticeOf({ id: 'reminder', date: day('2026-09-03') });
    const due = factOf({ id: 'due', kind: 'due', date: day('2026-12-31') });
    expect(ordered(moved('later', '2026-09-24'), reminder, moved('earlier', '2026-10-24'), due)).toEqual([
      'due',
      'earlier',
      'reminder',
      'later',
    ]);
  });

  it.each(['scheduled', 'moved'] as const)(
    'an end that is first seen when it has come (%s) as one',
    (kind) => {
      const seen = factOf({ id: 'seen', kind, date: day('2026-09-01'), standsFor: ['entered', 'due'] });
      const due = factOf({ id: 'due', kind: 'due', date: day('2026-09-02') });
      expect(ordered(noticeOf({ id: 'reminder', date: day('2026-09-03') }), seen, due)).toEqual([
        'seen',
        'due',
        'reminder',
      ]);
    },
  );

  it('what projects did after all of releases, and their ends before their versions', () => {
    const of = (id: string, kind: ToldKind, phase: Notice['phase'] = null): Notice =>
      factOf({ id, kind, phase, project: 'nova', date: day('2020-01-01') });
    const notices = [
      of('milestone', 'milestone'),
      of('version', 'version'),
      of('end', 'entered', 'end-of-life'),
      of('retired', 'retired'),
      factOf({ id: 'announced', kind: 'announced', phase: 'maintained' }),
      factOf({ id: 'released', kind: 'released', phase: 'maintained' }),
    ];
    expect(ordered(...notices)).toEqual(['released', 'announced', 'retired', 'end', 'version', 'milestone']);
  });

  it('what has no date before what has one', () => {
    const undated = factOf({ id: 'undated', kind: 'entered', date: null });
    expect(ordered(factOf({ id: 'dated', kind: 'entered' }), undated)).toEqual(['undated', 'dated']);
  });

  it('and of equal ones always the same', () => {
    expect(ordered(noticeOf({ id: 'b' }), noticeOf({ id: 'a' }), noticeOf({ id: 'c' }))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('whatever order they come in', () => {
    const notices = fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom(...TOLD_KINDS),
      phase: fc.constantFrom(...PHASES),
      date: fc.constantFrom(null, day('2026-01-01'), day('2026-01-02')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(notices, { selector: ({ id }) => id }), fc.nat(), (list, turn) => {
        const facts = list.map((parts) => factOf(parts));
        const turned = [
          ...facts.slice(turn % (facts.length + 1)),
          ...facts.slice(0, turn % (facts.length + 1)),
        ];
        expect(turned.sort(byUrgency)).toEqual(facts.sort(byUrgency));
      }),
    );
  });
});

describe('what is urgent', () => {
  const TODAY = day('2026-09-02');
  const week = (days: number): ReturnType<typeof day> => addDays(TODAY, days);

  it.each(['entered', 'due'] as const)('is an end that is reached: %s', (kind) => {
    for (const phase of ['security', 'extended', 'unmaintained', 'end-of-life'] as const) {
      expect(isUrgent(factOf({ kind, phase, date: day('2026-01-01') }), TODAY)).toBe(true);
      expect(isUrgent(factOf({ kind, phase, date: null }), TODAY)).toBe(true);
    }
    for (const phase of ['development', 'maintained'] as const) {
      expect(isUrgent(factOf({ kind, phase }), TODAY)).toBe(false);
    }
  });

  it.each(['reminder', 'moved', 'scheduled'] as const)('is an end within 7 days: %s', (kind) => {
    const isUrgentIn = (days: number): boolean =>
      isUrgent(factOf({ kind, date: week(days), was: day('2026-01-01') }), TODAY);
    expect([8, 7, 1, 0, -1].map(isUrgentIn)).toEqual([false, true, true, true, true]);
  });

  it('is an end whose word is withdrawn when the date that stands now is within 7 days', () => {
    const withdrawn = (days: number | null): Notice =>
      factOf({
        kind: 'withdrawn',
        date: day('2026-08-10'),
        ...(days === null ? {} : { next: { phase: 'unmaintained', date: week(days) } }),
      });
    expect([8, 7, null].map((days) => isUrgent(withdrawn(days), TODAY))).toEqual([false, true, false]);
  });

  it.each([
    ['earlier, however far it is', '2027-06-01', '2027-06-02', true],
    ['later', '2027-06-02', '2027-06-01', false],
  ])('is an end that moved %s', (_, date, was, isIt) => {
    const moved = { kind: 'moved', date: day(date), was: day(was) } as const;
    expect(isUrgent(factOf(moved), TODAY)).toBe(isIt);
    expect(isUrgent(factOf({ ...moved, phase: 'maintained' }), TODAY)).toBe(false);
  });

  it.each([
    ['a release that is out', { kind: 'released', phase: 'maintained', date: day('2026-09-02') }],
    ['an end that is taken away', { kind: 'unscheduled', date: day('2026-09-03'), was: day('2026-09-03') }],
    ['a version', { kind: 'version', phase: null, project: 'nova', date: day('2026-09-02') }],
    ['a project that leaves', { kind: 'retired', phase: null, project: 'nova', date: null }],
    ['a milestone', { kind: 'milestone', phase: null, date: day('2026-09-02') }],
    ['a release that is announced at its end', { kind: 'announced', phase: 'end-of-life', date: null }],
  ] as const)('is not %s', (_, parts) => {
    expect(isUrgent(factOf(parts), TODAY)).toBe(false);
  });
});
