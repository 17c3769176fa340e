/** What somebody answered who sets Lastpatch up: as it was written, not checked. */
export interface Answers {
  /** What runs: products with releases, or projects with versions. */
  readonly runs: readonly { readonly name: string; readonly version: string }[];
  /** Products of which every supported release is followed. */
  readonly follow: readonly string[];
  readonly tell: readonly Told[];
  /** The server that takes mail; null for none. */
  readonly smtp: { readonly host: string; readonly port: string } | null;
  /** Days before an end of support. */
  readonly reminders: readonly string[];
  readonly timezone: string;
}

/** Somebody, or something, that is told. */
export interface Told {
  /** As in `email`. */
  readonly protocol: string;
  /** Private: never to be said. */
  readonly endpoint: string;
}
