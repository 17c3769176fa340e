import type { CalendarDate } from '@lastpatch/release-model';
import { calendar } from './calendar/calendar.ts';
import { calendarEvent } from './calendar/event.ts';
import { feed } from './feed/feed.ts';
import { productPage } from './html/product-page.ts';
import { projectPage } from './html/project-page.ts';
import { releasePage } from './html/release-page.ts';
import { productDocument, releaseDocument } from './json/product-documents.ts';
import type { Page } from './page-tree.ts';
import { projectShelves } from './project-shelf.ts';
import { REMINDER_DAYS } from './reminder-steps.ts';
import type { PageOptions } from './page-options.ts';
import type { ProductShelf } from './shelf.ts';

/** Pages, calendars, feed and documents of a product and its releases. A calendar or feed of nothing is no file. */
export function productPages(shelf: ProductShelf, on: CalendarDate, { address }: PageOptions = {}): Page[] {
  const { path: folder } = shelf;
  const all: string[] = [];
  const context = { shelf, on, projects: projectShelves(shelf, on) };
  const pages: Page[] = [
    [`${folder}/product.json`, productDocument(shelf, on)],
    [`${folder}/index.html`, productPage(context)],
    ...context.projects.all.map((project): Page => [project.path, projectPage(project, context)]),
  ];
  for (const release of shelf.releases) {
    const { path } = release;
    pages.push([`${path}.html`, releasePage(release, context)]);
    const events = release.facts.map((fact) => calendarEvent(fact, { reminders: REMINDER_DAYS }));
    pages.push([`${path}.json`, releaseDocument(release, on)]);
    if (events.length > 0) pages.push([`${path}.ics`, calendar(release.title, events)]);
    all.push(...events);
  }
  if (all.length > 0) pages.push([`${folder}/calendar.ics`, calendar(shelf.title, all)]);
  const facts = shelf.releases.flatMap((release) => release.facts);
  const news = feed({ id: `products/${shelf.slug}`, title: shelf.title, facts, address });
  if (news !== undefined) pages.push([`${folder}/feed.atom`, news]);
  return pages;
}
