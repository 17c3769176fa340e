import { environmentKey, type Fleet } from '@lastpatch/fleet';
import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import type { Ack } from './ack.ts';
import { type FleetRuns, fleetRuns, type OfProduct } from './fleet-runs.ts';

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
  readonly muteOf: (environment: string, of: OfProduct) => Ack | undefined;
}

/** What is known of a fleet on a day. */
export function knownFleet(
  { fleet, acks }: TeamFleet,
  at: { readonly catalog: Catalog; readonly today: CalendarDate },
): KnownFleet {
  const muted = new Map(
    acks
      .filter(({ until }) => until > at.today)
      .map((ack) => [keyOf(ack.environment, ack.product, ack.release), ack]),
  );
  return {
    catalog: at.catalog,
    runs: fleetRuns(fleet, at),
    muteOf: (environment, { product, release }) =>
      muted.get(keyOf(environmentKey(environment), product.key, release.key)),
  };
}

/** The mutes that end in `(since, today]`: what they were for is told again. */
export function endedMutes(
  acks: readonly Ack[],
  { since, today }: { readonly since: CalendarDate; readonly today: CalendarDate },
): Ack[] {
  return acks.filter(({ until }) => until > since && until <= today);
}

function keyOf(environment: string, product: string, release: string): string {
  return JSON.stringify([environment, product, release]);
}
