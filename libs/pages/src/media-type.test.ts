import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { mediaType } from './media-type.ts';
import { publicPages } from './public-pages.ts';

describe('as what a page is served', () => {
  it.each([
    ['products/a/calendar.ics', 'text/calendar; charset=utf-8'],
    ['products/a/feed.atom', 'application/atom+xml; charset=utf-8'],
    ['products.json', 'application/json'],
    ['assets/box.js', 'text/javascript; charset=utf-8'],
    ['metrics.prom', 'text/plain; version=0.0.4; charset=utf-8'],
  ])('%s: %s', (path, type) => {
    expect(mediaType(path)).toBe(type);
  });

  it('is known of every page', () => {
    const catalog = catalogWith(productWith({ releases: [releaseWith('1')] }));
    for (const path of publicPages(catalog, calendarDate('2026-08-21')).pages.keys()) {
      expect(mediaType(path)).not.toBe('');
    }
  });

  it('is not guessed', () => {
    expect(() => mediaType('index.xyz')).toThrow('no pages with this ending');
    expect(() => mediaType('constructor')).toThrow('no pages with this ending');
  });
});
