import {
  type CalendarDate,
  compareDates,
  type UpcomingEvent,
  upcomingEvents,
} from '@lastpatch/release-model';
import type { ProductShelf } from '../shelf.ts';
import { sourceReadings } from '../source-readings.ts';
import { jsonText } from './json-text.ts';

/** How far ahead `upcoming.json` looks, in days. */
export const DAYS_AHEAD = 365;

/** All products with their paths, the day on which pages were made, and when each source was read. */
export function productsDocument(shelves: readonly ProductShelf[], on: CalendarDate): string {
  return jsonText({
    format: 'lastpatch-products',
    schemaVersion: 1,
    on,
    sources: sourceReadings(shelves.map(({ product }) => product)),
    products: shelves.map(({ product, slug, releases }) => {
      const hasDates = releases.some(({ facts }) => facts.length > 0);
      return {
        key: product.key,
        name: product.name,
        title: product.title,
        source: product.source,
        releases: releases.length,
        path: `products/${slug}/product.json`,
        calendar: hasDates ? `products/${slug}/calendar.ics` : null,
        feed: hasDates ? `products/${slug}/feed.atom` : null,
      };
    }),
  });
}

/** What is to come within a year, in the order of dates; days are for the reader to count. */
export function upcomingDocument(shelves: readonly ProductShelf[], on: CalendarDate): string {
  const events = shelves
    // A vendor's dates are the vendor's product's, and stand there.
    .flatMap(({ product }) => upcomingEvents(product, on, DAYS_AHEAD))
    .sort((a, b) => compareDates(a.date, b.date));
  return jsonText({
    format: 'lastpatch-upcoming',
    schemaVersion: 1,
    on,
    days: DAYS_AHEAD,
    events: events.map(eventOf),
  });
}

function eventOf({ date, kind, product, release, phase, basis, milestone }: UpcomingEvent): object {
  return {
    date,
    kind,
    product: product.name,
    release: release.id,
    name: release.name,
    phase,
    basis,
    milestone:
      milestone === null
        ? null
        : {
            kind: milestone.kind,
            slug: milestone.slug,
            project: milestone.project,
            week: { from: milestone.from, until: milestone.until },
          },
  };
}
