import { type Pages, PagesMadeWhenRead, type PageText } from './pages.ts';

/** Who may see a page: everybody, or only those to whom the team gives access. */
export type Visibility = 'public' | 'private';

/**
 * Pages by their paths, in the order of paths. What is for everybody and what is not are of two types, so that neither can be
 * published in the other's place.
 */
export interface PageTree<V extends Visibility> {
  readonly visibility: V;
  readonly pages: Pages;
}

/** A page and the path under which it is published. */
export type Page = readonly [path: string, text: PageText];

const SEGMENT = /^[a-z0-9][a-z0-9._~+-]*$/;

/** Whether a text is a path as pages have it: it leads out of no folder, on no system, and differs from others by more than case. */
export function isPagePath(text: string): boolean {
  return text.length <= 400 && text.split('/').every((segment) => SEGMENT.test(segment));
}

/**
 * The pages of a tree.
 *
 * @throws RangeError when a path leads elsewhere or is given twice: a fault of ours, whatever names are in the catalog
 */
export function pageTree<V extends Visibility>(visibility: V, given: Iterable<Page>): PageTree<V> {
  const pages = new Map<string, PageText>();
  for (const [path, text] of [...given].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isPagePath(path)) throw new RangeError(`${JSON.stringify(path)} is no path of a page`);
    if (pages.has(path)) throw new RangeError(`there are two pages ${path}`);
    pages.set(path, text);
  }
  return { visibility, pages: new PagesMadeWhenRead(pages) };
}
