import type { Catalog } from '@lastpatch/release-model';
import { calendar } from './calendar/calendar.ts';
import { calendarEvent } from './calendar/event.ts';
import type { LifeFact } from './life-fact.ts';
import { shelvesOf } from './shelf.ts';
import { shownName } from './shown-name.ts';
import { watchFacts, type WatchToShow } from './watch-facts.ts';

/**
 * One calendar of all that watches follow: each date once, with the reminders of every watch that follows it. Undefined where
 * none of it has a date.
 *
 * @param catalog with the dates that the team chose
 */
export function watchesCalendar(catalog: Catalog, watches: readonly WatchToShow[]): string | undefined {
  const shelves = shelvesOf(catalog);
  const followed = new Map<string, { readonly fact: LifeFact; readonly reminders: Set<number> }>();
  for (const watch of watches) {
    for (const fact of watchFacts(watch, catalog, shelves)) {
      const { reminders } = followed.get(fact.id) ?? { reminders: new Set<number>() };
      watch.reminders.forEach((days) => reminders.add(days));
      followed.set(fact.id, { fact, reminders });
    }
  }
  if (followed.size === 0) return undefined;
  const [first, ...others] = watches;
  return calendar(
    first && others.length === 0 ? shownName(first.title) : 'Lastpatch',
    [...followed.values()].map(({ fact, reminders }) =>
      calendarEvent(fact, { reminders: [...reminders].sort((a, b) => b - a) }),
    ),
  );
}
