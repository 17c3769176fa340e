import type { Basis } from './basis.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import type { Phase } from './phase.ts';
import type { Release } from './release.ts';
import { nextAfter, overdueOn, phaseOn, supportEnds } from './timeline.ts';

/** Where one release stands on one day. */
export interface ReleaseStatus {
  readonly release: Release;
  readonly phase: Phase;
  /** The first day of the phase; null when unknown. */
  readonly since: CalendarDate | null;
  readonly basis: Basis;
  /** The next phase that has a date after the day asked. */
  readonly next: { readonly phase: Phase; readonly date: CalendarDate; readonly basis: Basis } | null;
  /** The first day without any support by upstream, past or planned; null when unknown. */
  readonly supportEnds: CalendarDate | null;
  /** A planned date that has come without upstream's word. */
  readonly overdue: { readonly phase: Phase; readonly date: CalendarDate } | null;
}

/** Where a release stands on a day, by what the product's source knew on its own day; undefined when it did not exist yet. */
export function releaseStatus(
  release: Release,
  day: CalendarDate,
  asOf: CalendarDate,
): ReleaseStatus | undefined {
  const current = phaseOn(release, day, asOf);
  if (!current) return undefined;
  const next = nextAfter(release, day, asOf);
  const overdue = overdueOn(release, day, asOf);
  return {
    release,
    phase: current.phase,
    since: current.from,
    basis: current.basis,
    next: next?.from ? { phase: next.phase, date: next.from, basis: next.basis } : null,
    supportEnds: supportEnds(release),
    overdue: overdue?.from ? { phase: overdue.phase, date: overdue.from } : null,
  };
}

/** Where every release of a product stands on a day, in the product's order, without those that did not exist yet. */
export function productStatus(product: Product, day: CalendarDate): ReleaseStatus[] {
  return product.releases.flatMap((release) => releaseStatus(release, day, product.asOf) ?? []);
}
