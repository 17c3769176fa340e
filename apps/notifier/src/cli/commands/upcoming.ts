import {
  type CalendarDate,
  compareDates,
  findProjects,
  type Product,
  type UpcomingEvent,
  upcomingEvents,
} from '@lastpatch/release-model';
import { milestoneTitle } from '../../letters/english/milestone-words.ts';
import { askedProduct, askedProjects } from '../asked.ts';
import { dayOf, daysFrom, type GlobalOptions } from '../global-options.ts';
import { whoseDates } from '../output/dates-lines.ts';
import { upcomingLines } from '../output/upcoming-lines.ts';
import { datedCatalogOf } from '../team-catalog.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch upcoming`. */
export interface UpcomingOptions extends GlobalOptions {
  readonly days: string;
  readonly product?: string;
  readonly project?: string;
}

/** `lastpatch upcoming`: transitions, release days and milestones to come. */
export async function upcoming(options: UpcomingOptions): Promise<void> {
  const days = daysFrom('--days', options.days);
  const { chosen } = await datedCatalogOf(options);
  // An overlay's dates come in place of upstream's where they were chosen, and alone where it is asked for.
  const products =
    options.product === undefined
      ? chosen.products.filter(({ overlays }) => overlays === undefined)
      : [askedProduct(chosen, options.product)];
  if (options.project !== undefined) askedProjects({ products }, options.project);
  const on = await dayOf(options);
  const events = products
    .flatMap((product) =>
      upcomingEvents(product, on, days).filter((event) => concerns(event, product, options.project)),
    )
    .sort((a, b) => compareDates(a.date, b.date));
  if (options.json) sayJson({ on, days, events: events.map(eventJson) });
  else say(...upcomingLines({ on, days, events }));
}

/** What concerns all, and, of single projects' milestones, those of the project that was asked for. */
function concerns({ milestone }: UpcomingEvent, product: Product, asked: string | undefined): boolean {
  if (milestone?.project == null) return true;
  if (asked === undefined) return false;
  const names = findProjects(product, asked).flatMap(({ name, team }) => [name, team?.toLowerCase()]);
  return [...names, asked.toLowerCase()].includes(milestone.project.toLowerCase());
}

function eventJson({
  date,
  kind,
  product,
  release,
  phase,
  basis,
  daysLeft,
  milestone,
}: UpcomingEvent): object {
  return {
    date,
    kind,
    product: product.name,
    release: release.id,
    name: release.name,
    ...(milestone === null ? whoseDates(release) : {}),
    phase,
    basis,
    daysLeft,
    ...(milestone === null
      ? {}
      : {
          milestone: milestone.kind,
          slug: milestone.slug,
          title: milestoneTitle(milestone),
          project: milestone.project,
          week: { from: milestone.from, until: milestone.until },
        }),
  };
}

/** What is shown to people. */
export interface Upcoming {
  readonly on: CalendarDate;
  readonly days: number;
  readonly events: readonly UpcomingEvent[];
}
