import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { traceOf } from '../../testing/folder-files.ts';
import { commitOf, HEAD, HELD, wholeLetter } from '../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { VERSION_1_SCHEMA } from '../../testing/version-1-schema.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
const KILLED_AT_SQL = fileURLToPath(new URL('../../testing/killed-at-sql.ts', import.meta.url));

const IMPORTS = `
  import { appendFileSync } from 'node:fs';
  import { calendarDate } from '@lastpatch/release-model';
  import { SqliteOutbox } from './src/adapters/sqlite-outbox.ts';
  import { commitOf, HELD, messageOf, wholeLetter } from './testing/outbox-contract/samples.ts';
  const [, path, ...args] = process.argv;
  const outbox = SqliteOutbox.open(path);
`;

/** A run: two letters are committed unless they are there, and delivered. What goes out is written beside the ledger. */
const RUN = `${IMPORTS}
  const now = Number(args[0]);
  if ((await outbox.head()) === undefined) {
    await outbox.accept(HELD);
    const letters = ['a', 'b'].map((id) => ({ letter: wholeLetter({ id }), channels: ['folder'] }));
    await outbox.commit(commitOf({ letters, taken: [HELD.source] })).catch((error) => {
      if (error.code !== 'HEAD_MOVED') throw error;
    });
  }
  for (const delivery of await outbox.openDeliveries()) {
    const attempt = await outbox.claim(delivery, { now, leaseMs: 1000, message: messageOf() });
    if (attempt === undefined) continue;
    appendFileSync(path + '-out', delivery.letter.id + '\\n');
    await outbox.settle(delivery, attempt, { state: 'sent', at: now });
  }
  await outbox.heartbeat({ day: calendarDate('2026-08-21'), at: now });
`;

/** Hands the first letter on that is open. */
const HAND_ON = `${IMPORTS}
  const [delivery] = await outbox.openDeliveries();
  await outbox.handOn(delivery, { to: ['mail', 'chat'], why: 'gone', at: 0 });
`;

/** Commits for ever, and says each revision when it has it. */
const COMMIT_FOR_EVER = `${IMPORTS}
  for (let after = 0; ; after += 1) {
    const letters = [0, 1, 2].map((letter) => {
      return { letter: wholeLetter({ id: after + 1 + ' ' + letter }), channels: ['folder', 'mail'] };
    });
    await outbox.commit(commitOf({ after, letters }));
    process.stdout.write(after + 1 + '\\n');
  }
`;

/** The same, with rests: each look takes longer the more there is, and must not fall behind for ever. */
const COMMIT_AT_LEISURE = COMMIT_FOR_EVER.replace(
  'process.stdout.write',
  'await new Promise((resolve) => setTimeout(resolve, 20));\n    process.stdout.write',
);

interface ProgramOptions {
  readonly args?: readonly string[];
  /** The statement at which it is killed, and which one of those. */
  readonly killedAt?: readonly [sql: string, time: number];
}

/** Starts a program in a process of its own. */
function start(program: string, path: string, { args = [], killedAt }: ProgramOptions = {}): ChildProcess {
  const preload = killedAt === undefined ? [] : ['--import', KILLED_AT_SQL];
  const env = killedAt && { KILLED_AT_SQL: killedAt[0], KILLED_AT_TIME: String(killedAt[1]) };
  const node = ['--disable-warning=ExperimentalWarning', ...preload, '--input-type=module', '-e', program];
  return spawn(process.execPath, [...node, path, ...args], {
    cwd: HERE,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** By what a process ends: its status, or the signal that killed it. */
function end(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve(signal ?? status);
    });
  });
}

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

/** The ids of the letters that went out. */
function sent(path: string): readonly string[] {
  return existsSync(`${path}-out`) ? readFileSync(`${path}-out`, 'utf8').trimEnd().split('\n') : [];
}

/** What a run that was killed has left. */
interface Left {
  readonly isCommitted: boolean;
  /** Of the deliveries of the two letters. */
  readonly states: readonly string[];
  readonly sent: readonly string[];
}

const NOTHING: Left = { isCommitted: false, states: [], sent: [] };

function committed(states: readonly string[], ...ids: readonly string[]): Left {
  return { isCommitted: true, states, sent: ids };
}

describe('a run that is killed', () => {
  it.each([
    ['before it makes the ledger', 'BEGIN IMMEDIATE', 1, NOTHING],
    ['while it makes the ledger', 'CREATE TABLE', 1, NOTHING],
    ['before it has made the ledger', 'COMMIT', 1, NOTHING],
    ['before it writes the catalog', 'INSERT OR IGNORE INTO catalog', 1, NOTHING],
    ['before it writes the head', 'INSERT OR REPLACE INTO head', 1, NOTHING],
    ['after it has written the head', 'DELETE FROM catalog', 1, NOTHING],
    ['before it writes a letter', 'INSERT INTO letter', 1, NOTHING],
    ['before it writes the last letter', 'INSERT INTO letter', 2, NOTHING],
    ['before it writes what that tells', 'INSERT OR IGNORE INTO notice', 2, NOTHING],
    ['before it writes where that goes', 'INSERT INTO delivery', 2, NOTHING],
    ['before it counts what it tells', 'INSERT INTO told', 1, NOTHING],
    ['before it ends what was let through', 'DELETE FROM accepted', 1, NOTHING],
    ['before it commits', 'COMMIT', 3, NOTHING],
    ['after it has committed', 'SELECT json', 1, committed(['pending', 'pending'])],
    ['before it claims', "UPDATE delivery SET state = 'claimed'", 1, committed(['pending', 'pending'])],
    ['before its claim is committed', 'COMMIT', 4, committed(['pending', 'pending'])],
    ['before it settles', 'UPDATE delivery SET state = ?', 1, committed(['claimed', 'pending'], 'a')],
    ['before its settling is committed', 'COMMIT', 5, committed(['claimed', 'pending'], 'a')],
    [
      'before the second claim',
      "UPDATE delivery SET state = 'claimed'",
      2,
      committed(['sent', 'pending'], 'a'),
    ],
    ['before the last settling is committed', 'COMMIT', 7, committed(['sent', 'claimed'], 'a', 'b')],
    ['before its heartbeat', 'INSERT OR REPLACE INTO heartbeat', 1, committed(['sent', 'sent'], 'a', 'b')],
    ['before its heartbeat is committed', 'COMMIT', 8, committed(['sent', 'sent'], 'a', 'b')],
  ])('%s loses nothing that was committed, and keeps nothing that was not', async (_, sql, time, left) => {
    const path = newPath();
    expect(await end(start(RUN, path, { args: ['0'], killedAt: [sql, time] }))).toBe('SIGKILL');

    const outbox = SqliteOutbox.open(path);
    const letters = (await outbox.letters(10)).toReversed();
    expect(await outbox.head()).toEqual(left.isCommitted ? { ...HEAD, revision: 1 } : undefined);
    expect(letters.map(({ letter }) => letter)).toEqual(
      left.isCommitted ? ['a', 'b'].map((id) => wholeLetter({ id })) : [],
    );
    expect(letters.flatMap(({ deliveries }) => deliveries.map(({ state }) => state))).toEqual(left.states);
    expect(await outbox.toldSince(calendarDate('2026-01-01'))).toHaveLength(left.isCommitted ? 1 : 0);
    expect(await outbox.lettersWith(wholeLetter().notices[0]!.id)).toHaveLength(letters.length);
    if (left.isCommitted) expect(await outbox.accepted()).toEqual([]);
    expect(await outbox.lastHeartbeat()).toBeUndefined();
    expect(sent(path)).toEqual(left.sent);
    outbox.close();

    // The lease of the dead one is over. What it was at may have gone out, and goes out once more.
    expect(await end(start(RUN, path, { args: ['2000'] }))).toBe(0);
    const healed = open(path);
    expect(await healed.head()).toEqual({ ...HEAD, revision: 1 });
    expect(await healed.openDeliveries()).toEqual([]);
    expect(await healed.accepted()).toEqual([]);
    expect((await healed.lastHeartbeat())?.at).toBe(2000);
    const again = ['a', 'b'].filter((__, index) => left.states[index] !== 'sent');
    expect(sent(path)).toEqual([...left.sent, ...again]);
  });

  it('after a change was let through still has it to take', async () => {
    const path = newPath();
    const killedAt = ['INSERT OR REPLACE INTO head', 1] as const;
    expect(await end(start(RUN, path, { args: ['0'], killedAt }))).toBe('SIGKILL');
    expect(await open(path).accepted()).toEqual([HELD]);
  });

  it.each([
    ['UPDATE delivery', 1],
    ['INSERT INTO delivery', 1],
    ['COMMIT', 1],
  ])('while it hands a letter on, at %s, has not begun to', async (sql, time) => {
    const path = newPath();
    const outbox = open(path);
    await outbox.commit(commitOf({ letters: [{ letter: wholeLetter(), channels: ['folder'] }] }));
    const before = await outbox.letters(1);
    expect(await end(start(HAND_ON, path, { killedAt: [sql, time] }))).toBe('SIGKILL');
    expect(await outbox.letters(1)).toEqual(before);
    expect(await end(start(HAND_ON, path))).toBe(0);
    expect(await outbox.openDeliveries()).toMatchObject([{ channel: 'mail' }, { channel: 'chat' }]);
  });

  it('leaves a log, from which the next one brings back all that was committed', async () => {
    const path = newPath();
    const killedAt = ['SELECT json', 1] as const;
    expect(await end(start(RUN, path, { args: ['0'], killedAt }))).toBe('SIGKILL');
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);

    const reader = SqliteOutbox.openReadOnly(path);
    expect((await reader.head())?.revision).toBe(1);
    reader.close();
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);

    const outbox = SqliteOutbox.open(path);
    expect((await outbox.head())?.revision).toBe(1);
    outbox.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect((await open(path).head())?.revision).toBe(1);
  });

  it('while the power goes leaves what was committed before the log was cut off', async () => {
    const path = newPath();
    const killedAt = ['UPDATE delivery SET state = ?', 1] as const;
    expect(await end(start(RUN, path, { args: ['0'], killedAt }))).toBe('SIGKILL');
    // The claim was the last to be written.
    truncateSync(`${path}-wal`, statSync(`${path}-wal`).size - 100);
    const outbox = open(path);
    expect((await outbox.head())?.revision).toBe(1);
    expect(await outbox.openDeliveries()).toMatchObject([
      { state: 'pending', attempts: 0 },
      { state: 'pending', attempts: 0 },
    ]);
  });

  it('at any moment leaves whole commits', async () => {
    const path = newPath();
    for (const commits of [1, 4, 9]) {
      const file = `${path}-${commits}`;
      const child = start(COMMIT_FOR_EVER, file);
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.split('\n').length > commits) child.kill('SIGKILL');
      });
      expect(await end(child)).toBe('SIGKILL');
      const last = Number(said.trimEnd().split('\n').at(-1));
      const outbox = open(file);
      const revision = (await outbox.head())?.revision ?? 0;
      expect(revision).toBeGreaterThanOrEqual(last);
      expect(await outbox.letters(Infinity)).toHaveLength(3 * revision);
      expect(await outbox.openDeliveries()).toHaveLength(6 * revision);
    }
  });
});

describe('a ledger of schema version 1', () => {
  it.each([
    ['DROP TABLE', 1],
    ['DROP TABLE', 4],
    ['CREATE TABLE', 1],
    ['INSERT INTO letter', 1],
    ['INSERT INTO told', 1],
    ['INSERT INTO delivery', 1],
    ['COMMIT', 1],
  ])('is whole when the first run of a later version is killed at %s, %d', async (sql, time) => {
    const path = newPath();
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA journal_mode = WAL; ${VERSION_1_SCHEMA}`);
    database
      .prepare("INSERT INTO letter VALUES ('platform-2', 2, 'platform', 'news', ?)")
      .run(JSON.stringify(wholeLetter()));
    database.exec("INSERT INTO delivery VALUES ('platform-2', 'folder', 'pending', 0, NULL, NULL)");
    database.close();
    expect(await end(start(RUN, path, { args: ['0'], killedAt: [sql, time] }))).toBe('SIGKILL');
    const left = new DatabaseSync(path, { readOnly: true });
    expect(left.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(left.prepare('SELECT state FROM delivery').all()).toEqual([{ state: 'pending' }]);
    left.close();
    const outbox = open(path);
    expect(await outbox.openDeliveries()).toMatchObject([{ letter: wholeLetter(), state: 'pending' }]);
  });
});

describe('several runs at once', () => {
  it('make one ledger and one commit, and send each letter once', async () => {
    const path = newPath();
    const runs = [1, 2, 3, 4].map(() => end(start(RUN, path, { args: ['0'] })));
    expect(await Promise.all(runs)).toEqual([0, 0, 0, 0]);
    const outbox = open(path);
    expect((await outbox.head())?.revision).toBe(1);
    expect(sent(path).toSorted()).toEqual(['a', 'b']);
    const entries = await outbox.letters(10);
    expect(entries.flatMap(({ deliveries }) => deliveries)).toMatchObject([
      { state: 'sent', attempts: 1 },
      { state: 'sent', attempts: 1 },
    ]);
  });
});

describe('a ledger that is only read while a run writes to it', () => {
  it('shows whole commits, each later than the one before, and does not hold the run up', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'ledger.sqlite');
    const child = start(COMMIT_AT_LEISURE, path);
    const ended = end(child);
    const said = (): Promise<number> =>
      new Promise((resolve) =>
        child.stdout?.once('data', (chunk: Buffer) => resolve(parseInt(String(chunk)))),
      );
    await said();
    const reader = SqliteOutbox.openReadOnly(path);
    const seen: number[] = [];
    for (let look = 0; look < 20; look += 1) {
      const letters = (await reader.letters(Infinity)).length;
      expect(letters % 3).toBe(0);
      const deliveries = (await reader.openDeliveries()).length;
      expect(deliveries % 6).toBe(0);
      seen.push(letters / 3, deliveries / 6, (await reader.head())?.revision ?? 0);
      await said();
    }
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThanOrEqual(20);
    const before = traceOf(folder);
    const last = (await reader.head())?.revision ?? 0;
    expect(await reader.letters(Infinity)).toHaveLength(3 * last);
    reader.close();
    expect(traceOf(folder)).toEqual(before);
    expect((await open(path).head())?.revision).toBe(last);
  });
});
