import { addDays, type CalendarDate } from '@lastpatch/release-model';
import type { Ack, FleetDeadline } from './ack.ts';

/** How long it is remembered that something was muted, in days after its end. */
const KEPT_DAYS = 90;

/** The last day on which a mute may have ended that is dropped when another is written. */
export function longOver(today: CalendarDate): CalendarDate {
  return addDays(today, -KEPT_DAYS);
}

/** The mutes with one more: it replaces an earlier one of the same deadline, and what is long over is dropped. */
export function withAck(acks: readonly Ack[], ack: Ack, today: CalendarDate): Ack[] {
  const kept = acks.filter((known) => known.until > longOver(today) && !isSameDeadline(known, ack));
  return inOrder([...kept, ack]);
}

/** A mute that ends on a day, unless it ends before. */
export function endedOn(ack: Ack, from: CalendarDate): Ack {
  return ack.until <= from ? ack : { ...ack, until: from };
}

/** Whether both are of one release in one environment. */
export function isSameDeadline(a: FleetDeadline, b: FleetDeadline): boolean {
  return a.environment === b.environment && a.product === b.product && a.release === b.release;
}

/** The mutes by environment, product and release, whatever they are kept in. */
export function inOrder(acks: readonly Ack[]): Ack[] {
  return acks.toSorted(
    (a, b) =>
      compare(a.environment, b.environment) || compare(a.product, b.product) || compare(a.release, b.release),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
