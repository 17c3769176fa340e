import { calendarDate, NO_HISTORY, type Product } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { HELD } from '../../testing/outbox-contract/samples.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import type { RunReport } from '../daily-check/run-daily-check.ts';
import { operatorNews } from './operator-news.ts';

const TODAY = calendarDate('2026-08-21');
const EARLIER = calendarDate('2026-08-20');
const AWS = { isRemote: true };
const ALL = watchOf({ follow: { openstack: 'all' } });

function reportWith(parts: Partial<RunReport>, products: readonly Product[] = []): RunReport {
  const merged = catalogWith(...products);
  return { on: TODAY, held: [], merged, catalog: merged, ...parts } as unknown as RunReport;
}

/** OpenStack, of which upstream has dropped releases on these days. */
function lacking(releases: Readonly<Record<string, string>>, parts: Partial<Product> = {}): Product {
  return productWith({
    ...parts,
    releases: Object.entries(releases).map(([id, missingSince]) => ({
      ...releaseWith(id, [declared('maintained', '2026-01-01')]),
      ...(missingSince === ''
        ? {}
        : { history: { ...NO_HISTORY, missingSince: calendarDate(missingSince) } }),
    })),
  });
}

describe('what is new for the operators', () => {
  it('is nothing on most days', () => {
    expect(operatorNews(reportWith({}, [lacking({ a: '', b: '' })]), [ALL], AWS)).toEqual([]);
  });

  it('is a change that is held and was not before, with the way to let it through', () => {
    const old = { ...HELD, source: 'endoflife-date', since: EARLIER };
    const before = { held: [old], catalog: catalogWith() };
    expect(operatorNews(reportWith({ held: [old, HELD], before }), [ALL], AWS)).toEqual([
      'A change of openstack is held: it lacks 5 of 30 releases. If that is right, let it through with "lastpatch accept openstack@3f2a91c07d5e --remote".',
    ]);
  });

  it('names the deployment in no command where there is none', () => {
    const [said] = operatorNews(reportWith({ held: [HELD] }), [ALL], { isRemote: false });
    expect(said).toMatch(/with "lastpatch accept openstack@3f2a91c07d5e"\.$/);
  });

  it('is a release that upstream has dropped since, where someone follows it', () => {
    const before = { held: [], catalog: catalogWith(lacking({ a: '', b: EARLIER, c: '' })) };
    const report = reportWith({ before }, [lacking({ a: TODAY, b: EARLIER, c: '' })]);
    expect(operatorNews(report, [ALL, watchOf({ id: 'other', follow: { ubuntu: 'all' } })], AWS)).toEqual([
      `Since ${TODAY} upstream no longer lists OpenStack a, which watch platform follows: what was known of it still counts.`,
    ]);
    expect(operatorNews(report, [watchOf({ follow: { ubuntu: 'all' } })], AWS)).toEqual([]);
    expect(operatorNews(report, [], AWS)).toEqual([]);
  });

  it('is a product that its source has dropped since, once', () => {
    const product = lacking({ a: TODAY, b: TODAY }, { missingSince: TODAY });
    expect(operatorNews(reportWith({}, [product]), [ALL], AWS)).toEqual([
      `Since ${TODAY} its source no longer lists OpenStack at all: what was known of it still counts.`,
    ]);
    const gone = lacking({ a: EARLIER }, { missingSince: EARLIER });
    const before = { held: [], catalog: catalogWith(gone) };
    expect(operatorNews(reportWith({ before }, [gone]), [ALL], AWS)).toEqual([]);
  });

  it('is told by the first run that sees it, on whatever day upstream was read', () => {
    const before = { held: [], catalog: catalogWith(lacking({ a: '' })) };
    expect(operatorNews(reportWith({ before }, [lacking({ a: EARLIER })]), [ALL], AWS)).toHaveLength(1);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is harmless lines, with %s in it', (_, name) => {
    const product = lacking({ a: TODAY }, { title: name });
    const held = [{ ...HELD, why: name }];
    const sentences = operatorNews(reportWith({ held }, [product]), [ALL], AWS);
    expect(sentences).toHaveLength(2);
    for (const sentence of sentences) expect(sentence).not.toMatch(HARMFUL);
  });
});
