/** What pages need beside the catalog and the day. */
export interface PageOptions {
  /** The text of `assets/box.js`, as `@lastpatch/pages/bundle` makes it. Left out, there is none, and no page has the box. */
  readonly script?: string;
}
