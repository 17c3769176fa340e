/** How pages are made. */
export interface PageOptions {
  /**
   * Where the pages of this tree are read: an address that ends in `/`. Feeds say their own by it, and `404.html` leads to it.
   * Left out, feeds say none, and `404.html` leads to the start of the site.
   */
  readonly address?: string | undefined;
  /** When a daily run last did all that it should, in milliseconds since the epoch; left out where that is not known. */
  readonly lastRun?: number | undefined;
  /** The text of `assets/box.js`, as `@lastpatch/pages/bundle` makes it. Left out, there is none, and no page has the box. */
  readonly script?: string | undefined;
}
