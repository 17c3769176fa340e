import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import { addressLetters } from './address-letters.ts';
import type { Letter } from './letter.ts';
import { newestCatalog } from './newest-catalog.ts';
import { planNotices } from './plan-notices.ts';
import {
  type Channel,
  type DeliveryState,
  type Head,
  HeadMovedError,
  type Outbox,
  type Outcome,
} from './ports.ts';

/** What a run needs; the day and the time are handed in. */
export interface DailyCheck {
  readonly outbox: Outbox;
  readonly channels: readonly Channel[];
  readonly watches: readonly Watch[];
  /** The catalog as it was read for this run. */
  readonly catalog: Catalog;
  readonly today: CalendarDate;
  /** Milliseconds since the epoch, for leases. */
  readonly now: () => number;
  /** Show what would be told; record and send nothing. */
  readonly dryRun: boolean;
}

/** What became of one letter on one channel. */
export interface DeliveryReport {
  readonly letter: Letter;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly why?: string;
}

/** What a run did. */
export interface RunReport {
  readonly on: CalendarDate;
  readonly revision: number;
  /** The last day that had been planned before; undefined at the first run. */
  readonly lastDay: CalendarDate | undefined;
  /** What the run went by: of each product the newest reading. */
  readonly catalog: Catalog;
  /** Those of this run, in the order of the watches, and those left open by earlier ones. */
  readonly deliveries: readonly DeliveryReport[];
}

/** A claim ends with this, should its run die. */
const LEASE_MS = 5 * 60 * 1000;

/**
 * The daily check: plans what is due since the last run, commits facts and letters together, then delivers what is
 * committed, of this run or an earlier one. A day that was already planned plans nothing and only delivers.
 */
export async function runDailyCheck(check: DailyCheck): Promise<RunReport> {
  const head = await check.outbox.head();
  const catalog = head ? newestCatalog(head.catalog, check.catalog) : check.catalog;
  const letters = await planLetters({ ...check, catalog }, head);
  const report = { on: check.today, lastDay: head?.lastDay, catalog };
  if (check.dryRun) {
    const deliveries = letters.map((letter): DeliveryReport => ({
      letter,
      channel: 'none',
      state: 'pending',
      why: 'dry run',
    }));
    return { ...report, revision: head?.revision ?? 0, deliveries };
  }
  const revision = await commit({ ...check, catalog }, head, letters);
  return { ...report, revision, deliveries: await deliverAll(check) };
}

async function planLetters(
  { outbox, watches, catalog, today }: DailyCheck,
  head: Head | undefined,
): Promise<Letter[]> {
  if (head && today < head.lastDay) return [];
  const reminderDays = [...new Set(watches.flatMap(({ reminders }) => reminders))];
  const notices = head
    ? planNotices({ previous: head.catalog, current: catalog, since: head.lastDay, today, reminderDays })
    : [];
  const revision = (head?.revision ?? 0) + 1;
  return addressLetters({ watches, notices, catalog, today, revision, welcomed: await outbox.welcomed() });
}

async function commit(
  check: DailyCheck,
  head: Head | undefined,
  letters: readonly Letter[],
): Promise<number> {
  const { outbox, today, catalog, channels } = check;
  if (head && today < head.lastDay) return head.revision;
  if (head?.lastDay === today && letters.length === 0 && sameDays(head.catalog, catalog))
    return head.revision;
  try {
    return await outbox.commit({
      after: head?.revision ?? 0,
      day: today,
      catalog,
      letters,
      channels: channels.map(({ name }) => name),
    });
  } catch (error) {
    // The other run has planned this day; what it left open is delivered by either.
    if (error instanceof HeadMovedError) return (await outbox.head())?.revision ?? 0;
    throw error;
  }
}

/** Whether two catalogs know the same days of the same products: nothing new was read. */
function sameDays(a: Catalog, b: Catalog): boolean {
  const days = ({ products }: Catalog): string => products.map(({ key, asOf }) => `${key} ${asOf}`).join();
  return days(a) === days(b);
}

async function deliverAll({ outbox, channels, today, now }: DailyCheck): Promise<DeliveryReport[]> {
  const reports: DeliveryReport[] = [];
  for (const delivery of await outbox.openDeliveries()) {
    const { letter, channel: name } = delivery;
    const channel = channels.find((known) => known.name === name);
    if (!channel) {
      reports.push({
        letter,
        channel: name,
        state: delivery.state,
        why: `the channel ${name} is not set up`,
      });
      continue;
    }
    if (!(await outbox.claim(delivery, now(), LEASE_MS))) {
      reports.push({
        letter,
        channel: name,
        state: 'claimed',
        why: 'another run is sending it, or was until it died',
      });
      continue;
    }
    const outcome: Outcome = await channel.deliver(letter, today);
    await outbox.settle(delivery, outcome);
    reports.push({ letter, channel: name, ...outcome });
  }
  return reports;
}
