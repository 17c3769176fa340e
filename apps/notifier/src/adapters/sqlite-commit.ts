import type { DatabaseSync } from 'node:sqlite';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import type { Commit } from '../daily-check/ports.ts';
import { insertLetter, insertTold } from './sqlite-letter.ts';
import { writeNews } from './sqlite-news.ts';
import { hashOf } from './sqlite-rows.ts';
import { columnText } from './sqlite-text.ts';

/**
 * Writes a commit, inside a transaction.
 *
 * @returns the new revision; undefined when the head is another than the one that the commit follows
 */
export function writeCommit(
  database: DatabaseSync,
  { after, head, letters, taken }: Commit,
): number | undefined {
  const now = Number(database.prepare('SELECT revision FROM head').get()?.['revision'] ?? 0);
  if (now !== after) return undefined;
  writeHead(database, after + 1, head);
  writeNews(database, after + 1, head.news);
  for (const { letter, channels } of letters) {
    const number = insertLetter(database, letter);
    const insert = database.prepare("INSERT INTO delivery (letter, channel, state) VALUES (?, ?, 'pending')");
    for (const channel of channels) insert.run(number, columnText(channel));
  }
  insertTold(
    database,
    letters.map(({ letter }) => letter),
  );
  for (const source of taken) {
    database.prepare('DELETE FROM accepted WHERE source = ?').run(columnText(source));
  }
  return after + 1;
}

function writeHead(
  database: DatabaseSync,
  revision: number,
  { lastDay, catalog, watches, held, sources = [] }: Commit['head'],
): void {
  const text = encodeCatalog(catalog);
  const hash = hashOf(text);
  database.prepare('INSERT OR IGNORE INTO catalog (hash, text) VALUES (?, ?)').run(hash, text);
  database
    .prepare(
      `INSERT OR REPLACE INTO head (only, revision, last_day, catalog, watches, held, sources)
       VALUES (1, ?, ?, ?, ?, ?, ?)`,
    )
    .run(revision, lastDay, hash, ...[watches, held, sources].map((value) => JSON.stringify(value)));
  // Only the head's catalog is ever read again.
  database.prepare('DELETE FROM catalog WHERE hash <> ?').run(hash);
}
