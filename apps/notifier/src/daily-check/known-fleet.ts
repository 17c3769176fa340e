import type { Fleet, RunningRelease } from '@lastpatch/fleet';
import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import type { Ack } from './ack.ts';
import { type FleetRuns, fleetRuns } from './fleet-runs.ts';
import { mutesOf } from './mutes.ts';

/** What a team runs, and what of it somebody has muted. */
export interface TeamFleet {
  readonly fleet: Fleet;
  readonly acks: readonly Ack[];
}

/** The same on a day, by one catalog. */
export interface KnownFleet {
  readonly runs: FleetRuns;
  readonly catalog: Catalog;
  /** The mute that is on, of a release of an environment. */
  readonly muteOf: (environment: string, of: RunningRelease) => Ack | undefined;
}

/** What is known of a fleet on a day. */
export function knownFleet(
  { fleet, acks }: TeamFleet,
  at: { readonly catalog: Catalog; readonly today: CalendarDate },
): KnownFleet {
  const mutes = mutesOf(acks);
  return {
    catalog: at.catalog,
    runs: fleetRuns(fleet, at),
    muteOf: (environment, { product, release }) =>
      mutes.muteOn({ environment, product: product.key, release: release.key }, at.today),
  };
}
