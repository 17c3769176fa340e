import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { copyInMemory } from './sqlite-copy.ts';

vi.mock(import('node:fs'), { spy: true });

/** A writer, each of whose commits gives every one of its rows, on many pages, the same new number. */
class Writer {
  readonly #path: string;
  #database: DatabaseSync;
  #commits = 0;

  constructor(path: string) {
    this.#path = path;
    this.#database = new DatabaseSync(path);
    this.#database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (n, filling)');
    this.#database.exec("INSERT INTO t SELECT 0, zeroblob(3000) FROM json_each('[1,2,3,4,5,6,7,8]')");
  }

  commit(): void {
    this.#commits += 1;
    this.#database.exec(`UPDATE t SET n = ${this.#commits}`);
  }

  /** Brings all of the log into the file, so that the next commit begins it anew. */
  checkpoint(): void {
    this.#database.exec('PRAGMA wal_checkpoint(RESTART)');
  }

  empty(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  reopen(): void {
    this.#database = new DatabaseSync(this.#path);
  }
}

/** What the rows of a copy hold: one number, when it is no mixture. */
function numbersIn(path: string): unknown[] {
  const copy = copyInMemory(path);
  try {
    expect(copy.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    return copy
      .prepare('SELECT DISTINCT n FROM t')
      .all()
      .map(({ n }) => n);
  } finally {
    copy.close();
  }
}

it.each<[string, (writer: Writer) => void, (writer: Writer) => void, unknown]>([
  ['commits', (writer) => writer.commit(), (writer) => writer.commit(), 2],
  [
    'begins the log anew',
    (writer) => writer.commit(),
    (writer) => {
      writer.checkpoint();
      writer.commit();
    },
    2,
  ],
  [
    'begins the log anew, and writes no more than that',
    (writer) => writer.commit(),
    (writer) => {
      writer.commit();
      writer.checkpoint();
    },
    2,
  ],
  [
    'empties the log',
    (writer) => writer.commit(),
    (writer) => {
      writer.commit();
      writer.empty();
    },
    2,
  ],
  [
    'goes away',
    (writer) => writer.commit(),
    (writer) => {
      writer.commit();
      writer.close();
    },
    2,
  ],
  [
    'comes',
    (writer) => writer.close(),
    (writer) => {
      writer.reopen();
      writer.commit();
    },
    1,
  ],
  [
    'comes, and is gone again',
    (writer) => writer.close(),
    (writer) => {
      writer.reopen();
      writer.commit();
      writer.close();
    },
    1,
  ],
])('a copy is of one moment, also when someone %s while it is made', (_, before, meanwhile, expected) => {
  const path = join(temporaryFolder(), 'ledger.sqlite');
  const writer = new Writer(path);
  onTestFinished(() => {
    writer.close();
  });
  before(writer);
  // Once, when the file was read and its log was not.
  vi.mocked(readFileSync).mockImplementationOnce((file) => {
    const bytes = readFileSync(file);
    meanwhile(writer);
    return bytes;
  });
  expect(numbersIn(path)).toEqual([expected]);
  expect(vi.mocked(readFileSync).mock.calls[0]?.[0]).toBe(path);
});
