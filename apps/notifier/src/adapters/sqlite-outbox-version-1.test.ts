import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { traceOf } from '../../testing/folder-files.ts';
import {
  ACK,
  CATALOG,
  claimAt,
  commitOf,
  HEAD,
  LATER_CATALOG,
  messageOf,
  wholeLetter,
} from '../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { VERSION_1_SCHEMA } from '../../testing/version-1-schema.ts';
import { LocationFailure } from './file-failure.ts';
import { hashOf } from './sqlite-rows.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

/** A letter as version 1 wrote it. */
interface Letter1 {
  readonly id: string;
  readonly watch: string;
  readonly kind: string;
  readonly revision: number;
  readonly [part: string]: unknown;
}

function letter1(parts: Partial<Letter1> = {}): Letter1 {
  return {
    id: 'platform-2',
    watch: 'platform',
    watchTitle: 'Platform team',
    kind: 'news',
    on: '2026-09-02',
    revision: 2,
    follows: 'openstack (supported releases)',
    tells: { releases: true, ends: true },
    reminders: [180, 90, 30, 7, 1],
    notices: [notice1()],
    standings: [],
    sources: [
      { title: 'Ubuntu', asOf: '2026-08-01' },
      { title: 'OpenStack', asOf: '2026-09-01' },
    ],
    ...parts,
  };
}

function notice1(parts: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: 'openstack/epoxy/reminder/unmaintained/2026-10-02/30',
    kind: 'reminder',
    product: 'openstack',
    productTitle: 'OpenStack',
    release: '2025.1',
    releaseTitle: '2025.1 Epoxy',
    link: 'https://releases.openstack.org/epoxy/',
    phase: 'unmaintained',
    on: '2026-09-02',
    date: '2026-10-02',
    basis: 'scheduled',
    step: 30,
    concernsSupported: true,
    ...parts,
  };
}

/** A row of version 1's table of deliveries: its letter's id, its channel, its state, its attempts, its lease, why. */
type Delivery1 = readonly [string, string, string, number, number | null, string | null];

interface Parts1 {
  readonly folder?: string;
  readonly letters?: readonly Letter1[];
  readonly deliveries?: readonly Delivery1[];
  readonly hasHead?: boolean;
}

/** The path of a ledger of version 1. */
function version1({
  folder = temporaryFolder(),
  letters = [letter1()],
  deliveries = [],
  hasHead = true,
}: Parts1 = {}): string {
  const path = join(folder, 'ledger.sqlite');
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; ${VERSION_1_SCHEMA}`);
  if (hasHead) {
    const text = encodeCatalog(CATALOG);
    database.prepare('INSERT INTO catalog VALUES (?, ?)').run(hashOf(text), text);
    database.prepare("INSERT INTO head VALUES (1, 7, '2026-09-02', ?)").run(hashOf(text));
  }
  for (const letter of letters) {
    database
      .prepare('INSERT INTO letter VALUES (?, ?, ?, ?, ?)')
      .run(letter.id, letter.revision, letter.watch, letter.kind, JSON.stringify(letter));
  }
  for (const delivery of deliveries) {
    database.prepare('INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?)').run(...delivery);
  }
  database.close();
  return path;
}

function open(path: string): SqliteOutbox {
  const outbox = SqliteOutbox.open(path);
  onTestFinished(() => {
    outbox.close();
  });
  return outbox;
}

/** The version and the letters that a file holds. */
function holds(path: string): readonly unknown[] {
  const database = new DatabaseSync(path);
  try {
    return [
      database.prepare('PRAGMA user_version').get(),
      database.prepare('SELECT id, json FROM letter ORDER BY rowid').all(),
      database.prepare('SELECT count(*) AS n FROM delivery').get(),
    ];
  } finally {
    database.close();
  }
}

describe('a ledger of schema version 1 is brought up to date', () => {
  it('with its head; its watches are those that had a welcome', async () => {
    const path = version1({
      letters: [
        letter1({ id: 'storage-1', watch: 'storage', kind: 'welcome', revision: 1, notices: [] }),
        letter1({ id: 'platform-1', kind: 'welcome', revision: 1, notices: [] }),
        letter1({ id: 'never welcomed-2', watch: 'never welcomed' }),
        letter1({ id: 'storage-5', watch: 'storage', kind: 'welcome', revision: 5, notices: [] }),
      ],
    });
    expect(await open(path).head()).toEqual({
      revision: 7,
      lastDay: '2026-09-02',
      catalog: CATALOG,
      watches: [
        { id: 'storage', since: 1 },
        { id: 'platform', since: 1 },
      ],
      held: [],
    });
  });

  it('without one, when no run had come to its end', async () => {
    const outbox = open(version1({ letters: [], hasHead: false }));
    expect(await outbox.head()).toBeUndefined();
    expect(await outbox.commit(commitOf())).toBe(1);
  });

  it('with its letters as they are, in their order', async () => {
    const letters = ['z-1', 'a-2', 'm-3'].map((id, index) => letter1({ id, revision: index + 1 }));
    const path = version1({ letters });
    const [, before] = holds(path);
    const outbox = open(path);
    expect((await outbox.letters(10)).map(({ letter }) => letter.id)).toEqual(['m-3', 'a-2', 'z-1']);
    expect(holds(path)).toEqual([{ user_version: 2 }, before, { n: 0 }]);
  });

  it('and what its notices do not say is filled in', async () => {
    const notices = [
      notice1({ id: 'reminder' }),
      notice1({ id: 'due', kind: 'due' }),
      notice1({ id: 'entered', kind: 'entered', basis: 'declared', date: null }),
      notice1({ id: 'derived', kind: 'entered', basis: 'derived' }),
      notice1({ id: 'released', kind: 'released', basis: 'declared' }),
      notice1({ id: 'elsewhere', productTitle: 'Kubernetes', on: '2026-09-01' }),
    ];
    const letter = letter1({ notices, tells: undefined });
    const [entry] = await open(version1({ letters: [letter] })).letters(1);
    const filled = (
      [
        ['day', '2026-09-01'],
        ['day', '2026-09-01'],
        ['source', '2026-09-01'],
        ['day', '2026-09-01'],
        ['source', '2026-09-01'],
        ['day', '2026-09-01'],
      ] as const
    ).map(([cause, asOf], index) => ({ ...notices[index], cause, asOf, evidence: null }));
    expect(entry?.letter).toEqual({ ...letter, tells: { releases: true, ends: true }, notices: filled });
  });

  it('with its deliveries, each as far as it had come', async () => {
    const path = version1({
      letters: [letter1({ id: 'b-1' }), letter1({ id: 'a-2' })],
      deliveries: [
        ['b-1', 'sent', 'sent', 1, null, null],
        ['b-1', 'refused', 'refused', 3, null, 'it said "no"\nand \\ meant it'],
        ['a-2', 'unknown', 'unknown', 1, null, 'the reply was lost'],
        ['b-1', 'claimed', 'claimed', 2, 5000, null],
        ['a-2', 'pending', 'pending', 0, null, null],
      ],
    });
    const outbox = open(path);
    const rest = { isResent: false, leaseUntil: null, message: null, settledAt: null, why: null };
    const open1 = await outbox.openDeliveries();
    expect(open1.map(({ letter, ...delivery }) => ({ letter: letter.id, ...delivery }))).toEqual([
      { ...rest, letter: 'b-1', channel: 'claimed', state: 'claimed', attempts: 2, leaseUntil: 5000 },
      {
        ...rest,
        letter: 'b-1',
        channel: 'refused',
        state: 'refused',
        attempts: 3,
        why: 'it said "no"\nand \\ meant it',
      },
      { ...rest, letter: 'a-2', channel: 'pending', state: 'pending', attempts: 0 },
      {
        ...rest,
        letter: 'a-2',
        channel: 'unknown',
        state: 'unknown',
        attempts: 1,
        why: 'the reply was lost',
      },
    ]);
    expect((await outbox.letter('b-1'))?.deliveries.map(({ state }) => state)).toContain('sent');

    for (const delivery of open1) {
      const attempt = delivery.attempts + 1;
      expect(await outbox.claim(delivery, claimAt(5001))).toBe(attempt);
      await outbox.settle(delivery, attempt, { state: 'sent', at: 5002 });
    }
    expect(await outbox.openDeliveries()).toEqual([]);
  });

  it('and what it told counts, is found, and can be sent again', async () => {
    const path = version1({
      letters: [
        letter1({ id: 'platform-1', kind: 'welcome', revision: 1, on: '2026-08-21', notices: [] }),
        letter1({ id: 'platform-2', notices: [notice1({ id: 'a' }), notice1({ id: 'b' })] }),
        letter1({ id: 'storage-2', watch: 'storage', notices: [notice1({ id: 'b' })] }),
        letter1({ id: 'platform-3', revision: 3, on: '2026-09-03', notices: [notice1({ id: 'c' })] }),
      ],
      deliveries: [['platform-2', 'folder', 'sent', 1, null, null]],
    });
    const outbox = open(path);
    expect(await outbox.toldSince(calendarDate('2026-08-01'))).toEqual([
      { watch: 'platform', on: '2026-09-02', count: 2 },
      { watch: 'storage', on: '2026-09-02', count: 1 },
      { watch: 'platform', on: '2026-09-03', count: 1 },
    ]);
    expect((await outbox.lettersWith('b')).map(({ letter }) => letter.id)).toEqual([
      'platform-2',
      'storage-2',
    ]);
    await outbox.resend('platform-2');
    const [delivery] = await outbox.openDeliveries();
    expect(await outbox.claim(delivery!, claimAt(0))).toBe(2);
    await outbox.settle(delivery!, 2, { state: 'sent', at: 9 });
    expect(await outbox.letter('platform-2')).toMatchObject({
      deliveries: [{ state: 'sent', message: messageOf(), settledAt: 9 }],
    });
  });

  it('and goes on from there', async () => {
    const path = version1();
    const outbox = SqliteOutbox.open(path);
    const commit = commitOf({
      after: 7,
      head: { catalog: LATER_CATALOG },
      letters: [{ letter: wholeLetter({ id: 'platform-8' }), channels: ['folder'] }],
    });
    expect(await outbox.commit(commit)).toBe(8);
    outbox.close();
    expect((await open(path).letters(10)).map(({ letter }) => letter.id)).toEqual([
      'platform-8',
      'platform-2',
    ]);
  });

  it('and can be told what to mute', async () => {
    const path = version1();
    expect(await SqliteOutbox.openReadOnly(path).acks()).toEqual([]);
    const outbox = open(path);
    expect(await outbox.acks()).toEqual([]);
    await outbox.acknowledge(ACK, HEAD.lastDay);
    expect(await outbox.acks()).toEqual([ACK]);
  });

  it('once, when two come at once', async () => {
    const path = version1({ deliveries: [['platform-2', 'folder', 'pending', 0, null, null]] });
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    let hasRaced = false;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      if (!hasRaced && sql.startsWith('BEGIN IMMEDIATE')) {
        hasRaced = true;
        SqliteOutbox.open(path).close();
      }
      exec.call(this, sql);
    });
    const outbox = open(path);
    expect(hasRaced).toBe(true);
    expect(await outbox.openDeliveries()).toHaveLength(1);
    expect((await outbox.head())?.revision).toBe(7);
  });

  it('or stays as it is when the disk is full', async () => {
    const letters = Array.from({ length: 40 }, (_, index) => letter1({ id: `platform-${index}` }));
    const path = version1({ letters });
    const before = holds(path);
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    const narrow = vi.spyOn(DatabaseSync.prototype, 'exec');
    narrow.mockImplementation(function (this: DatabaseSync, sql) {
      exec.call(this, sql.startsWith('BEGIN') ? `PRAGMA max_page_count = 1; ${sql}` : sql);
    });
    expect(() => SqliteOutbox.open(path)).toThrow(
      new LocationFailure(`${path}: the disk is full: nothing was written; make space, then try again`),
    );
    narrow.mockRestore();
    expect(holds(path)).toEqual(before);
    expect(await open(path).letters(Infinity)).toHaveLength(40);
  });

  it('or stays as it is when a letter of it is damaged', () => {
    const path = version1({ letters: [letter1(), letter1({ id: 'b' })] });
    const database = new DatabaseSync(path);
    database.exec("UPDATE letter SET json = '{' WHERE id = 'b'");
    database.close();
    const before = holds(path);
    expect(() => SqliteOutbox.open(path)).toThrow(`${path}: it is damaged or is no ledger`);
    expect(holds(path)).toEqual(before);
  });

  it('or in memory alone when it is only to be read', async () => {
    const folder = temporaryFolder();
    const path = version1({
      folder,
      letters: [letter1({ id: 'platform-1', kind: 'welcome', revision: 1, notices: [] }), letter1()],
      deliveries: [['platform-2', 'folder', 'pending', 0, null, null]],
    });
    const before = traceOf(folder);
    const reader = SqliteOutbox.openReadOnly(path);
    const seen = [await reader.head(), await reader.letters(10), await reader.openDeliveries()];
    reader.close();
    expect(traceOf(folder)).toEqual(before);
    const outbox = open(path);
    expect(await outbox.letters(10)).toHaveLength(2);
    expect(seen).toEqual([await outbox.head(), await outbox.letters(10), await outbox.openDeliveries()]);
  });

  it('or is told as damaged when it is only to be read and a letter of it is', () => {
    const folder = temporaryFolder();
    const path = version1({ folder });
    const database = new DatabaseSync(path);
    database.exec("UPDATE letter SET json = '{'");
    database.close();
    const before = traceOf(folder);
    expect(() => SqliteOutbox.openReadOnly(path)).toThrow(
      `${path}: it is damaged or is no ledger: move it away to begin anew, or bring back a copy`,
    );
    expect(traceOf(folder)).toEqual(before);
  });
});
