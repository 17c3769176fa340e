import { calendarDate, PHASES } from '@lastpatch/release-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factOf, noticeOf } from '../../testing/sample-letters.ts';
import { type Notice, TOLD_KINDS } from './notice.ts';
import { byUrgency } from './urgency.ts';

const day = calendarDate;

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
