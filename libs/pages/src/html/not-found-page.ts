import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';

/**
 * What is served in place of a page that is not there. It may be served under any path, so that nothing can be counted from its
 * own, and it needs no stylesheet.
 *
 * @param address where the pages of its tree are read, ending in `/`; it leads there. Where that is not known, it leads to the
 *   start of the site, and does not say that the pages are there.
 */
export function notFoundPage(address?: string): string {
  const way = renderToString(h('p', null, 'A product or release may have been renamed. ', wayOut(address)));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Not found · Lastpatch</title></head><body><h1>There is no such page</h1>${way}</body></html>
`;
}

function wayOut(address: string | undefined): (string | ReturnType<typeof h>)[] {
  if (address !== undefined) return [h('a', { href: address }, 'To the first page')];
  const start = h('a', { href: '/' }, 'To the start of this site');
  return [start, '. Where these pages lie in a folder of it, that folder has their first page.'];
}
