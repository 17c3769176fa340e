import { BOX_STYLE } from './box/box-style.ts';
import { ICON } from './html/icon.ts';
import { notFoundPage } from './html/not-found-page.ts';
import { PAGE_STYLE } from './html/page-style.ts';
import type { PageOptions } from './page-options.ts';
import type { Page } from './page-tree.ts';

/** What every page loads, and what stands in for one that is not there. */
export function siteFiles({ address }: PageOptions): Page[] {
  return [
    ['404.html', notFoundPage(address)],
    ['assets/icon.svg', ICON],
    ['assets/page.css', `${PAGE_STYLE}${BOX_STYLE}\n`],
  ];
}
