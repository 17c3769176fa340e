import type { DatabaseSync } from 'node:sqlite';
import type { Head, OpenNews } from '../daily-check/ports.ts';
import { hasNews } from './sqlite-schema.ts';
import { jsonOf } from './sqlite-text.ts';

/** What the operators have still to be told by the head of a revision. */
export function readNews(database: DatabaseSync, revision: number): Pick<Head, 'news'> {
  // Who only reads a ledger of an earlier version brings it not up to date.
  if (!hasNews(database)) return {};
  // That version may have committed since, and knows of no news.
  const row = database.prepare('SELECT news FROM open_news WHERE revision = ?').get(revision);
  return row ? { news: jsonOf(row['news']) as OpenNews[] } : {};
}

/** Writes what there is for the operators by a new head, inside a transaction. */
export function writeNews(database: DatabaseSync, revision: number, news: Head['news'] = []): void {
  database.exec('DELETE FROM open_news');
  if (news.length === 0) return;
  database
    .prepare('INSERT INTO open_news (revision, news) VALUES (?, ?)')
    .run(revision, JSON.stringify(news));
}

/** They have been told. */
export function dropNews(database: DatabaseSync, revision: number): void {
  database.prepare('DELETE FROM open_news WHERE revision = ?').run(revision);
}
