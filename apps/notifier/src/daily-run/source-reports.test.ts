import {
  addDays,
  calendarDate,
  type Catalog,
  mergeCatalog,
  type Product,
  type Source,
} from '@lastpatch/release-model';
import { catalogWith, knownAfter, productWith, releaseWith } from '@lastpatch/release-model/testing';
import type { Watch } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { watchOf } from '../../testing/watch-builder.ts';
import type { RunReport } from '../daily-check/run-daily-check.ts';
import { type SourceReport, sourceReports } from './source-reports.ts';

const FIRST = calendarDate('2026-08-22');

function product(
  name: string,
  day: number,
  source: Source = 'endoflife-date',
  parts: Partial<Product> = {},
): Product {
  return productWith({
    key: name,
    name,
    title: name.toUpperCase(),
    source,
    asOf: addDays(FIRST, day),
    releases: [releaseWith('1.0'), releaseWith('2.0')],
    ...parts,
  });
}

/** What is reported of a run of a day, after these readings; the last one was made for it. */
function reportsOn(
  day: number,
  readings: readonly Catalog[],
  parts: Partial<RunReport> & { watches?: Watch[] } = {},
): SourceReport[] {
  const { watches = [], ...rest } = parts;
  const merged = knownAfter(readings);
  const report: RunReport = {
    on: addDays(FIRST, day),
    revision: 2,
    lastDay: FIRST,
    catalog: merged,
    merged,
    read: readings.at(-1) ?? catalogWith(),
    deliveries: [],
    held: [],
    unsorted: [],
    isCut: false,
    before: undefined,
    sources: [],
    news: [],
    ...rest,
  };
  return sourceReports({ report, watches, refreshed: [] });
}

describe('the sources of a run', () => {
  const all = catalogWith(
    product('openstack', 0, 'openstack'),
    ...Array.from({ length: 400 }, (_, index) => product(`p${index}`, 0)),
    product('mine', 0, 'custom'),
  );

  it('are reported once each, however many products they have', () => {
    expect(reportsOn(0, [all])).toEqual([
      { source: 'openstack', state: 'fresh', asOf: FIRST, followed: false, problem: null },
      { source: 'endoflife-date', state: 'fresh', asOf: FIRST, followed: false, problem: null },
      { source: 'mine', state: 'fresh', asOf: FIRST, followed: false, problem: null },
    ]);
  });

  it.each([
    [7, [null, null, null]],
    [
      8,
      [
        'OPENSTACK was last read 8 days ago, on 2026-08-22: dates may have moved since. Read it anew: lastpatch run --refresh, or "refresh: daily" in lastpatch.yaml.',
        'endoflife.date was last read 8 days ago, on 2026-08-22: dates may have moved since. Read it anew: lastpatch run --refresh, or "refresh: daily" in lastpatch.yaml.',
        // A team's own list is as new as the team keeps it.
        null,
      ],
    ],
  ])('are stale when they are followed and were read over a week ago: after %i days', (day, problems) => {
    const follow = { openstack: 'all', p7: 'all', mine: 'all' } as const;
    const reports = reportsOn(day, [all], { watches: [watchOf({ follow })] });
    expect(reports.map(({ problem }) => problem)).toEqual(problems);
    expect(reports.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
  });

  it('are not stale when nobody follows them', () => {
    expect(reportsOn(8, [all]).map(({ problem }) => problem)).toEqual([null, null, null]);
  });

  it('are kept when they are held, or when what this version reads may differ', () => {
    const [held] = reportsOn(0, [all], {
      held: [{ source: 'openstack', hash: '123', since: FIRST, why: 'it is a flood', facts: [] }],
    });
    expect(held).toMatchObject({
      state: 'kept',
      problem: expect.stringContaining('"lastpatch accept openstack@123"') as unknown,
    });
    const [, unsorted] = reportsOn(0, [all], { unsorted: all.products.slice(1, 20) });
    expect(unsorted?.problem).toMatch(
      /^This version of Lastpatch reads endoflife\.date otherwise than the one before, [^.]*\.$/,
    );
  });

  it('are not taken when they are older than what is known, or hold nothing of it', () => {
    const newer = catalogWith(product('ubuntu', 2), product('debian', 2));
    const [older] = reportsOn(3, [newer, catalogWith(product('ubuntu', 1), product('debian', 1))]);
    expect(older?.problem).toBe(
      'The catalog that was read knows endoflife.date up to 2026-08-23 only, and 2026-08-24 was read before: it is not taken.',
    );
    const [none] = reportsOn(3, [newer, catalogWith()]);
    expect(none?.problem).toBe(
      'The catalog that was read does not hold UBUNTU and DEBIAN: what was known on 2026-08-24 still counts.',
    );
  });
});

describe('what upstream no longer lists', () => {
  const before = catalogWith(product('varnish', 0), product('other', 0));
  const without = (day: number): Catalog => catalogWith(product('other', day));
  const following = (...names: string[]): Watch[] =>
    names.map((name) => watchOf({ id: `w-${name}`, follow: { [name]: 'all' } }));

  it('is reported of a product that is followed, by whatever name', () => {
    const renamed = catalogWith(
      product('vinyl-cache', 1, 'endoflife-date', { aliases: ['varnish'] }),
      product('other', 1),
    );
    for (const name of ['vinyl-cache', 'varnish']) {
      const [report] = reportsOn(2, [before, renamed, without(2)], { watches: following(name) });
      expect(report?.problem).toBe(
        'Since 2026-08-24 its source no longer lists VINYL-CACHE at all: what was known of it still counts.',
      );
    }
    const [gone] = reportsOn(30, [before, without(1), without(30)], { watches: following('varnish') });
    expect(gone?.problem).toBe(
      'Since 2026-08-23 its source no longer lists VARNISH at all: nothing more is told of it.',
    );
  });

  it('is not reported of a product that nobody follows', () => {
    expect(reportsOn(1, [before, without(1)], { watches: following('other') })).toMatchObject([
      { problem: null, state: 'fresh' },
    ]);
  });

  it('is reported of a release that is followed', () => {
    const less = catalogWith(
      product('varnish', 1, 'endoflife-date', { releases: [releaseWith('1.0')] }),
      product('other', 1),
    );
    const [report] = reportsOn(1, [before, less], { watches: following('varnish') });
    expect(report?.problem).toBe(
      'Since 2026-08-23 upstream no longer lists VARNISH 2.0, which watch w-varnish follows: what was known of it still counts.',
    );
  });
});

it('a renamed product is read, and not missing', () => {
  const before = catalogWith(product('varnish', 0));
  const read = catalogWith(product('vinyl-cache', 1, 'endoflife-date', { aliases: ['varnish'] }));
  const merged = mergeCatalog(knownAfter([before]), read, 14);
  expect(reportsOn(1, [before, read], { merged, catalog: merged })).toMatchObject([
    { state: 'fresh', problem: null },
  ]);
});
