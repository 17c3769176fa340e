import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { traceOf } from '../../testing/folder-files.ts';
import { ACK, commitOf, HEAD, READ_SOURCE, wholeLetter } from '../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

const NEWS = [{ about: 'held openstack@3f2a91c07d5e', on: HEAD.lastDay }];

const LETTERS = [{ letter: wholeLetter(), channels: ['folder'] }];

/** What versions of Lastpatch that knew of no news for operators, of no acks, or of no sources either, have left. */
const EARLIER = {
  'no news': 'DROP TABLE open_news',
  'no news and no acks': 'DROP TABLE open_news; DROP TABLE ack',
  'no news, no acks and no sources':
    'DROP TABLE open_news; DROP TABLE ack; ALTER TABLE head DROP COLUMN sources',
};

/** A ledger of schema version 2, as an earlier version of Lastpatch left it. */
async function earlier(without: keyof typeof EARLIER): Promise<{ folder: string; path: string }> {
  const folder = temporaryFolder();
  const path = join(folder, 'ledger.sqlite');
  const outbox = SqliteOutbox.open(path);
  await outbox.commit(commitOf({ head: { sources: [READ_SOURCE] }, letters: LETTERS }));
  outbox.close();
  const database = new DatabaseSync(path);
  database.exec(EARLIER[without]);
  database.close();
  return { folder, path };
}

function open(path: string): SqliteOutbox {
  const outbox = SqliteOutbox.open(path);
  onTestFinished(() => {
    outbox.close();
  });
  return outbox;
}

const EACH = Object.keys(EARLIER) as (keyof typeof EARLIER)[];

describe.each(EACH)('a ledger of an earlier version of Lastpatch, with %s', (without) => {
  it('is read as it is, without a trace: nothing is muted', async () => {
    const { folder, path } = await earlier(without);
    const before = traceOf(folder);
    const reader = SqliteOutbox.openReadOnly(path);
    expect(await reader.acks()).toEqual([]);
    expect(await reader.head()).toMatchObject({ revision: 1 });
    reader.close();
    expect(traceOf(folder)).toEqual(before);
  });

  it('is read while someone writes to it, too', async () => {
    const { path } = await earlier(without);
    const database = new DatabaseSync(path);
    database.exec("UPDATE delivery SET state = 'refused', why = 'no'");
    const reader = SqliteOutbox.openReadOnly(path);
    expect(await reader.acks()).toEqual([]);
    expect(await reader.openDeliveries()).toMatchObject([{ state: 'refused' }]);
    database.close();
  });

  it('is brought up to date by whoever writes, and keeps all that it has', async () => {
    const { path } = await earlier(without);
    const outbox = open(path);
    await outbox.acknowledge(ACK, HEAD.lastDay);
    expect(await outbox.acks()).toEqual([ACK]);
    expect(await outbox.head()).toMatchObject({ ...HEAD, revision: 1 });
    expect(await outbox.openDeliveries()).toMatchObject([{ letter: LETTERS[0]?.letter, state: 'pending' }]);
    await outbox.commit(commitOf({ after: 1, head: { sources: [READ_SOURCE], news: NEWS } }));
    expect(await outbox.head()).toMatchObject({ sources: [READ_SOURCE], news: NEWS });
    const another = open(path);
    expect(await another.acks()).toEqual([ACK]);
  });

  it('is brought up to date once, when two come at once', async () => {
    const { path } = await earlier(without);
    const [first, second] = [open(path), open(path)];
    await first.acknowledge(ACK, HEAD.lastDay);
    await second.acknowledge({ ...ACK, environment: 'lab' }, HEAD.lastDay);
    expect(await first.acks()).toEqual([{ ...ACK, environment: 'lab' }, ACK]);
  });
});

it('what an earlier version has committed since has no news', async () => {
  const path = join(temporaryFolder(), 'ledger.sqlite');
  const outbox = open(path);
  await outbox.commit(commitOf({ head: { news: NEWS } }));
  const database = new DatabaseSync(path);
  database.exec('UPDATE head SET revision = 2');
  database.close();
  expect(await outbox.head()).not.toHaveProperty('news');
});
