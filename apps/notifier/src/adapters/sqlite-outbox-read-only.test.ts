import { chmodSync, copyFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesIn, traceOf } from '../../testing/folder-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { ACK, claimAt, commitOf, HEAD, HELD, wholeLetter } from '../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { LocationFailure } from './file-failure.ts';
import { NoLedgerError } from './no-ledger.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

/** The path of a ledger with one letter, which is still written to. */
async function written(
  folder = temporaryFolder(),
): Promise<{ folder: string; path: string; writer: SqliteOutbox }> {
  const path = join(folder, 'ledger.sqlite');
  const writer = SqliteOutbox.open(path);
  await writer.commit(commitOf({ letters: [{ letter: wholeLetter(), channels: ['folder'] }] }));
  await writer.accept(HELD);
  await writer.acknowledge(ACK, HEAD.lastDay);
  return { folder, path, writer };
}

function read(path: string): SqliteOutbox {
  const outbox = SqliteOutbox.openReadOnly(path);
  onTestFinished(() => {
    outbox.close();
  });
  return outbox;
}

/** Letters that make the file grow. */
function more(after: number): ReturnType<typeof commitOf> {
  const letters = Array.from({ length: 50 }, (_, index) => {
    return { letter: wholeLetter({ id: `more-${after}-${index}` }), channels: ['folder'] };
  });
  return commitOf({ after, letters });
}

async function everything(outbox: SqliteOutbox): Promise<readonly unknown[]> {
  return [
    await outbox.head(),
    await outbox.openDeliveries(),
    await outbox.letters(10),
    await outbox.letter('platform-2'),
    await outbox.lettersWith(wholeLetter().notices[0]?.id ?? ''),
    await outbox.toldSince(calendarDate('2026-01-01')),
    await outbox.accepted(),
    await outbox.acks(),
    await outbox.lastHeartbeat(),
  ];
}

interface Place {
  readonly folder: string;
  readonly path: string;
  readonly expected: readonly unknown[];
}

/** What a run that was killed leaves, or a copy of a ledger that was made while one wrote to it. */
async function leftBehind(...files: readonly string[]): Promise<Place> {
  const { folder, path, writer } = await written();
  const expected = await everything(writer);
  const left = temporaryFolder();
  for (const file of files) copyFileSync(join(folder, file), join(left, file));
  // That ends with what it has written in the file itself.
  writer.close();
  expect(filesIn(folder)).toEqual([basename(path)]);
  return { folder: left, path: join(left, basename(path)), expected };
}

const PLACES: [string, () => Promise<Place>][] = [
  [
    'nobody is there',
    async () => {
      const { folder, path, writer } = await written();
      const expected = await everything(writer);
      writer.close();
      return { folder, path, expected };
    },
  ],
  [
    'someone writes to it',
    async () => {
      const { folder, path, writer } = await written();
      onTestFinished(() => {
        writer.close();
      });
      return { folder, path, expected: await everything(writer) };
    },
  ],
  ['a run has died', () => leftBehind('ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm')],
  ['a run has died elsewhere', () => leftBehind('ledger.sqlite', 'ledger.sqlite-wal')],
];

describe('a ledger that is opened for reading only', () => {
  it.each(PLACES)(
    'shows all that is there, without a trace and without the right to write: %s',
    async (_, place) => {
      const { folder, path, expected } = await place();
      for (const file of filesIn(folder)) chmodSync(join(folder, file), 0o444);
      chmodSync(folder, 0o555);
      const before = traceOf(folder);
      const seen = await asOrdinaryUser(async () => {
        const reader = SqliteOutbox.openReadOnly(path);
        const all = await everything(reader);
        reader.close();
        return all;
      });
      expect(seen).toEqual(expected);
      expect(traceOf(folder)).toEqual(before);
    },
  );

  it.each(PLACES)('leaves no trace where there is the right to write either: %s', async (_, place) => {
    const { folder, path, expected } = await place();
    const before = traceOf(folder);
    const reader = SqliteOutbox.openReadOnly(path);
    expect(await everything(reader)).toEqual(expected);
    expect(traceOf(folder)).toEqual(before);
    reader.close();
    expect(traceOf(folder)).toEqual(before);
  });

  it('shows what is committed meanwhile by someone who is still there', async () => {
    const { path, writer } = await written();
    const reader = read(path);
    await writer.commit(commitOf({ after: 1 }));
    expect(await reader.head()).toEqual({ ...HEAD, revision: 2 });
    writer.close();
    expect(await reader.head()).toEqual({ ...HEAD, revision: 2 });
  });

  it.each(['has gone again', 'is still there'])(
    'shows what is committed since it was opened by someone who %s',
    async (whereabouts) => {
      const { path, writer } = await written();
      writer.close();
      const reader = read(path);
      expect(await reader.letters(Infinity)).toHaveLength(1);
      const late = SqliteOutbox.open(path);
      await late.commit(more(1));
      if (whereabouts === 'has gone again') late.close();
      expect(await reader.letters(Infinity)).toHaveLength(51);
      expect((await reader.head())?.revision).toBe(2);
      if (whereabouts === 'is still there') late.close();
      const later = SqliteOutbox.open(path);
      await later.commit(more(2));
      later.close();
      expect(await reader.letters(Infinity)).toHaveLength(101);
    },
  );

  it('cannot be written', async () => {
    const { path, writer } = await written();
    writer.close();
    const reader = read(path);
    const [delivery] = await reader.openDeliveries();
    if (!delivery) throw new Error('there should be a delivery');
    const sentence = `${path}: the ledger was opened for reading only`;
    await expect(reader.commit(commitOf({ after: 1 }))).rejects.toThrow(sentence);
    await expect(reader.claim(delivery, claimAt(0))).rejects.toThrow(sentence);
    await expect(reader.resend('platform-2')).rejects.toThrow(sentence);
    await expect(reader.acknowledge(ACK, HEAD.lastDay)).rejects.toThrow(sentence);
    await expect(reader.unacknowledge(ACK, HEAD.lastDay)).rejects.toThrow(sentence);
    expect(await reader.acks()).toEqual([ACK]);
  });

  it.each(['the folder', 'the file'])('is told when %s is not there yet', (what) => {
    const folder = temporaryFolder();
    const path = what === 'the file' ? join(folder, 'ledger.sqlite') : join(folder, 'state', 'ledger.sqlite');
    const sentence = `${path}: there is no ledger here yet: the first run makes it`;
    expect(() => SqliteOutbox.openReadOnly(path)).toThrow(new LocationFailure(sentence));
    expect(filesIn(folder)).toEqual([]);
  });

  it('is told when a run has died before it made it', () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    writeFileSync(path, '');
    expect(() => SqliteOutbox.openReadOnly(path)).toThrow(`${path}: there is no ledger here yet`);
  });

  it('is told when a run has died while it made it', async () => {
    const { path, folder } = await leftBehind('ledger.sqlite', 'ledger.sqlite-wal');
    truncateSync(`${path}-wal`, 100);
    const before = traceOf(folder);
    expect(() => SqliteOutbox.openReadOnly(path)).toThrow(NoLedgerError);
    expect(traceOf(folder)).toEqual(before);
  });

  it('is told when a run would have to mend it first', () => {
    const folder = temporaryFolder();
    const [path, other] = [join(folder, 'ledger.sqlite'), join(folder, 'other.sqlite')];
    const database = new DatabaseSync(other);
    database.exec('PRAGMA cache_size = 1; CREATE TABLE t (x); BEGIN');
    for (let row = 0; row < 100; row += 1) database.exec('INSERT INTO t VALUES (zeroblob(1000))');
    for (const ending of ['', '-journal']) copyFileSync(other + ending, path + ending);
    database.close();
    const before = traceOf(folder);
    expect(() => SqliteOutbox.openReadOnly(path)).toThrow(
      `${path}: a run is making this ledger, or was ended while it did: try again, and if it stays so, let the next run mend it`,
    );
    expect(traceOf(folder)).toEqual(before);
  });

  it.each([
    [
      'of a later version',
      'PRAGMA user_version = 3',
      'this ledger was written by a later version of Lastpatch',
    ],
    ['damaged', "UPDATE head SET watches = '['", 'it is damaged or is no ledger'],
  ])('is told when someone writes to it and it is %s', async (_, sql, sentence) => {
    const { folder, path, writer } = await written();
    const other = new DatabaseSync(path);
    other.exec(sql);
    other.close();
    const before = traceOf(folder);
    await expect(async () => SqliteOutbox.openReadOnly(path).head()).rejects.toThrow(`${path}: ${sentence}`);
    expect(traceOf(folder)).toEqual(before);
    writer.close();
  });

  it.each(['-wal', ''])(
    'is told when its file%s may not be read, though someone writes to it',
    async (ending) => {
      const { path, writer } = await written();
      chmodSync(path + ending, 0o000);
      await asOrdinaryUser(() => {
        expect(() => SqliteOutbox.openReadOnly(path)).toThrow(`${path + ending}: permission denied`);
      });
      writer.close();
    },
  );

  it('is told when its folder may not be looked into', async () => {
    const { folder, path, writer } = await written();
    writer.close();
    chmodSync(folder, 0o000);
    await asOrdinaryUser(() => {
      expect(() => SqliteOutbox.openReadOnly(path)).toThrow(`${path}: permission denied`);
    });
  });

  it('is told when it goes away meanwhile', async () => {
    const { path, writer } = await written();
    writer.close();
    const reader = read(path);
    rmSync(path);
    await expect(reader.head()).rejects.toThrow(`${path}: there is no ledger here yet`);
  });

  it('is told when it may not be read', async () => {
    const { path, writer } = await written();
    writer.close();
    chmodSync(path, 0o000);
    await asOrdinaryUser(() => {
      expect(() => SqliteOutbox.openReadOnly(path)).toThrow(`${path}: permission denied`);
    });
  });

  it('has a name that means something else in an address', async () => {
    const folder = join(temporaryFolder(), 'a ?mode=rw#%41');
    const { path, writer } = await written(folder);
    writer.close();
    expect((await read(path).head())?.revision).toBe(1);
  });
});
