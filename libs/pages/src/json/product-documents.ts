import type { CalendarDate, Product } from '@lastpatch/release-model';
import type { ProductShelf, ReleaseShelf } from '../shelf.ts';
import { webLink } from '../web-link.ts';
import { jsonText } from './json-text.ts';
import { releaseStanding } from './release-standing.ts';

/**
 * A product and where its releases stand on a day. It holds no count of days and not the day itself, so that it changes only
 * when something does: which day that is, `products.json` says.
 */
export function productDocument({ product, releases }: ProductShelf, on: CalendarDate): string {
  return jsonText({
    format: 'lastpatch-product',
    schemaVersion: 1,
    ...named(product),
    source: product.source,
    aliases: product.aliases,
    overlays: product.overlays ?? null,
    releases: releases.map((shelf) => ({
      ...releaseStanding(shelf, on),
      path: `releases/${shelf.slug}.json`,
      calendar: shelf.facts.length === 0 ? null : `releases/${shelf.slug}.ics`,
    })),
  });
}

/** One release: where it stands on a day, its support windows, and its dates with what has become of them. */
export function releaseDocument(shelf: ReleaseShelf, on: CalendarDate): string {
  const { product, release, facts } = shelf;
  return jsonText({
    format: 'lastpatch-release',
    schemaVersion: 1,
    product: named(product),
    ...releaseStanding(shelf, on),
    aliases: release.aliases,
    link: webLink(release.link),
    slurp: release.slurp,
    windows: release.windows.map(({ phase, from, until, basis }) => ({ phase, from, until, basis })),
    dates: facts.map(({ id, phase, date, state, ordinal, was }) => ({
      uid: `${id}@lastpatch`,
      phase,
      date,
      state,
      value: ordinal,
      was,
    })),
  });
}

function named({ key, name, title }: Product): object {
  return { key, name, title };
}
