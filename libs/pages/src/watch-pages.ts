import type { Catalog, Phase, Product, Release } from '@lastpatch/release-model';
import { calendar } from './calendar/calendar.ts';
import { calendarEvent } from './calendar/event.ts';
import { feed } from './feed/feed.ts';
import { decidingFacts } from './deciding-facts.ts';
import type { LifeFact } from './life-fact.ts';
import type { PageOptions } from './page-options.ts';
import type { Page } from './page-tree.ts';
import type { Shelves } from './shelf.ts';
import { shownName } from './shown-name.ts';

/** A release that a watch follows, and which of its phases. */
export interface FollowedRelease {
  readonly product: Product;
  readonly release: Release;
  readonly phases: readonly Phase[];
}

/** A watch, as far as its calendar and feed say it. */
export interface WatchToShow {
  readonly id: string;
  readonly title: string;
  readonly follows: readonly FollowedRelease[];
  /** Days before an end of support. */
  readonly reminders: readonly number[];
}

/** Where a watch's pages are made. */
export interface WatchContext extends PageOptions {
  /** With the dates that the team chose. */
  readonly catalog: Catalog;
  readonly shelves: Shelves;
  readonly slug: string;
}

/** The calendar and the feed of a watch: what it follows, with its own reminders. Of a watch that follows no date, nothing. */
export function watchPages(watch: WatchToShow, { catalog, shelves, slug, address }: WatchContext): Page[] {
  const facts = new Map<string, LifeFact>();
  for (const { product, release, phases } of watch.follows) {
    for (const fact of decidingFacts(catalog, shelves, product, release)) {
      if (phases.includes(fact.phase)) facts.set(fact.id, fact);
    }
  }
  if (facts.size === 0) return [];
  const title = shownName(watch.title);
  const all = [...facts.values()];
  const eventOf = (fact: LifeFact): string => calendarEvent(fact, { reminders: watch.reminders });
  return [
    [`watches/${slug}/calendar.ics`, () => calendar(title, all.map(eventOf))],
    [`watches/${slug}/feed.atom`, () => feed({ id: `watches/${slug}`, title, facts: all, address })],
  ];
}
