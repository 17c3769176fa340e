import {
  addDays,
  type CalendarDate,
  daysBetween,
  type Hop,
  isOver,
  type Product,
  type Release,
  type ReleaseStatus,
  releaseStatus,
  upgradePath,
  type UpgradePath,
} from '@lastpatch/release-model';
import type { HopDays } from '../environment.ts';
import { daysOfHop } from './hop-days.ts';

/** A hop, and the day on which it must be begun so that all are done when support ends. */
export interface DatedHop extends Hop {
  /** Null where nothing says how long a hop takes, or no end is known. */
  readonly startBy: CalendarDate | null;
}

/** How long a release lasts on a day, and the way out. */
export interface Outlook {
  readonly product: Product;
  readonly release: Release;
  readonly status: ReleaseStatus;
  /** Days until support ends, negative when it has ended; null when no end is known. */
  readonly daysLeft: number | null;
  readonly path: UpgradePath;
  /** Those that are to be made; of a product whose source says not which upgrades are allowed, the one to the target. */
  readonly hops: readonly DatedHop[];
  /** The first hop's; null where there is none. */
  readonly startBy: CalendarDate | null;
}

/** Gives the outlook of a release; undefined where it did not exist yet. What was asked once is not worked out again. */
export type Outlooks = (product: Product, release: Release) => Outlook | undefined;

/** The outlooks of all releases on a day, by the days that a team takes for one hop. */
export function outlooksOn(on: CalendarDate, hopDays: HopDays): Outlooks {
  const known = new Map<Release, Outlook | undefined>();
  return (product, release) => {
    if (!known.has(release)) known.set(release, outlookOn(product, release, { on, hopDays }));
    return known.get(release);
  };
}

interface Asked {
  readonly on: CalendarDate;
  readonly hopDays: HopDays;
}

function outlookOn(product: Product, release: Release, { on, hopDays }: Asked): Outlook | undefined {
  const status = releaseStatus(release, on, product.asOf);
  if (!status) return undefined;
  const path = upgradePath(product, release, on);
  const hops = datedHops(plannedHops(product, path.hops), status.supportEnds, daysOfHop(hopDays, product));
  return {
    product,
    release,
    status,
    daysLeft: status.supportEnds === null ? null : daysBetween(on, status.supportEnds),
    path,
    hops,
    startBy: hops[0]?.startBy ?? null,
  };
}

/** Where no source says which upgrades are allowed, what counts is where the way leads to: one hop. */
export function plannedHops({ source }: Product, hops: readonly Hop[]): readonly Hop[] {
  return source === 'openstack' ? hops : hops.slice(-1);
}

/**
 * The day to start by as it is said beside an end, null where it is not: it counts to the end of all support, and may come long
 * after an earlier end, such as that of free support.
 */
export function startBeside({ startBy }: Pick<Outlook, 'startBy'>, end: CalendarDate): CalendarDate | null {
  return startBy !== null && startBy <= end ? startBy : null;
}

/** Each hop is begun when those after it and it itself still fit in before the end. */
function datedHops(hops: readonly Hop[], ends: CalendarDate | null, days: number | null): DatedHop[] {
  return hops.map((hop, index) => ({
    ...hop,
    startBy: ends === null || days === null ? null : addDays(ends, -days * (hops.length - index)),
  }));
}

/**
 * Orders by urgency, the most urgent first: what ended on an unknown day or longest ago, then what ends soonest; what has no
 * known end comes last.
 */
export function compareUrgency(
  a: Pick<Outlook, 'daysLeft' | 'status'>,
  b: Pick<Outlook, 'daysLeft' | 'status'>,
): number {
  const [x, y] = [urgency(a), urgency(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function urgency({ daysLeft, status }: Pick<Outlook, 'daysLeft' | 'status'>): number {
  if (daysLeft !== null) return daysLeft;
  return isOver(status.phase) ? -Infinity : Infinity;
}
