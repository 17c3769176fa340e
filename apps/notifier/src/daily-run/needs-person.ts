import { type CalendarDate, findProduct, type Product } from '@lastpatch/release-model';
import { LIVE_SOURCES, type LiveSource } from '@lastpatch/settings';
import type { Delivery, Head, Heartbeat, HeldReading } from '../daily-check/ports.ts';
import { heldOf } from './held-change.ts';
import { isStale } from './source-reports.ts';

/** What a ledger knows, without a run. */
export interface KnownToLedger {
  readonly head: Head | undefined;
  readonly beat: Heartbeat | undefined;
  readonly open: readonly Delivery[];
  /** Whether the settings have sources read anew by each run. */
  readonly isRefreshDaily: boolean;
  readonly today: CalendarDate;
}

/**
 * What will not come right by itself, whatever the next run does: letters that are refused, given up or left over, changes
 * that are held, and sources that are to be read anew and were not for more than a week. A sentence each, without a stop.
 */
export function needsPerson(known: KnownToLedger): string[] {
  const { head, beat, open } = known;
  return [
    ...open.flatMap((delivery) => stuckSaid(delivery, beat)),
    ...(head === undefined
      ? []
      : [
          ...head.held.map((change) => heldSaid(change, head)),
          ...LIVE_SOURCES.flatMap((source) => unreadSaid(source, head, known)),
        ]),
  ];
}

function heldSaid(change: HeldReading, { catalog }: Head): string {
  const { source, hash, since } = change;
  return `a change of ${heldOf(change, catalog)} is held since ${since}: "lastpatch accept ${source}@${hash}" lets it through`;
}

function stuckSaid(
  { letter, channel, state, isResent, attempts, why }: Delivery,
  beat: Heartbeat | undefined,
): string[] {
  const cause = why === null ? '' : `: ${why}`;
  if (state === 'refused') return [`letter ${letter.id} is refused (${channel})${cause}`];
  if (state === 'unknown' && isResent) {
    return [
      `letter ${letter.id} may not have arrived (${channel})${cause}: if it did not, send it again with "lastpatch ledger resend ${letter.id}", and if it did, say so with "lastpatch ledger arrived ${letter.id}"`,
    ];
  }
  // Who has a letter sent again waits for the next run.
  const isAnew = attempts > 0 && why === null;
  const isLeftOver = beat !== undefined && letter.on < beat.day;
  if (state !== 'pending' || isAnew || !isLeftOver) return [];
  return [`letter ${letter.id} of ${letter.on} has still not gone out (${channel})${cause}`];
}

/** Whoever never has a source read anew goes by the catalog that they have. */
function unreadSaid(source: LiveSource, head: Head, { isRefreshDaily, today }: KnownToLedger): string[] {
  const isReadAnew = isRefreshDaily || (head.sources ?? []).some((part) => part.source === source);
  const products = head.catalog.products.filter((product) => product.source === source);
  if (!isReadAnew || !isFollowed(products, head)) return [];
  const asOf = products.map((product) => product.asOf).reduce((a, b) => (a > b ? a : b));
  return isStale(asOf, today) ? [`${source} could not be read since ${asOf}`] : [];
}

function isFollowed(products: readonly Product[], { watches, catalog }: Head): boolean {
  return watches.some(({ followed = [] }) =>
    followed.some(({ product }) => {
      const known = findProduct(catalog, product);
      return known !== undefined && products.includes(known);
    }),
  );
}
