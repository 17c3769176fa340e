import type { CalendarDate } from '@lastpatch/release-model';
import { newsOf } from '../news.ts';
import type { ProductShelf } from '../shelf.ts';
import { jsonText } from './json-text.ts';

/** How far back `notices.json` looks, in days. */
export const DAYS_BACK = 90;

/** What has happened of late, the latest first: one notice for each fact, with an id that never changes. */
export function noticesDocument(shelves: readonly ProductShelf[], on: CalendarDate): string {
  const facts = shelves.flatMap(({ releases }) => releases.flatMap((release) => release.facts));
  return jsonText({
    format: 'lastpatch-notices',
    schemaVersion: 1,
    on,
    days: DAYS_BACK,
    notices: newsOf(facts, on, DAYS_BACK).map(({ kind, day, fact }) => ({
      id: `${fact.id}/${fact.ordinal}/${kind}`,
      kind,
      day,
      product: fact.product.name,
      release: fact.release.id,
      name: fact.release.name,
      phase: fact.phase,
      date: fact.date,
      was: fact.was,
      state: fact.state,
    })),
  });
}
