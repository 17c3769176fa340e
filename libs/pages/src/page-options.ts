/** How pages are made. */
export interface PageOptions {
  /**
   * Where the pages of this tree are read: an address that ends in `/`. Feeds say their own by it; they do not where it is left
   * out.
   */
  readonly address?: string | undefined;
}
