import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, productWith } from '@lastpatch/release-model/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  ACK,
  claimAt,
  claimNow,
  commitOf,
  HEAD,
  HELD,
  LEASE,
  messageOf,
  wholeLetter,
} from '../../testing/outbox-contract/samples.ts';
import { describeHandover } from '../../testing/outbox-contract/handover.ts';
import { describeOutbox } from '../../testing/outbox-contract.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

const COMMIT = commitOf({ letters: [{ letter: wholeLetter(), channels: ['folder'] }] });

/** As SQLite says that another is at it. */
const BUSY = Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 });

function newPath(): string {
  return join(temporaryFolder(), 'ledger.sqlite');
}

function open(path = newPath(), now?: () => number): SqliteOutbox {
  const outbox = SqliteOutbox.open(path, now);
  onTestFinished(() => {
    outbox.close();
  });
  return outbox;
}

/** What the file holds, to those who look into it. */
function rows(path: string, sql: string): readonly Readonly<Record<string, unknown>>[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

describeOutbox('the outbox in SQLite', (now) => open(newPath(), now));
describeHandover('the outbox in SQLite', open);

describe('an outbox in a file', () => {
  it('is made with the folders above it', async () => {
    const path = join(temporaryFolder(), 'some', 'where', 'ledger.sqlite');
    expect(await open(path).head()).toBeUndefined();
  });

  it('survives being closed and opened again', async () => {
    const path = newPath();
    const first = SqliteOutbox.open(path);
    await first.commit({
      ...COMMIT,
      letters: [...COMMIT.letters, { letter: wholeLetter({ id: 'other-1' }), channels: ['folder'] }],
    });
    const [delivery] = await first.openDeliveries();
    await first.claim(delivery!, claimAt(0));
    await first.settle(delivery!, 1, { state: 'sent', at: 5 });
    await first.accept(HELD);
    await first.acknowledge(ACK, HEAD.lastDay);
    await first.heartbeat({ day: calendarDate('2026-08-21'), at: 6 });
    first.close();

    const second = open(path);
    expect(await second.head()).toEqual({ ...HEAD, revision: 1 });
    expect(await second.openDeliveries()).toMatchObject([{ letter: { id: 'other-1' }, state: 'pending' }]);
    expect(await second.letter('platform-2')).toMatchObject({
      deliveries: [{ state: 'sent', settledAt: 5, message: messageOf() }],
    });
    expect(await second.accepted()).toEqual([HELD]);
    expect(await second.acks()).toEqual([ACK]);
    expect(await second.lastHeartbeat()).toEqual({ day: '2026-08-21', at: 6 });
    expect(await second.toldSince(calendarDate('2026-09-02'))).toMatchObject([{ count: 1 }]);
  });

  it('keeps a claim for its lease when the claimer has died', async () => {
    const path = newPath();
    const first = SqliteOutbox.open(path);
    await first.commit(COMMIT);
    const [delivery] = await first.openDeliveries();
    await first.claim(delivery!, claimAt(0));
    first.close();

    const second = open(path);
    expect(await claimNow(second, delivery!, claimAt(LEASE))).toBeUndefined();
    expect(await claimNow(second, delivery!, claimAt(LEASE + 1))).toBe(2);
  });

  it('shows one what another has committed', async () => {
    const path = newPath();
    const [first, second] = [open(path), open(path)];
    await first.commit(COMMIT);
    expect((await second.head())?.revision).toBe(1);
    await expect(second.commit(COMMIT)).rejects.toThrow('Another run has committed');
    const [delivery] = await second.openDeliveries();
    expect(await second.claim(delivery!, claimAt(0))).toBe(1);
    expect(await first.claim(delivery!, claimAt(0))).toBeUndefined();
    await first.cancel(delivery!, { why: 'gone', at: 1 });
    await second.settle(delivery!, 1, { state: 'sent', at: 1 });
    expect(await first.openDeliveries()).toEqual([]);
  });

  it('keeps one catalog only, however many were committed', async () => {
    const path = newPath();
    const outbox = open(path);
    for (const [after, day] of ['2026-08-21', '2026-08-22', '2026-08-23'].entries()) {
      const catalog = catalogWith(productWith({ asOf: calendarDate(day) }));
      await outbox.commit(commitOf({ after, head: { lastDay: calendarDate(day), catalog } }));
    }
    expect(rows(path, 'SELECT count(*) AS n FROM catalog')).toEqual([{ n: 1 }]);
  });

  it('goes by the clock of the machine unless it is given one', async () => {
    const outbox = open();
    await outbox.commit(commitOf({ letters: [{ letter: wholeLetter(), channels: ['a', 'b'] }] }));
    const [a, b] = await outbox.openDeliveries();
    await outbox.claim(a!, { now: Date.now(), leaseMs: 600_000, message: messageOf() });
    await outbox.claim(b!, { now: 0, leaseMs: 600_000, message: messageOf() });
    await outbox.resend('platform-2');
    expect(await outbox.openDeliveries()).toMatchObject([{ state: 'claimed' }, { state: 'pending' }]);
  });

  it('writes ordinary texts as they are, for those who look into it with other tools', async () => {
    const path = newPath();
    await open(path).commit(COMMIT);
    expect(rows(path, 'SELECT id, watch, kind, day FROM letter')).toEqual([
      { id: 'platform-2', watch: 'platform', kind: 'news', day: '2026-09-02' },
    ]);
    const { id } = wholeLetter().notices[0]!;
    expect(rows(path, 'SELECT id FROM notice')).toEqual([{ id }]);
  });

  it('is written with a log ahead, and to the disk before a commit counts', () => {
    const said: unknown[] = [];
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      exec.call(this, sql);
      if (!sql.startsWith('PRAGMA journal_mode')) return;
      for (const name of ['journal_mode', 'synchronous', 'busy_timeout', 'foreign_keys']) {
        said.push(Object.values(this.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
      }
    });
    open();
    expect(said).toEqual(['wal', 2, 10_000, 1]);
  });

  it('never goes through all that was ever sent, but for what is asked about the past', async () => {
    const path = newPath();
    const asked = new Set<string>();
    const prepare = Reflect.get<DatabaseSync, 'prepare'>(DatabaseSync.prototype, 'prepare');
    const outbox = open(path);
    const watched = vi.spyOn(DatabaseSync.prototype, 'prepare');
    watched.mockImplementation(function (this: DatabaseSync, sql) {
      asked.add(sql);
      return prepare.call(this, sql);
    });
    await outbox.head();
    await outbox.commit(COMMIT);
    const [delivery] = await outbox.openDeliveries();
    await outbox.claim(delivery!, claimAt(0));
    await outbox.settle(delivery!, 1, { state: 'sent', at: 1 });
    await outbox.cancel(delivery!, { why: 'gone', at: 1 });
    await outbox.toldSince(calendarDate('2026-01-01'));
    await outbox.letter('platform-2');
    await outbox.lettersWith('a');
    await outbox.resend('platform-2');
    const [anew] = await outbox.openDeliveries();
    expect(await outbox.handOn(anew!, { to: ['mail'], why: 'gone', at: 2 })).toEqual(['mail']);
    watched.mockRestore();

    const steps = [...asked].flatMap((sql) => rows(path, `EXPLAIN QUERY PLAN ${sql}`));
    const scans = steps.map(({ detail }) => String(detail)).filter((step) => step.startsWith('SCAN'));
    expect(asked.size).toBeGreaterThan(12);
    expect(new Set(scans)).toEqual(
      // There is one head, and one catalog once a commit is over.
      new Set(['SCAN head', 'SCAN catalog', 'SCAN delivery USING INDEX open_delivery']),
    );
  });

  it('can be made by two at once', async () => {
    const path = newPath();
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

  it('is made when another is making it at that moment, however often', async () => {
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    let refusals = 3;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      if (sql.startsWith('PRAGMA journal_mode') && refusals-- > 0) throw BUSY;
      exec.call(this, sql);
    });
    expect(await open().commit(COMMIT)).toBe(1);
  });

  it('is given up when another does not come to an end with making it', () => {
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 4000));
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      if (sql.startsWith('PRAGMA journal_mode')) throw BUSY;
      exec.call(this, sql);
    });
    expect(() => open()).toThrow('another process has kept the ledger to itself for 10 seconds');
  });

  it('can be in memory alone', async () => {
    const outbox = open(':memory:');
    expect(await outbox.commit(COMMIT)).toBe(1);
    expect(await outbox.openDeliveries()).toHaveLength(1);
  });
});
