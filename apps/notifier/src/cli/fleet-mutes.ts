import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import { LocationFailure } from '../adapters/file-failure.ts';
import { NoLedgerError } from '../adapters/no-ledger.ts';
import type { Ack } from '../daily-check/ack.ts';
import { mutesOf } from '../daily-check/mutes.ts';
import { isRemote } from './deployment-for.ts';
import { ledgerReleases, type ProductRelease } from './ledger-releases.ts';
import { type LedgerOptions, withLedger } from './open-ledger.ts';
import { note } from './write.ts';

/** What mutes a release in an environment on the day that was asked for; undefined when nothing does. */
export type MuteOf = (environment: string, shown: ProductRelease) => Ack | undefined;

/** Where nothing is muted. */
export const NOTHING_MUTED: MuteOf = () => undefined;

/**
 * What is muted of the fleet, by the ledger that the options name. Where this machine has none, nothing is; where it cannot be
 * read, that is said, and the fleet is shown as if nothing were.
 *
 * @param catalog in which the releases stand that will be asked for
 */
export async function fleetMutes(
  options: LedgerOptions,
  catalog: Catalog,
  on: CalendarDate,
): Promise<MuteOf> {
  const seen = await acksSeen(options);
  if (!seen) return NOTHING_MUTED;
  const mutes = mutesOf(seen.acks);
  const releases = ledgerReleases(seen.known, catalog);
  return (environment, shown) => mutes.muteOn({ environment, ...releases.keysOf(shown) }, on);
}

interface SeenAcks {
  readonly acks: readonly Ack[];
  /** The catalog of the head. */
  readonly known: Catalog | undefined;
}

/** Undefined where nothing is muted, or nothing is known to be. */
async function acksSeen(options: LedgerOptions): Promise<SeenAcks | undefined> {
  try {
    return await withLedger(options, async (ledger) => {
      const acks = await ledger.acks();
      return acks.length === 0 ? undefined : { acks, known: (await ledger.head())?.catalog };
    });
  } catch (error) {
    if (isRemote(options) || !(error instanceof LocationFailure)) throw error;
    if (!(error instanceof NoLedgerError)) note(`lastpatch: what is muted is not known: ${error.message}`);
    return undefined;
  }
}
