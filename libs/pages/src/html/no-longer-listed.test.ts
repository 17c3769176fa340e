import { addDays, calendarDate, type Catalog } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  knownAfter,
  productWith,
  projectWith,
  releaseWith,
  version,
  inRelease,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { parsedPage } from '../../testing/index.ts';
import { publicPages } from '../public-pages.ts';

const FIRST = calendarDate('2026-08-01');

/** Two products of one source, as it was read on a day: what is named is not there. */
function reading(days: number, missing: 'tool' | 'tool 1' | null): Catalog {
  const asOf = addDays(FIRST, days);
  const ids = missing === 'tool 1' ? ['2'] : ['1', '2'];
  const product = (name: string, title: string) =>
    productWith({
      ...{ key: name, name, title, asOf, source: 'endoflife-date' },
      releases: ids.map((id) => releaseWith(id, [declared('maintained', '2026-01-01')])),
      projects: [projectWith('part', { releases: [inRelease('2', { versions: [version('2.1')] })] })],
    });
  const other = { ...product('other', 'Other'), releases: [releaseWith('9')], projects: [] };
  return missing === 'tool' ? catalogWith(other) : catalogWith(other, product('tool', 'Tool'));
}

/** What people read on a page of the tool, after readings of as many days as were lacking something. */
function textOf(path: string, missing: 'tool' | 'tool 1', days: readonly number[]): string | undefined {
  const catalog = knownAfter([reading(0, null), ...days.map((day) => reading(day, missing))]);
  const text = publicPages(catalog, addDays(FIRST, days.at(-1) ?? 0)).pages.get(`products/tool/${path}`);
  return text === undefined ? undefined : parsedPage(text).text.replaceAll(/\s+/g, ' ');
}

const PRODUCT_SAID =
  'Since 2026-08-02 endoflife.date no longer lists Tool. What was known of it still counts; if it is not listed again, it will be taken from these pages.';
const PAGES = ['index.html', 'releases/1.html', 'projects/part.html'];

describe('a product that its source no longer lists', () => {
  it.each(PAGES)('is marked while that settles: %s', (path) => {
    expect(textOf(path, 'tool', [1])).toContain(PRODUCT_SAID);
    expect(textOf(path, 'tool', [1, 2, 14])).toContain(PRODUCT_SAID);
  });

  it.each(PAGES)('is not marked before, and has no page when it is gone: %s', (path) => {
    expect(textOf(path, 'tool', [])).not.toContain('no longer list');
    expect(textOf(path, 'tool', [1, 2, 15])).toBeUndefined();
  });
});

describe('a release that its source no longer lists', () => {
  it('is marked on its page, and beside where it stands on that of the product', () => {
    expect(textOf('releases/1.html', 'tool 1', [1, 5])).toContain(
      'Since 2026-08-02 endoflife.date no longer lists Tool 1. What was known of it still counts;',
    );
    expect(textOf('index.html', 'tool 1', [1, 5])).toContain('maintained, no longer listed since 2026-08-02');
    expect(textOf('releases/2.html', 'tool 1', [1, 5])).not.toContain('no longer list');
  });
});
