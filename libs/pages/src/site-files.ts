import { BOX_STYLE } from './box/box-style.ts';
import { ICON } from './html/icon.ts';
import { NOT_FOUND_PAGE } from './html/not-found-page.ts';
import { PAGE_STYLE } from './html/page-style.ts';
import type { Page } from './page-tree.ts';

/** What every page loads, and what stands in for one that is not there. */
export function siteFiles(): Page[] {
  return [
    ['404.html', NOT_FOUND_PAGE],
    ['assets/icon.svg', ICON],
    ['assets/page.css', `${PAGE_STYLE}${BOX_STYLE}\n`],
  ];
}
