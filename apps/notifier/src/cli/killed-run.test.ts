import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { addDays, calendarDate, type CalendarDate } from '@lastpatch/release-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openstackCatalog } from '../../testing/catalog-files.ts';
import { type Finished, lastpatchIn } from '../../testing/lastpatch-process.ts';
import { SERIES_STATUS } from '../../testing/openstack-files.ts';
import { SqliteOutbox } from '../adapters/sqlite-outbox.ts';
import type { Message } from '../daily-check/message.ts';
import type { Delivery } from '../daily-check/ports.ts';
import { ledgerPath } from './open-ledger.ts';

const FAULTY_RUN = fileURLToPath(new URL('../../testing/faulty-run.ts', import.meta.url));
const MINUTE = 60_000;
const FIRST = calendarDate('2026-08-21');
/** The day on which Epoxy's end of maintenance moves to 7 days ahead: news, and urgent news. */
const NEWS = calendarDate('2026-09-22');
const MOVED = SERIES_STATUS.replace('date: 2026-10-02', 'date: 2026-09-29');

/** Each a call that a run makes, in its order; the process is killed just before or just after it. */
const STEPS = [
  'head',
  'toldSince',
  'accepted',
  'commit',
  'openDeliveries',
  'claim',
  'publish folder',
  'publish folder-urgent',
  'settle',
  'heartbeat',
];
const POINTS = STEPS.flatMap((step) => [`before ${step}`, `after ${step}`]);

/** Where the channel may have the message while the ledger does not know it. */
const MAY_BE_OUT = /^(after claim|(before|after) publish|before settle)/;
const HAS_TAKEN_IT = /^(after publish|before settle)/;

type Published = Message & { readonly channel: string };

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lastpatch-killed-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An installation that has had its first run, and of which copies are made. */
class Installation {
  static #welcomed: string;
  readonly folder = newFolder();

  static async prepare(): Promise<void> {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'lastpatch.yaml'),
      'watches:\n  - { id: platform, follow: { openstack: [epoxy, gazpacho] }, digest: off }\n',
    );
    writeFileSync(join(folder, `${FIRST}.json`), encodeCatalog(await openstackCatalog(FIRST)));
    for (const day of [NEWS, addDays(NEWS, 1), addDays(NEWS, 3)])
      writeFileSync(join(folder, `${day}.json`), encodeCatalog(await openstackCatalog(day, MOVED)));
    Installation.#welcomed = folder;
    const { status, stderr } = await lastpatchIn(folder, [
      'run',
      '--on',
      FIRST,
      '--catalog',
      `${FIRST}.json`,
    ]);
    if (status !== 0) throw new Error(stderr);
  }

  constructor() {
    cpSync(Installation.#welcomed, this.folder, { recursive: true });
  }

  /** A run of a day, whose source was read on that day. */
  run(day: CalendarDate, env: Readonly<Record<string, string>> = {}): Promise<Finished> {
    return lastpatchIn(this.folder, ['run', '--on', day, '--catalog', `${day}.json`], {
      node: ['--import', FAULTY_RUN],
      env: { PUBLISH_LOG: this.#log, ...env },
    });
  }

  /** What the channels took, in order. */
  published(): Published[] {
    if (!existsSync(this.#log)) return [];
    return readFileSync(this.#log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Published);
  }

  /** How far each letter has come on each channel. */
  async deliveries(): Promise<readonly Delivery[]> {
    const ledger = SqliteOutbox.openReadOnly(ledgerPath(join(this.folder, '.lastpatch')));
    const entries = await ledger.letters(100);
    ledger.close();
    return entries.flatMap(({ deliveries }) => deliveries);
  }

  get #log(): string {
    return join(this.folder, 'published.jsonl');
  }
}

/** Which facts were told on which channel, each as often as it was. */
function told(published: readonly Published[]): string[] {
  return published
    .flatMap(({ channel, json }) =>
      (JSON.parse(json) as { notices: { id: string }[] }).notices.map(({ id }) => `${channel} ${id}`),
    )
    .sort();
}

beforeAll(() => Installation.prepare());

describe.each([
  ['the same day', NEWS],
  ['three days later', addDays(NEWS, 3)],
])('a run that is killed, and another %s', (_, nextDay) => {
  let expected: string[];
  beforeAll(async () => {
    const unbroken = new Installation();
    await unbroken.run(NEWS);
    await unbroken.run(nextDay);
    expected = told(unbroken.published());
    // News, and what is urgent of it.
    expect(expected).toHaveLength(2);
  });

  it.concurrent.each(POINTS)('%s tells what an unbroken run tells, once', async (point) => {
    const broken = new Installation();
    const killed = await broken.run(NEWS, { KILLED_AT: point });
    expect(killed.signal).toBe('SIGKILL');
    // By then the lease of what the killed run had claimed has ended.
    const next = await broken.run(nextDay, { CLOCK_AHEAD_MS: String(5 * MINUTE) });
    expect(next).toMatchObject({ status: 0, stderr: '' });

    const published = broken.published();
    const copies = published.filter(
      (message, index) =>
        published.findIndex(
          ({ letter, channel }) => letter === message.letter && channel === message.channel,
        ) < index,
    );
    expect(copies.length).toBe(HAS_TAKEN_IT.test(point) ? 1 : 0);
    for (const copy of copies) {
      const first = published.find(
        ({ letter, channel }) => letter === copy.letter && channel === copy.channel,
      );
      expect(copy).toEqual(first);
    }
    expect(told(published.filter((message) => !copies.includes(message)))).toEqual(expected);
    const deliveries = await broken.deliveries();
    expect(deliveries.some(({ isResent }) => isResent)).toBe(MAY_BE_OUT.test(point));
    expect(deliveries.filter(({ state }) => state !== 'sent' && state !== 'cancelled')).toEqual([]);

    // And nothing more on the day after, nor ever again.
    await broken.run(nextDay, { CLOCK_AHEAD_MS: String(10 * MINUTE) });
    expect(broken.published()).toEqual(published);
  });
});
