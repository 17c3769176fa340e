import { environmentKey } from '@lastpatch/fleet';
import { type CalendarDate, nearestName, type DatedCatalog } from '@lastpatch/release-model';
import type { Ack } from '../daily-check/ack.ts';
import { plainLine } from '../letters/plain-line.ts';
import { UsageFailure } from './failure.ts';
import type { LedgerReleases, ProductRelease } from './ledger-releases.ts';
import { meantRelease } from './meant-release.ts';

/** A mute, as people are shown it. */
export interface ShownAck {
  readonly ack: Ack;
  /** The name of the environment as the fleet writes it; in lower case where it is not in the fleet. */
  readonly environment: string;
  /** Undefined where the catalog no longer has it. */
  readonly shown: ProductRelease | undefined;
}

/** @param names the names of environments, by their keys */
export function shownAcks(
  acks: readonly Ack[],
  releases: LedgerReleases,
  names: ReadonlyMap<string, string> = new Map(),
): ShownAck[] {
  return acks.map((ack) => ({
    ack,
    environment: names.get(ack.environment) ?? ack.environment,
    shown: releases.releaseOf(ack),
  }));
}

/**
 * The mute that is meant by an environment and a release, which need neither be in the fleet any more nor in the catalog.
 *
 * @throws UsageFailure with the nearest name when there is none
 */
export function mutedIn(
  all: readonly ShownAck[],
  environment: string,
  release: string,
  when: { readonly catalog: DatedCatalog; readonly on: CalendarDate },
): ShownAck {
  const own = all.filter(({ ack }) => ack.environment === environmentKey(environment));
  if (own.length === 0) throw new UsageFailure(nothingMuted(all, environment));
  const byKeys = own.find(({ ack }) => `${ack.product}@${ack.release}` === release);
  if (byKeys) return byKeys;
  return meantRelease(release, {
    ...when,
    among: own.flatMap(({ shown, ...one }) => (shown ? [{ ...one, ...shown, shown }] : [])),
    unlike: `Nothing of ${own[0]?.environment ?? ''} is muted that is`,
    they: 'Muted is',
  });
}

function nothingMuted(all: readonly ShownAck[], environment: string): string {
  const nearest = nearestName(
    environment,
    all.map((one) => one.environment),
  );
  return [
    `Nothing of ${JSON.stringify(plainLine(environment).slice(0, 60))} is muted.`,
    ...(nearest === undefined ? [] : [`Did you mean ${plainLine(nearest)}?`]),
    'lastpatch ack --list shows what is.',
  ].join(' ');
}
