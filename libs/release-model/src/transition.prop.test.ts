import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDates, releases } from '../testing/arbitraries.ts';
import { addDays, calendarDate } from './calendar-date.ts';
import { transitionsIn } from './transition.ts';

describe('transitionsIn', () => {
  it('tells of two spans together what it tells of each', () => {
    const release = releases();
    const cut = release.chain((found) => {
      const days = found.windows.flatMap(({ from }) =>
        from === null ? [] : [addDays(from, -1), from, addDays(from, 1)],
      );
      return fc.record({
        release: fc.constant(found),
        days: fc
          .array(days.length === 0 ? calendarDates() : fc.oneof(calendarDates(), fc.constantFrom(...days)), {
            minLength: 3,
            maxLength: 3,
          })
          .map(([a = days[0], b = a, c = b]) => [a, b, c].sort()),
      });
    });
    fc.assert(
      fc.property(cut, ({ release: found, days: [a, b, c] }) => {
        if (a === undefined || b === undefined || c === undefined) throw new Error('three days are needed');
        expect([
          ...transitionsIn(found, { after: a, through: b }),
          ...transitionsIn(found, { after: b, through: c }),
        ]).toEqual(transitionsIn(found, { after: a, through: c }));
      }),
    );
  });

  it('tells each day that is known, once, in the span of all days', () => {
    const all = { after: calendarDate('0001-01-01'), through: calendarDate('9999-12-31') };
    fc.assert(
      fc.property(releases(), (release) => {
        expect(transitionsIn(release, all)).toEqual(
          release.windows
            .filter(({ from }) => from !== null)
            .map(({ phase, from, basis }) => ({ phase, date: from, basis })),
        );
      }),
    );
  });
});
