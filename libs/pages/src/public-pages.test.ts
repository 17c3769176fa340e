import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { addDays, calendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, historyWith, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { HARMFUL, hostileCatalog } from '../testing/index.ts';
import { publicPages } from './public-pages.ts';

const ON = calendarDate('2026-08-21');

describe('public pages', () => {
  it('are the same bytes for the same catalog and day', async () => {
    const catalog = await loadBundledCatalog();
    expect(publicPages(catalog, ON)).toEqual(publicPages(structuredClone(catalog), ON));
  });

  it('change from one day to the next only where days are counted, while nothing happens', async () => {
    const catalog = await loadBundledCatalog();
    const next: Catalog = {
      products: catalog.products.map((product) => ({ ...product, asOf: addDays(product.asOf, 1) })),
    };
    const [today, tomorrow] = [publicPages(catalog, ON).pages, publicPages(next, addDays(ON, 1)).pages];
    const changed = [...tomorrow].filter(([path, text]) => today.get(path) !== text).map(([path]) => path);
    expect(changed.filter((path) => !path.startsWith('products/'))).toEqual([
      'index.html',
      'metrics.prom',
      'notices.json',
      'products.json',
      'readings.json',
      'upcoming.json',
    ]);
    // Only a page on which today is drawn counts days.
    const below = changed.filter((path) => path.startsWith('products/'));
    expect(below.filter((path) => !/^products\/[^/]+\/(index|releases\/[^/]+)\.html$/.test(path))).toEqual(
      [],
    );
    expect(below.filter((path) => !today.get(path)?.includes(`today, ${ON}`))).toEqual([]);
    expect(below.length).toBeLessThan([...today.keys()].filter((path) => path.endsWith('.html')).length / 3);
  });

  it('hold nothing of products of the team, of what is gone, and of nothing but the catalog', () => {
    const catalog = catalogWith(
      productWith({
        key: 'open',
        releases: [releaseWith('1'), releaseWith('2', undefined, { history: historyWith({ isGone: true }) })],
      }),
      productWith({ key: 'secret', source: 'custom', releases: [releaseWith('1')] }),
      productWith({ key: 'gone', isGone: true, releases: [releaseWith('1')] }),
    );
    const paths = [...publicPages(catalog, ON).pages.keys()].filter((path) => path.startsWith('products/'));
    expect(paths).toEqual([
      'products/open/calendar.ics',
      'products/open/feed.atom',
      'products/open/index.html',
      'products/open/model.json',
      'products/open/product.json',
      'products/open/releases/1.html',
      'products/open/releases/1.ics',
      'products/open/releases/1.json',
    ]);
  });

  it('hold no calendar and no feed of what has no date', () => {
    const bare = releaseWith('1', [{ phase: 'end-of-life', from: null, basis: 'scheduled' }]);
    const { pages } = publicPages(catalogWith(productWith({ releases: [bare] })), ON);
    expect([...pages.keys()].filter((path) => /\.(ics|atom)$/.test(path))).toEqual([]);
    expect(JSON.parse(pages.get('products.json') ?? '')).toMatchObject({
      products: [{ calendar: null, feed: null }],
    });
  });

  it('let nothing harmful through', () => {
    const harmful = [...publicPages(hostileCatalog(), ON).pages].filter(([, text]) =>
      HARMFUL.test(text.replaceAll('\r\n ', '').replaceAll(/\r?\n/g, '')),
    );
    expect(harmful.map(([path]) => path)).toEqual([]);
  });
});
