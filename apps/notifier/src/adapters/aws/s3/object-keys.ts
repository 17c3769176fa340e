/** Where what lies: each kind of object under a prefix of its own. */
export const OBJECT_PREFIXES = {
  /** Catalogs, each named by the SHA-256 of its bytes. */
  catalogs: 'catalogs/',
  /** What was read of the sources of the head's catalog. */
  sources: 'sources/',
  /** Parts of the ledger that are too large for one of its items. */
  ledger: 'ledger/',
  /** The team's own pages. */
  pages: 'pages/',
} as const;

/** The settings of a team with everything that belongs to them, in one object so that they change together. */
export const SETTINGS_KEY = 'settings/settings.json';
