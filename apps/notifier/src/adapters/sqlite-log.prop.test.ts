import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { copyInMemory } from './sqlite-copy.ts';

/** Something that is done to a database; most of it is written to its log, some into the file itself. */
const doings = fc.oneof(
  fc
    .record({ rows: fc.integer({ min: 1, max: 40 }), bytes: fc.constantFrom(0, 10, 400, 3000) })
    .map(
      ({ rows, bytes }) =>
        `INSERT INTO t SELECT value, randomblob(${bytes}) FROM json_each('[${[...Array(rows).keys()].join()}]')`,
    ),
  fc.constantFrom(
    'DELETE FROM t WHERE rowid % 3 = 0',
    'UPDATE t SET b = randomblob(200) WHERE rowid % 2 = 0',
    'DELETE FROM t; VACUUM',
    // So much that it is written to the log before it is taken back.
    'BEGIN; UPDATE t SET b = randomblob(2000); DELETE FROM t WHERE rowid % 5 = 0; ROLLBACK',
    'BEGIN; INSERT INTO t VALUES (1, randomblob(9)); SAVEPOINT s; UPDATE t SET b = randomblob(2000); ROLLBACK TO s; COMMIT',
    'PRAGMA wal_checkpoint(PASSIVE)',
    'PRAGMA wal_checkpoint(RESTART)',
    'PRAGMA wal_checkpoint(TRUNCATE)',
  ),
);

/** A place in a log: anywhere, or in its header or that of its first frame. */
const places = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((part) => (length: number) => Math.floor(length * part)),
  fc.nat(56).map((at) => () => at),
);

/** What becomes of a log when the power goes or a disk fails. */
const damages = fc.oneof(
  fc.constant((log: Buffer) => log),
  places.map((place) => (log: Buffer) => log.subarray(0, place(log.length))),
  fc.tuple(places, fc.integer({ min: 1, max: 255 })).map(([place, flipped]) => (log: Buffer) => {
    const at = place(log.length);
    return log.map((byte, index) => (index === at ? byte ^ flipped : byte));
  }),
);

function rowsIn(database: DatabaseSync): unknown {
  try {
    return [
      database.prepare('SELECT count(*) FROM sqlite_schema').get(),
      database.prepare('SELECT rowid, a, hex(b) FROM t ORDER BY rowid').all(),
      database.prepare('PRAGMA integrity_check').all(),
    ];
  } catch (error) {
    return String(error);
  } finally {
    database.close();
  }
}

it('puts a file and its log together as SQLite does, whatever is written and whatever breaks', () => {
  const folder = temporaryFolder();
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(512, 4096, 65_536),
      fc.array(doings, { maxLength: 12 }),
      damages,
      (pageBytes, todo, damaged) => {
        const here = mkdtempSync(join(folder, 'case-'));
        const [path, left] = [join(here, 'a'), join(here, 'b')];
        const writer = new DatabaseSync(path);
        writer.exec(`PRAGMA page_size = ${pageBytes}; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF`);
        writer.exec('PRAGMA cache_size = 4; CREATE TABLE t (a, b)');
        for (const sql of todo) writer.exec(sql);
        copyFileSync(path, left);
        writeFileSync(`${left}-wal`, damaged(readFileSync(`${path}-wal`)));
        writer.close();

        const read = rowsIn(copyInMemory(left));
        const expected = rowsIn(new DatabaseSync(left));
        rmSync(here, { recursive: true });
        seen.add(typeof expected);
        expect(read).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
  // Some logs were whole enough to be read.
  expect(seen).toContain('object');
});
