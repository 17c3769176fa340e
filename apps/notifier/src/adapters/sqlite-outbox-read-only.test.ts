import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesIn } from '../../testing/folder-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { claimAt, commitOf, HEAD, HELD, wholeLetter } from '../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { LocationFailure } from './file-failure.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

/** The path of a ledger with one letter, which is still written to. */
async function written(
  folder = temporaryFolder(),
): Promise<{ folder: string; path: string; writer: SqliteOutbox }> {
  const path = join(folder, 'ledger.sqlite');
  const writer = SqliteOutbox.open(path);
  await writer.commit(commitOf({ letters: [{ letter: wholeLetter(), channels: ['folder'] }] }));
  await writer.accept(HELD);
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
    await outbox.lastHeartbeat(),
  ];
}

describe('a ledger that is opened for reading only', () => {
  it('shows all that is there, and leaves no trace', async () => {
    const { folder, path, writer } = await written();
    const expected = await everything(writer);
    writer.close();
    const bytes = readFileSync(path);
    const reader = read(path);
    expect(await everything(reader)).toEqual(expected);
    expect(filesIn(folder)).toEqual(['ledger.sqlite']);
    reader.close();
    expect(filesIn(folder)).toEqual(['ledger.sqlite']);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('needs no permission to write, whether someone writes to it or not', async () => {
    const { folder, path, writer } = await written();
    const expected = await everything(writer);
    for (const file of filesIn(folder)) chmodSync(join(folder, file), 0o444);
    chmodSync(folder, 0o555);
    const asOther = (): Promise<readonly unknown[]> =>
      asOrdinaryUser(async () => {
        const reader = SqliteOutbox.openReadOnly(path);
        try {
          return await everything(reader);
        } finally {
          reader.close();
        }
      });
    expect(await asOther()).toEqual(expected);
    chmodSync(folder, 0o755);
    writer.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
    chmodSync(folder, 0o555);
    expect(await asOther()).toEqual(expected);
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
