import type { Catalog } from '@lastpatch/release-model';
import { calendar } from './calendar/calendar.ts';
import { calendarEvent } from './calendar/event.ts';
import { feed } from './feed/feed.ts';
import type { LifeFact } from './life-fact.ts';
import type { PageOptions } from './page-options.ts';
import type { Page } from './page-tree.ts';
import type { Shelves } from './shelf.ts';
import { shownName } from './shown-name.ts';
import { watchFacts, type WatchToShow } from './watch-facts.ts';

/** Where a watch's pages are made. */
export interface WatchContext extends PageOptions {
  /** With the dates that the team chose. */
  readonly catalog: Catalog;
  readonly shelves: Shelves;
  readonly slug: string;
}

/** The calendar and the feed of a watch: what it follows, with its own reminders. Of a watch that follows no date, nothing. */
export function watchPages(watch: WatchToShow, { catalog, shelves, slug, address }: WatchContext): Page[] {
  const facts = watchFacts(watch, catalog, shelves);
  if (facts.length === 0) return [];
  const title = shownName(watch.title);
  const eventOf = (fact: LifeFact): string => calendarEvent(fact, { reminders: watch.reminders });
  return [
    [`watches/${slug}/calendar.ics`, () => calendar(title, facts.map(eventOf))],
    [`watches/${slug}/feed.atom`, () => feed({ id: `watches/${slug}`, title, facts, address })],
  ];
}
