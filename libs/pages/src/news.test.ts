import { calendarDate, type CalendarDate } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  knownAfter,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { newsOf } from './news.ts';
import { shelvesOf } from './shelf.ts';

/** What is news of one release after readings on some days, each of which gives it an end. */
function newsAfter(ends: readonly (readonly [asOf: string, end: string | null])[], on: string): string[] {
  const readings = ends.map(([asOf, end]) =>
    catalogWith(
      productWith({
        asOf: calendarDate(asOf),
        releases: [
          releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', end)], {
            key: 'epoxy',
          }),
        ],
      }),
    ),
  );
  const catalog = knownAfter(readings);
  const facts = catalog.products.flatMap((product) =>
    shelvesOf(catalog)(product).releases.flatMap((release) => release.facts),
  );
  return newsOf(facts, calendarDate(on), 60).map(
    ({ kind, day, fact }) => `${day} ${kind} ${fact.phase} ${fact.was ?? '-'} ${fact.date}`,
  );
}

describe('news', () => {
  it.each<[string, Parameters<typeof newsAfter>, string[]]>([
    [
      'a release',
      [[['2025-04-10', '2026-10-02']], '2025-04-10'],
      ['2025-04-02 released maintained - 2025-04-02'],
    ],
    ['nothing on its sixtieth day after', [[['2025-04-10', '2026-10-02']], '2025-06-01'], []],
    [
      'a moved date, on the day of the reading',
      [
        [
          ['2026-01-01', '2026-10-02'],
          ['2026-02-01', '2026-11-02'],
        ],
        '2026-03-01',
      ],
      ['2026-02-01 moved unmaintained 2026-10-02 2026-11-02'],
    ],
    [
      'a date that was given late',
      [
        [
          ['2026-01-01', null],
          ['2026-02-01', '2026-11-02'],
        ],
        '2026-03-01',
      ],
      ['2026-02-01 scheduled unmaintained - 2026-11-02'],
    ],
    [
      'a date that was taken away',
      [
        [
          ['2026-01-01', '2026-10-02'],
          ['2026-02-01', null],
        ],
        '2026-03-01',
      ],
      ['2026-02-01 unscheduled unmaintained - 2026-10-02'],
    ],
    [
      'a planned day that has come',
      [[['2026-01-01', '2026-10-02']], '2026-10-02'],
      ['2026-10-02 due unmaintained - 2026-10-02'],
    ],
    ['no planned day that is to come', [[['2026-01-01', '2026-10-02']], '2026-10-01'], []],
  ])('is %s', (_, given, expected) => {
    expect(newsAfter(...given)).toEqual(expected);
  });

  it('is the latest first', () => {
    const days = newsAfter([['2026-03-01', '2026-04-02']], '2026-04-02').map((line) => line.slice(0, 10));
    expect(days).toEqual(days.toSorted().toReversed() satisfies string[] as CalendarDate[]);
  });
});
