import type { DatabaseSync } from 'node:sqlite';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { toldCounts } from '../daily-check/notice-groups.ts';
import { DamagedLedgerError } from './sqlite-failure.ts';
import { columnText, jsonOf } from './sqlite-text.ts';

/** A letter as ledgers of schema version 1 hold it, too: it does not say as much. */
interface StoredLetter extends Omit<Letter, 'notices' | 'tells'> {
  readonly notices: readonly StoredNotice[];
  readonly tells?: Letter['tells'];
}

type LaterPart = 'cause' | 'evidence' | 'asOf';
type StoredNotice = Omit<Notice, LaterPart> & Partial<Pick<Notice, LaterPart>>;

/** Reads a letter from its JSON. What one of schema version 1 does not say is filled in as far as it can be known. */
export function decodeLetter(json: string): Letter {
  const stored = jsonOf(json);
  if (!isLetter(stored)) throw new DamagedLedgerError('what was written as a letter is none');
  return {
    tells: { releases: true, ends: true },
    ...stored,
    notices: stored.notices.map((notice) => completed(notice, stored)),
  };
}

function isLetter(stored: unknown): stored is StoredLetter {
  return (
    typeof stored === 'object' && stored !== null && 'notices' in stored && Array.isArray(stored.notices)
  );
}

function completed(notice: StoredNotice, { sources }: StoredLetter): Notice {
  const { kind, basis, on, productTitle } = notice;
  const isOfDay = kind === 'reminder' || kind === 'due' || basis !== 'declared';
  return {
    cause: isOfDay ? 'day' : 'source',
    evidence: null,
    asOf: sources.find(({ title }) => title === productTitle)?.asOf ?? on,
    ...notice,
  };
}

/**
 * Writes a letter down, with what it tells.
 *
 * @param json the letter as it is kept
 * @returns the number by which its deliveries name it
 */
export function insertLetter(database: DatabaseSync, letter: Letter, json = JSON.stringify(letter)): number {
  const { lastInsertRowid } = database
    .prepare('INSERT INTO letter (id, revision, watch, kind, day, json) VALUES (?, ?, ?, ?, ?, ?)')
    .run(columnText(letter.id), letter.revision, columnText(letter.watch), letter.kind, letter.on, json);
  const number = Number(lastInsertRowid);
  const insert = database.prepare('INSERT OR IGNORE INTO notice (id, letter) VALUES (?, ?)');
  for (const { id } of letter.notices) insert.run(columnText(id), number);
  return number;
}

/** Writes down how many notices the letters of one run tell each watch, the parts of one letter counted together. */
export function insertTold(database: DatabaseSync, letters: readonly Letter[]): void {
  const insert = database.prepare('INSERT INTO told (day, watch, count) VALUES (?, ?, ?)');
  for (const { on, watch, count } of toldCounts(letters)) insert.run(on, columnText(watch), count);
}
