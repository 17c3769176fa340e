import { calendarDate } from '@lastpatch/release-model';
import { catalogWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { parsedPage } from '../../testing/index.ts';
import { privatePages } from '../private-pages.ts';
import { publicPages } from '../public-pages.ts';

const ON = calendarDate('2026-08-21');

/** Where the page leads, by its words. */
function linksOf(text = ''): (string | null)[][] {
  return parsedPage(text)
    .elements.filter(({ tagName }) => tagName === 'a')
    .map((link) => [link.textContent, link.getAttribute('href')]);
}

describe.each([
  ['public', (address?: string) => publicPages(catalogWith(), ON, { address }).pages],
  [
    'private',
    (address?: string) => privatePages(catalogWith(), ON, { watches: [], plans: [] }, { address }).pages,
  ],
])('what stands in for a %s page that is not there', (_, pagesAt) => {
  it.each(['https://releases.example/', 'https://example.org/lifecycle/', 'https://example.org/a&b/'])(
    'leads to the first page at %s, from any path',
    (address) => {
      expect(linksOf(pagesAt(address).get('404.html'))).toEqual([['To the first page', address]]);
    },
  );

  it('says that it leads to the start of the site where no address is known, for the pages may lie below it', () => {
    const text = pagesAt().get('404.html');
    expect(linksOf(text)).toEqual([['To the start of this site', '/']]);
    expect(text).toContain('Where these pages lie in a folder of it, that folder has their first page.');
  });
});
