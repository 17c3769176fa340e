import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { filesIn } from '../../testing/folder-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import {
  claimAt,
  commitOf,
  LATER_CATALOG,
  messageOf,
  wholeLetter,
} from '../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { LocationFailure } from './file-failure.ts';
import { hashOf } from './sqlite-rows.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

const COMMIT = commitOf({ letters: [{ letter: wholeLetter(), channels: ['folder'] }] });
const DAMAGED = 'it is damaged or is no ledger: move it away to begin anew, or bring back a copy';

function newPath(): string {
  return join(temporaryFolder(), 'ledger.sqlite');
}

function open(path: string): SqliteOutbox {
  const outbox = SqliteOutbox.open(path);
  onTestFinished(() => {
    outbox.close();
  });
  return outbox;
}

/** A ledger with one letter, closed. */
async function ledger(path = newPath()): Promise<string> {
  const outbox = SqliteOutbox.open(path);
  await outbox.commit(COMMIT);
  outbox.close();
  return path;
}

/** What is said when something fails, which must be a failure of the ledger; undefined when it does not. */
async function said(work: () => unknown): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(LocationFailure);
    return error instanceof Error ? error.message : '';
  }
}

/** What opening says, or what opening and using say. */
function failure(path: string): Promise<string | undefined> {
  return said(async () => {
    const outbox = SqliteOutbox.open(path);
    try {
      const head = await outbox.head();
      const [delivery] = await outbox.openDeliveries();
      await outbox.letters(Infinity);
      await outbox.lettersWith('a');
      await outbox.toldSince(calendarDate('2026-01-01'));
      if (delivery) await outbox.claim(delivery, claimAt(0));
      await outbox.commit(commitOf({ after: head?.revision ?? 0 }));
    } finally {
      outbox.close();
    }
  });
}

/** Changes a ledger behind the back of Lastpatch. */
function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

/** An outbox and its own connection, to make it as narrow as a full disk. */
function connectionOf(path: string): { outbox: SqliteOutbox; database: DatabaseSync } {
  const connections: DatabaseSync[] = [];
  const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
  vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
    connections.push(this);
    exec.call(this, sql);
  });
  const outbox = open(path);
  return { outbox, database: connections[0]! };
}

/** No page more than there are. */
function fill(database: DatabaseSync): void {
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
  database.exec(`PRAGMA max_page_count = ${pages}`);
}

function makeSpace(database: DatabaseSync): void {
  database.exec('PRAGMA max_page_count = 1000000');
}

const LONG = 'x'.repeat(100_000);

describe('a ledger that cannot be used is told in a sentence that names it', () => {
  it('when a later version of Lastpatch wrote it, and leaves it as it is', async () => {
    const path = await ledger();
    tamper(path, 'PRAGMA user_version = 3; ALTER TABLE letter RENAME TO epistle');
    const bytes = readFileSync(path);
    const sentence = `${path}: this ledger was written by a later version of Lastpatch (schema 3; this one knows 2): update Lastpatch`;
    expect(await failure(path)).toBe(sentence);
    expect(await said(() => SqliteOutbox.openReadOnly(path))).toBe(sentence);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('when it is no database', async () => {
    const path = newPath();
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251));
    writeFileSync(path, bytes);
    expect(await failure(path)).toBe(`${path}: ${DAMAGED}`);
    expect(await said(() => SqliteOutbox.openReadOnly(path))).toBe(`${path}: ${DAMAGED}`);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it.each([
    ['of no version', 'CREATE TABLE bookmark (url TEXT)'],
    ['of the earlier version', 'CREATE TABLE letter (id TEXT); PRAGMA user_version = 1'],
    ['of this version', 'CREATE TABLE letter (id TEXT); PRAGMA user_version = 2'],
    ['of a later version', 'CREATE TABLE letter (id TEXT); PRAGMA user_version = 37'],
  ])('when it is a database of something else, %s', async (_, sql) => {
    const path = newPath();
    tamper(path, sql);
    expect(await failure(path)).toBe(`${path}: ${DAMAGED}`);
    expect(await said(() => SqliteOutbox.openReadOnly(path))).toBe(`${path}: ${DAMAGED}`);
    const database = new DatabaseSync(path);
    expect(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 1 });
    database.close();
  });

  it('when it is a folder', async () => {
    const path = newPath();
    mkdirSync(path);
    expect(await failure(path)).toBe(`${path}: this is a folder, expected a file`);
    expect(await said(() => SqliteOutbox.openReadOnly(path))).toBe(
      `${path}: this is a folder, expected a file`,
    );
  });

  it('when its folder is a file', async () => {
    const folder = join(temporaryFolder(), 'state');
    writeFileSync(folder, '');
    expect(await failure(join(folder, 'ledger.sqlite'))).toBe(`${folder}: this is a file, expected a folder`);
  });

  it('when a folder above it is a file', async () => {
    const file = join(temporaryFolder(), 'state');
    writeFileSync(file, '');
    expect(await failure(join(file, 'deeper', 'ledger.sqlite'))).toBe(
      `${join(file, 'deeper')}: a part of the path is a file, expected a folder`,
    );
  });

  it('when its folder is read-only', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const path = join(folder, 'ledger.sqlite');
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}: permission denied`);
  });

  it('when it may not be written, nor anything beside it', async () => {
    const folder = temporaryFolder();
    const path = await ledger(join(folder, 'ledger.sqlite'));
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}: permission denied`);
  });

  it('when nothing may be written beside it', async () => {
    const folder = temporaryFolder();
    const path = await ledger(join(folder, 'ledger.sqlite'));
    chmodSync(path, 0o666);
    chmodSync(folder, 0o555);
    expect(await asOrdinaryUser(() => failure(path))).toMatch(
      /ledger\.sqlite: the ledger cannot be used \(.+\): its folder must be writable$/,
    );
  });

  it('when what lies beside it is of another user', async () => {
    const folder = temporaryFolder();
    const path = await ledger(join(folder, 'ledger.sqlite'));
    chmodSync(path, 0o666);
    chmodSync(folder, 0o777);
    const other = open(path);
    await other.head();
    for (const beside of ['-wal', '-shm']) chmodSync(path + beside, 0o000);
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}-wal: permission denied`);
  });

  it('when another keeps it to itself', async () => {
    const path = await ledger();
    const { outbox, database } = connectionOf(path);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    database.exec('PRAGMA busy_timeout = 0');
    expect(await said(() => outbox.commit(commitOf({ after: 1 })))).toBe(
      `${path}: another process has kept the ledger to itself for 10 seconds: nothing was written; try again when that one is done`,
    );
    other.exec('ROLLBACK');
    other.close();
    expect(await outbox.commit(commitOf({ after: 1 }))).toBe(2);
  });
});

describe('a ledger that may only be read', () => {
  it('is told when something is to be written, and stays as it is', async () => {
    const folder = temporaryFolder();
    const path = await ledger(join(folder, 'ledger.sqlite'));
    chmodSync(path, 0o444);
    chmodSync(folder, 0o777);
    const before = readFileSync(path);
    await asOrdinaryUser(async () => {
      const outbox = SqliteOutbox.open(path);
      const [delivery] = await outbox.openDeliveries();
      const denied = `${path}: permission denied`;
      expect(await said(() => outbox.commit(commitOf({ after: 1 })))).toBe(denied);
      expect(await said(() => outbox.claim(delivery!, claimAt(0)))).toBe(denied);
      expect(await said(() => outbox.resend('platform-2'))).toBe(denied);
      expect((await outbox.head())?.revision).toBe(1);
      outbox.close();
    });
    expect(readFileSync(path)).toEqual(before);
  });
});

describe('a full disk', () => {
  it('is told by the commit; what was committed before stands, and the next commit goes on', async () => {
    const path = await ledger();
    const { outbox, database } = connectionOf(path);
    const before = [await outbox.head(), await outbox.letters(10), await outbox.openDeliveries()];
    fill(database);
    const commit = commitOf({
      after: 1,
      head: { catalog: LATER_CATALOG, watches: [{ id: 'other', since: 2 }] },
      letters: [
        { letter: wholeLetter({ id: 'small-2' }), channels: ['folder'] },
        { letter: wholeLetter({ id: 'large-2', follows: LONG }), channels: ['folder'] },
      ],
    });
    const full = `${path}: the disk is full: nothing was written; make space, then try again`;
    expect(await said(() => outbox.commit(commit))).toBe(full);
    expect(await said(() => outbox.commit(commit))).toBe(full);
    expect([await outbox.head(), await outbox.letters(10), await outbox.openDeliveries()]).toEqual(before);
    const other = open(path);
    expect([await other.head(), await other.letters(10), await other.openDeliveries()]).toEqual(before);

    makeSpace(database);
    expect(await outbox.commit(commit)).toBe(2);
    expect((await outbox.letter('large-2'))?.letter.follows).toBe(LONG);
    expect((await outbox.head())?.watches).toEqual([{ id: 'other', since: 2 }]);
  });

  it('is told by a claim, so that nothing is sent that could not be written down', async () => {
    const { outbox, database } = connectionOf(await ledger());
    const [delivery] = await outbox.openDeliveries();
    fill(database);
    const claim = claimAt(0, messageOf({ text: LONG }));
    expect(await said(() => outbox.claim(delivery!, claim))).toContain('the disk is full');
    expect(await outbox.openDeliveries()).toEqual([delivery]);
    makeSpace(database);
    expect(await outbox.claim(delivery!, claim)).toBe(1);
  });

  it('is told when a ledger is to be made; a later run makes it', async () => {
    const path = newPath();
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    const narrow = vi.spyOn(DatabaseSync.prototype, 'exec');
    narrow.mockImplementation(function (this: DatabaseSync, sql) {
      exec.call(this, sql.startsWith('BEGIN') ? `PRAGMA max_page_count = 3; ${sql}` : sql);
    });
    expect(await failure(path)).toBe(
      `${path}: the disk is full: nothing was written; make space, then try again`,
    );
    narrow.mockRestore();
    expect(await open(path).commit(COMMIT)).toBe(1);
  });
});

describe('damage', () => {
  /** A ledger of many pages, whole. */
  async function large(): Promise<string> {
    const path = newPath();
    const outbox = SqliteOutbox.open(path);
    const letters = Array.from({ length: 60 }, (_, index) => {
      const letter = wholeLetter({ id: `platform-${index}`, follows: `${index} `.repeat(400) });
      return { letter, channels: ['folder'] };
    });
    await outbox.commit(commitOf({ letters }));
    outbox.close();
    return path;
  }

  it('of all but the beginning is told', async () => {
    const path = await large();
    writeFileSync(path, readFileSync(path).fill(0xa5, 4096));
    expect(await failure(path)).toBe(`${path}: ${DAMAGED}`);
    expect(await said(() => SqliteOutbox.openReadOnly(path).head())).toBe(`${path}: ${DAMAGED}`);
  });

  it('of a file that was cut off is told', async () => {
    const path = await large();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    expect(await failure(path)).toBe(`${path}: ${DAMAGED}`);
  });

  it('of any one page is told, or is of a page that nothing was read from', async () => {
    const path = await large();
    const bytes = readFileSync(path);
    const whole = SqliteOutbox.openReadOnly(path);
    const head = await whole.head();
    whole.close();
    let told = 0;
    for (let at = 4096; at < bytes.length; at += 4096) {
      for (const beside of filesIn(join(path, '..'))) rmSync(join(path, '..', beside));
      writeFileSync(path, Buffer.from(bytes).fill(0xa5, at, at + 4096));
      const sentence = await said(async () => {
        const damaged = SqliteOutbox.openReadOnly(path);
        try {
          expect(await damaged.head()).toEqual(head);
        } finally {
          damaged.close();
        }
      });
      const used = sentence ?? (await failure(path));
      expect([undefined, `${path}: ${DAMAGED}`]).toContain(used);
      if (used !== undefined) told += 1;
    }
    // Most pages hold letters, which are all read.
    expect(told).toBeGreaterThan(bytes.length / 4096 / 2);
  });

  it('of a single letter of the catalog is told', async () => {
    const path = await ledger();
    tamper(path, "UPDATE catalog SET text = replace(text, '2026-01-01', '2026-01-02')");
    expect(await failure(path)).toBe(`${path}: ${DAMAGED}`);
  });

  it.each([
    ['a letter', 'UPDATE letter SET json = substr(json, 1, 100)'],
    ['a letter that is none', "UPDATE letter SET json = '[]'"],
    ['a letter without its notices', "UPDATE letter SET json = '{}'"],
    ['a message', "UPDATE delivery SET message = '{'"],
    ['a channel', "UPDATE delivery SET channel = '\"'"],
    ['a state', "PRAGMA ignore_check_constraints = 1; UPDATE delivery SET state = 'lost'"],
    ['the watches', "UPDATE head SET watches = '['"],
  ])('of %s is told', async (_, sql) => {
    const path = await ledger();
    tamper(path, sql);
    expect(await failure(path)).toBe(`${path}: ${DAMAGED}`);
  });

  it('of a catalog of a later format is told as what it is', async () => {
    const path = await ledger();
    const text = '{"format":"lastpatch-catalog","schemaVersion":99,"products":[]}';
    const hash = hashOf(text);
    tamper(
      path,
      `PRAGMA foreign_keys = OFF; UPDATE catalog SET text = '${text}', hash = '${hash}'; UPDATE head SET catalog = '${hash}'`,
    );
    expect(await failure(path)).toContain(
      `${path}: the catalog has schema version 99, and this version of Lastpatch reads up to`,
    );
  });
});
