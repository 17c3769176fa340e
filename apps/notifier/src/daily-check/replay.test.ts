import {
  addDays,
  calendarDate,
  type CalendarDate,
  type Catalog,
  type Product,
} from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { plainMessage } from '../../testing/recording-channel.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { replay } from './replay.ts';

const FIRST = calendarDate('2026-09-01');

/** A product with one release, which ends on a day. */
function product(name: string, asOf: CalendarDate, end: string): Product {
  const releases = [
    releaseWith('1.0', [declared('maintained', '2020-01-01'), scheduled('end-of-life', end)]),
  ];
  return productWith({ key: name, name, title: name, asOf, releases });
}

/** What is told of snapshots of one day after another. */
async function told(...snapshots: readonly Catalog[]): Promise<string[]> {
  const notices = replay({
    firstDay: FIRST,
    lastDay: addDays(FIRST, snapshots.length - 1),
    catalogOn: (day) =>
      Promise.resolve(snapshots[Math.round((Date.parse(day) - Date.parse(FIRST)) / 86_400_000)]!),
    outbox: new MemoryOutbox(),
    settlingDays: 14,
    reminders: [],
    render: plainMessage,
  });
  const lines: string[] = [];
  for await (const { on, kind, product: name, date } of notices)
    lines.push(`${on} ${kind} ${name} ${date ?? ''}`);
  return lines;
}

describe('a replay', () => {
  const [second, third] = [addDays(FIRST, 1), addDays(FIRST, 2)];

  it('follows a product also after a snapshot that lacks it', async () => {
    const lines = await told(
      catalogWith(product('debian', FIRST, '2028-01-01'), product('ubuntu', FIRST, '2028-01-01')),
      catalogWith(product('debian', second, '2028-01-01')),
      catalogWith(product('debian', third, '2028-01-01'), product('ubuntu', third, '2028-02-02')),
    );
    expect(lines).toEqual(['2026-09-03 moved ubuntu 2028-02-02']);
  });

  it('tells no history of a product that a later snapshot brings, and what happens to it from then on', async () => {
    const lines = await told(
      catalogWith(product('debian', FIRST, '2028-01-01')),
      catalogWith(product('debian', second, '2028-01-01'), product('ubuntu', second, '2026-09-02')),
      catalogWith(product('debian', third, '2028-01-01'), product('ubuntu', third, '2028-02-02')),
    );
    expect(lines).toEqual(['2026-09-03 moved ubuntu 2028-02-02']);
  });
});
