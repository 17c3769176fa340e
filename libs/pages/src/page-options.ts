/** How pages are made. */
export interface PageOptions {
  /**
   * Where the pages of this tree are read: an address that ends in `/`. Feeds say their own by it; they do not where it is left
   * out.
   */
  readonly address?: string | undefined;
  /** The text of `assets/box.js`, as `@lastpatch/pages/bundle` makes it. Left out, there is none, and no page has the box. */
  readonly script?: string | undefined;
}
