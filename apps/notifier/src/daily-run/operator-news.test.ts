import { calendarDate, NO_HISTORY, type Product } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { HELD } from '../../testing/outbox-contract/samples.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import type { NewsInput } from '../daily-check/news.ts';
import { newsSaid, operatorNews } from './operator-news.ts';

const TODAY = calendarDate('2026-08-21');
const EARLIER = calendarDate('2026-08-20');
const AWS = { isRemote: true };
const ALL = watchOf({ follow: { openstack: 'all' } });

function found(parts: Partial<NewsInput>, products: readonly Product[] = []): NewsInput {
  return { on: TODAY, held: [], merged: catalogWith(...products), before: undefined, open: [], ...parts };
}

/** What is said of it on that day. */
function said(...of: Parameters<typeof operatorNews>): string[] {
  return newsSaid(operatorNews(...of), TODAY);
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
    expect(said(found({}, [lacking({ a: '', b: '' })]), [ALL], AWS)).toEqual([]);
  });

  it('is a change that is held and was not before, with the way to let it through', () => {
    const old = { ...HELD, source: 'endoflife-date', since: EARLIER };
    const before = { held: [old], catalog: catalogWith() };
    expect(said(found({ held: [old, HELD], before }), [ALL], AWS)).toEqual([
      'A change of openstack is held: it lacks 5 of 30 releases. If that is right, let it through with "lastpatch accept openstack@3f2a91c07d5e --remote".',
    ]);
  });

  it('names the deployment in no command where there is none', () => {
    const [sentence] = said(found({ held: [HELD] }), [ALL], { isRemote: false });
    expect(sentence).toMatch(/with "lastpatch accept openstack@3f2a91c07d5e"\.$/);
  });

  it('is a release that upstream has dropped since, where someone follows it', () => {
    const before = { held: [], catalog: catalogWith(lacking({ a: '', b: EARLIER, c: '' })) };
    const input = found({ before }, [lacking({ a: TODAY, b: EARLIER, c: '' })]);
    expect(said(input, [ALL, watchOf({ id: 'other', follow: { ubuntu: 'all' } })], AWS)).toEqual([
      `Since ${TODAY} upstream no longer lists OpenStack a, which watch platform follows: what was known of it still counts.`,
    ]);
    expect(said(input, [watchOf({ follow: { ubuntu: 'all' } })], AWS)).toEqual([]);
    expect(said(input, [], AWS)).toEqual([]);
  });

  it('is a product that its source has dropped since, once', () => {
    const product = lacking({ a: TODAY, b: TODAY }, { missingSince: TODAY });
    expect(said(found({}, [product]), [ALL], AWS)).toEqual([
      `Since ${TODAY} its source no longer lists OpenStack at all: what was known of it still counts.`,
    ]);
    const gone = lacking({ a: EARLIER }, { missingSince: EARLIER });
    const before = { held: [], catalog: catalogWith(gone) };
    expect(said(found({ before }, [gone]), [ALL], AWS)).toEqual([]);
  });

  it('is told by the first run that sees it, on whatever day upstream was read', () => {
    const before = { held: [], catalog: catalogWith(lacking({ a: '' })) };
    expect(said(found({ before }, [lacking({ a: EARLIER })]), [ALL], AWS)).toHaveLength(1);
  });

  it('is what an earlier run could not tell, as long as it is so, with the day of that run', () => {
    const old = { ...HELD, since: EARLIER };
    const gone = lacking({ a: EARLIER, b: EARLIER }, { missingSince: EARLIER });
    const before = { held: [old], catalog: catalogWith(gone) };
    const open = [
      { about: 'held openstack@3f2a91c07d5e', on: EARLIER },
      { about: 'missing openstack', on: EARLIER },
      { about: 'missing openstack b', on: EARLIER },
    ];
    const input = found({ held: [old], before, open }, [gone]);
    expect(said(input, [ALL], AWS)).toEqual([
      expect.stringMatching(/^Since the run of 2026-08-20: A change of openstack is held: /i),
      `Since the run of 2026-08-20: Since ${EARLIER} its source no longer lists OpenStack at all: what was known of it still counts.`,
    ]);
    expect(operatorNews(input, [ALL], AWS).map(({ about, on }) => ({ about, on }))).toEqual(open.slice(0, 2));
    // It was let through, and upstream lists it again.
    const mended = found({ held: [], before, open }, [lacking({ a: '', b: '' })]);
    expect(operatorNews(mended, [ALL], AWS)).toEqual([]);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is harmless lines, with %s in it', (_, name) => {
    const product = lacking({ a: TODAY }, { title: name });
    const held = [{ ...HELD, why: name }];
    const sentences = said(found({ held }, [product]), [ALL], AWS);
    expect(sentences).toHaveLength(2);
    for (const sentence of sentences) expect(sentence).not.toMatch(HARMFUL);
  });
});
