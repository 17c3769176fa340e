import { type CalendarDate, daysBetween } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import { isOver, isReleased } from './phase.ts';
import type { Release } from './release.ts';
import { phaseOn, supportEnds } from './timeline.ts';

/** `slurp`: from one SLURP release straight to the next one; `next`: to the neighbour. */
export type HopKind = 'slurp' | 'next';

/** One upgrade that upstream tests: to a release, from the one before it in the path. */
export interface Hop {
  readonly release: Release;
  readonly kind: HopKind;
}

/** Where to upgrade to, and through which releases. */
export interface UpgradePath {
  /** Null when nothing that is out can be reached: what runs is newer than every release. */
  readonly target: Release | null;
  /** Empty when the target already runs. */
  readonly hops: readonly Hop[];
}

/** A target that ends sooner than this is no place to go. */
const LEAST_DAYS_LEFT = 180;

/**
 * Where a release should be upgraded to on a day, and the way there with the fewest hops.
 *
 * The target is the newest released SLURP release with at least 180 days of support left; when there is none, the released
 * one whose support ends last, of equals the newest. Only releases that are not older than what runs are candidates.
 * An end that is unknown is never taken for "long enough": it comes after every end that is more than 180 days away, and before
 * one that is nearer, or has come: there something has to be done, and no other way is left.
 */
export function upgradePath(product: Product, running: Release, day: CalendarDate): UpgradePath {
  const from = product.releases.indexOf(running);
  const isOut = (release: Release): boolean =>
    isReleased(phaseOn(release, day, product.asOf)?.phase ?? 'planned');
  const candidates = product.releases.slice(from).filter(isOut);
  const target = newestLasting(candidates, day) ?? lastToEnd(candidates, { product, day });
  if (!target) return { target: null, hops: [] };
  return { target, hops: fewestHops(product.releases.slice(from, product.releases.indexOf(target) + 1)) };
}

function newestLasting(candidates: readonly Release[], day: CalendarDate): Release | undefined {
  return candidates.findLast((release) => {
    const ends = supportEnds(release);
    return release.slurp && ends !== null && daysBetween(day, ends) >= LEAST_DAYS_LEFT;
  });
}

function lastToEnd(
  candidates: readonly Release[],
  { product, day }: { readonly product: Product; readonly day: CalendarDate },
): Release | undefined {
  const goOn = candidates.filter((release) => !hasEnded(release, product, day));
  const lasts = (release: Release): string => {
    const ends = supportEnds(release);
    if (goOn.length === 0) return ends ?? '';
    if (ends === null) return RANK.unknown;
    // Of what goes on, an end that has come was no more than a plan.
    if (ends <= day) return RANK.passed;
    return (daysBetween(day, ends) <= LEAST_DAYS_LEFT ? RANK.near : RANK.far) + ends;
  };
  return (goOn.length > 0 ? goOn : candidates).reduce<Release | undefined>(
    (best, release) => (best && lasts(best) > lasts(release) ? best : release),
    undefined,
  );
}

/** Of what goes on: ends that are far, the last of them first, then those that are not known, then those that are near. */
const RANK = { far: '3 ', unknown: '2', near: '1 ', passed: '0' } as const;

function hasEnded(release: Release, { asOf }: Product, day: CalendarDate): boolean {
  return isOver(phaseOn(release, day, asOf)?.phase ?? 'planned');
}

/** The way from the first of a row of releases to the last. */
function fewestHops(row: readonly Release[]): Hop[] {
  // Each release is reached once, from the earliest that leads to it: hops only go forward, so that is the shortest way.
  const reachedFrom = new Map<number, { from: number; kind: HopKind; hops: number }>();
  const hopsTo = (index: number): number => (index === 0 ? 0 : (reachedFrom.get(index)?.hops ?? Infinity));
  const reach = (from: number, to: number, kind: HopKind): void => {
    const hops = hopsTo(from) + 1;
    if (hops < hopsTo(to)) reachedFrom.set(to, { from, kind, hops });
  };
  for (const [index, release] of row.entries()) {
    if (index + 1 === row.length) break;
    const slurp = release.slurp ? row.findIndex((other, place) => place > index && other.slurp) : -1;
    // Where the next SLURP release is also the neighbour, the hop is one that SLURP promises.
    if (slurp > 0) reach(index, slurp, 'slurp');
    reach(index, index + 1, 'next');
  }
  const hops: Hop[] = [];
  for (let index = row.length - 1; index > 0;) {
    const step = reachedFrom.get(index);
    const release = row[index];
    if (!step || !release) break;
    hops.unshift({ release, kind: step.kind });
    index = step.from;
  }
  return hops;
}
