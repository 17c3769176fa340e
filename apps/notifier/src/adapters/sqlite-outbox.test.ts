import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, productWith } from '@lastpatch/release-model/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { describeOutbox } from '../../testing/outbox-contract.ts';
import { letterOf } from '../../testing/sample-letters.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { LocationFailure } from './file-failure.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

const CATALOG = catalogWith(productWith());
const COMMIT = {
  after: 0,
  day: calendarDate('2026-08-21'),
  catalog: CATALOG,
  letters: [letterOf()],
  channels: ['folder'],
};

function open(path = join(temporaryFolder(), 'ledger.sqlite')): SqliteOutbox {
  const outbox = SqliteOutbox.open(path);
  onTestFinished(() => {
    outbox.close();
  });
  return outbox;
}

/** What opening says, or what opening and reading say. */
async function failure(path: string): Promise<string> {
  try {
    const outbox = SqliteOutbox.open(path);
    try {
      await outbox.head();
      await outbox.openDeliveries();
    } finally {
      outbox.close();
    }
  } catch (error) {
    expect(error).toBeInstanceOf(LocationFailure);
    return error instanceof Error ? error.message : '';
  }
  return 'nothing';
}

describeOutbox('the outbox in SQLite', open);

describe('an outbox in a file', () => {
  it('is made with the folders above it', async () => {
    const path = join(temporaryFolder(), 'some', 'where', 'ledger.sqlite');
    expect(await open(path).head()).toBeUndefined();
  });

  it('survives being closed and opened again', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const first = SqliteOutbox.open(path);
    await first.commit({ ...COMMIT, letters: [letterOf({ kind: 'welcome' }), letterOf({ id: 'other-1' })] });
    const [delivery] = await first.openDeliveries();
    await first.claim(delivery!, 0, 1000);
    await first.settle(delivery!, { state: 'sent' });
    first.close();

    const second = open(path);
    expect(await second.head()).toEqual({ revision: 1, lastDay: '2026-08-21', catalog: CATALOG });
    expect(await second.welcomed()).toEqual(new Set(['platform']));
    expect(await second.openDeliveries()).toHaveLength(1);
  });

  it('keeps a claim for its lease when the claimer has died', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const first = SqliteOutbox.open(path);
    await first.commit(COMMIT);
    const [delivery] = await first.openDeliveries();
    await first.claim(delivery!, 0, 1000);
    first.close();

    const second = open(path);
    expect(await second.claim(delivery!, 1000, 1000)).toBe(false);
    expect(await second.claim(delivery!, 1001, 1000)).toBe(true);
  });

  it('shows one what another has committed', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const [first, second] = [open(path), open(path)];
    await first.commit(COMMIT);
    expect((await second.head())?.revision).toBe(1);
    await expect(second.commit(COMMIT)).rejects.toThrow('Another run has committed');
    const [delivery] = await second.openDeliveries();
    expect(await second.claim(delivery!, 0, 1000)).toBe(true);
    expect(await first.claim(delivery!, 0, 1000)).toBe(false);
  });

  it('keeps one catalog only, however many were committed', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const outbox = open(path);
    for (const [after, day] of ['2026-08-21', '2026-08-22', '2026-08-23'].entries()) {
      const catalog = catalogWith(productWith({ asOf: calendarDate(day) }));
      await outbox.commit({ ...COMMIT, after, day: calendarDate(day), catalog, letters: [] });
    }
    const database = new DatabaseSync(path);
    expect(database.prepare('SELECT count(*) AS n FROM catalog').get()).toEqual({ n: 1 });
    database.close();
  });

  it('can be made by two at once', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    let hasRaced = false;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      // The other comes in between looking whether the ledger is made and making it.
      if (!hasRaced && sql.startsWith('BEGIN IMMEDIATE')) {
        hasRaced = true;
        SqliteOutbox.open(path).close();
      }
      exec.call(this, sql);
    });
    const outbox = open(path);
    expect(hasRaced).toBe(true);
    expect(await outbox.commit(COMMIT)).toBe(1);
  });
});

describe('a ledger that cannot be used is told in a sentence that names it', () => {
  it('when a later version of Lastpatch wrote it, and leaves it as it is', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    open(path);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 2');
    database.close();
    expect(await failure(path)).toBe(
      `${path}: this ledger was written by a later version of Lastpatch (schema 2; this one knows 1): update Lastpatch`,
    );
    expect(await failure(path)).toContain('schema 2');
  });

  it('when it is no ledger at all', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251));
    writeFileSync(path, bytes);
    expect(await failure(path)).toBe(
      `${path}: it is damaged or is no ledger: move it away to begin anew, or bring back a copy`,
    );
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('when it is damaged in its middle', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const outbox = SqliteOutbox.open(path);
    const letters = Array.from({ length: 200 }, (_, index) => letterOf({ id: `platform-${index}` }));
    await outbox.commit({ ...COMMIT, letters });
    outbox.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xa5, 4096));
    expect(await failure(path)).toBe(
      `${path}: it is damaged or is no ledger: move it away to begin anew, or bring back a copy`,
    );
  });

  it('when it is a folder', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    mkdirSync(path);
    expect(await failure(path)).toBe(`${path}: this is a folder, expected a file`);
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

  it('when it may not be written', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'ledger.sqlite');
    SqliteOutbox.open(path).close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}: permission denied`);
  });
});
