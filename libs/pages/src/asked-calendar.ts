import type { Catalog, Product, Release } from '@lastpatch/release-model';
import { calendar } from './calendar/calendar.ts';
import { calendarEvent } from './calendar/event.ts';
import type { LifeFact } from './life-fact.ts';
import { REMINDER_DAYS } from './reminder-steps.ts';
import { shelvesOf } from './shelf.ts';

/** A product of a catalog, with one of its releases or with all. */
export interface ShownReleases {
  readonly product: Product;
  /** Undefined for all. */
  readonly release: Release | undefined;
}

/** One calendar of what is asked for, each date once. Undefined where none of it has a date. */
export function askedCalendar(catalog: Catalog, asked: readonly ShownReleases[]): string | undefined {
  const shelves = shelvesOf(catalog);
  const facts = new Map<string, LifeFact>();
  const titles = new Set<string>();
  for (const { product, release } of asked) {
    const { title, releases } = shelves(product);
    const own = releases.filter((shelf) => release === undefined || shelf.release === release);
    titles.add(release === undefined ? title : (own[0]?.title ?? title));
    for (const fact of own.flatMap((shelf) => shelf.facts)) facts.set(fact.id, fact);
  }
  if (facts.size === 0) return undefined;
  const [first = '', ...others] = titles;
  const name = others.length === 0 ? first : 'Lastpatch';
  return calendar(
    name,
    [...facts.values()].map((fact) => calendarEvent(fact, { reminders: REMINDER_DAYS })),
  );
}
