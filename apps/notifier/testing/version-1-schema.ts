/** The tables of a ledger as schema version 1 made them. */
export const VERSION_1_SCHEMA = `
  CREATE TABLE catalog (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    revision INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    catalog TEXT NOT NULL REFERENCES catalog (hash)
  ) STRICT;
  CREATE TABLE letter (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, watch TEXT NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE delivery (
    letter TEXT NOT NULL REFERENCES letter (id),
    channel TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'sent', 'refused', 'unknown')),
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER,
    why TEXT,
    PRIMARY KEY (letter, channel)
  ) STRICT;
  CREATE INDEX open_delivery ON delivery (state) WHERE state <> 'sent';
  PRAGMA user_version = 1;
`;
