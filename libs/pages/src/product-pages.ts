import type { CalendarDate } from '@lastpatch/release-model';
import { calendar } from './calendar/calendar.ts';
import { calendarEvent } from './calendar/event.ts';
import { feed } from './feed/feed.ts';
import { productPage, type ProductPageContext } from './html/product-page.ts';
import { projectPage } from './html/project-page.ts';
import { releasePage } from './html/release-page.ts';
import { productDocument, releaseDocument } from './json/product-documents.ts';
import type { LifeFact } from './life-fact.ts';
import type { Page } from './page-tree.ts';
import { projectShelves } from './project-shelf.ts';
import { REMINDER_DAYS } from './reminder-steps.ts';
import type { PageOptions } from './page-options.ts';
import type { ProductShelf, ReleaseShelf } from './shelf.ts';

/** Pages, calendars, feed and documents of a product and its releases. A calendar or feed of nothing is no file. */
export function productPages(shelf: ProductShelf, on: CalendarDate, { address }: PageOptions = {}): Page[] {
  const { path: folder, slug, title } = shelf;
  const context = { shelf, on, projects: projectShelves(shelf, on) };
  const facts = shelf.releases.flatMap((release) => release.facts);
  const ofFacts: Page[] = [
    [`${folder}/calendar.ics`, () => calendar(title, facts.map(eventOf))],
    [`${folder}/feed.atom`, () => feed({ id: `products/${slug}`, title, facts, address })],
  ];
  return [
    [`${folder}/product.json`, () => productDocument(shelf, on)],
    [`${folder}/index.html`, () => productPage(context)],
    ...context.projects.all.map((project): Page => [project.path, () => projectPage(project, context)]),
    ...shelf.releases.flatMap((release) => releasePages(release, context)),
    ...(facts.length === 0 ? [] : ofFacts),
  ];
}

function releasePages(release: ReleaseShelf, context: ProductPageContext): Page[] {
  const { path, title, facts } = release;
  return [
    [`${path}.html`, () => releasePage(release, context)],
    [`${path}.json`, () => releaseDocument(release, context.on)],
    ...(facts.length === 0
      ? []
      : [[`${path}.ics`, () => calendar(title, facts.map(eventOf))] satisfies Page]),
  ];
}

function eventOf(fact: LifeFact): string {
  return calendarEvent(fact, { reminders: REMINDER_DAYS });
}
