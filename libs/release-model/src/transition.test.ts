import { describe, expect, it } from 'vitest';
import { declared, derived, knownBy, releaseWith, scheduled } from '../testing/catalog-builder.ts';
import { calendarDate } from './calendar-date.ts';
import { transitionsIn } from './transition.ts';

const epoxy = releaseWith('2025.1', [
  derived('development', '2024-10-02'),
  declared('maintained', '2025-04-02'),
  scheduled('unmaintained', '2026-10-02'),
  scheduled('end-of-life', null),
]);

function phasesIn(after: string, through: string, release = epoxy): string[] {
  return transitionsIn(release, { after: calendarDate(after), through: calendarDate(through) }).map(
    ({ phase }) => phase,
  );
}

describe('transitionsIn', () => {
  it.each([
    ['2025-04-01', '2025-04-01', []],
    ['2025-03-31', '2025-04-01', []],
    ['2025-04-01', '2025-04-02', ['maintained']],
    ['2025-04-01', '2025-04-03', ['maintained']],
    ['2025-04-02', '2025-04-03', []],
    ['2025-04-02', '2025-04-02', []],
    ['2024-10-01', '2026-10-02', ['development', 'maintained', 'unmaintained']],
    ['2024-10-02', '2026-10-01', ['maintained']],
    ['2026-10-02', '2025-01-01', []],
  ])('after %s through %s: %j', (after, through, phases) => {
    expect(phasesIn(after, through)).toEqual(phases);
  });

  it('says on which day and how that is known', () => {
    expect(
      transitionsIn(epoxy, { after: calendarDate('2024-10-01'), through: calendarDate('9999-12-31') }),
    ).toEqual([
      { phase: 'development', date: '2024-10-02', basis: 'derived' },
      { phase: 'maintained', date: '2025-04-02', basis: 'declared' },
      { phase: 'unmaintained', date: '2026-10-02', basis: 'scheduled' },
    ]);
  });

  it('tells both of two phases that begin on one day, in the order of a life', () => {
    const release = releaseWith('1', [
      declared('end-of-life', '2025-06-01'),
      declared('security', '2025-06-01'),
    ]);
    expect(phasesIn('2025-05-31', '2025-06-01', release)).toEqual(['security', 'end-of-life']);
  });

  it('makes no day of one that is unknown', () => {
    const austin = releaseWith('2010.1', [knownBy('end-of-life', '2016-02-02')]);
    expect(phasesIn('2016-02-01', '2016-02-02', austin)).toEqual([]);
  });
});
