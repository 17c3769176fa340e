import type { EnvironmentPlan } from '@lastpatch/fleet';
import type { CalendarDate } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { BoxSection } from '../box/box-section.ts';
import type { ProductShelf } from '../shelf.ts';
import { shownName } from '../shown-name.ts';
import type { SourceReading } from '../source-readings.ts';
import { dated } from './dated.ts';
import { environmentTable } from './environment-table.ts';
import { fleetChart } from './fleet-chart.ts';
import { fleetTable } from './fleet-table.ts';
import { HOME } from './home.ts';
import { htmlPage } from './html-page.ts';
import { oldReading } from './old-reading.ts';
import { planRemarkList } from './plan-remark-list.ts';

/** What the team's own first page shows. */
export interface TeamPageOf {
  readonly on: CalendarDate;
  /** When the sources were read. */
  readonly readings: readonly SourceReading[];
  /** The most urgent first. */
  readonly plans: readonly EnvironmentPlan[];
  /** Titles of watches, each with the folder of its calendar and feed. */
  readonly watches: readonly (readonly [title: string, folder: string])[];
  /** The team's own products. */
  readonly own: readonly ProductShelf[];
  /** Whether it has the box, over the team's own products. */
  readonly hasBox: boolean;
  /** Whether there is a calendar of the fleet. */
  readonly hasCalendar: boolean;
}

/** The team's own first page: what its fleet must do, by when and by which way; its watches and its own products. Private. */
export function teamPage({ on, readings, plans, watches, own, hasBox, hasCalendar }: TeamPageOf): string {
  return htmlPage({
    path: HOME[1],
    title: 'Lastpatch for the team',
    above: [],
    hasBox,
    alternates: [
      ['application/json', 'fleet.json'],
      ...(hasCalendar ? ([['text/calendar', 'fleet.ics']] as const) : []),
    ],
    body: [
      h(
        'p',
        { class: 'standing' },
        'What runs here, as of ',
        dated(on),
        '. Private: only for the team.',
        readings.map((reading) => oldReading(reading, on)),
      ),
      plans.length === 0
        ? h('p', null, 'No environment is known: the fleet in lastpatch.yaml says what runs.')
        : [fleetChart(plans, on), fleetTable(plans, on), planRemarkList(plans), environmentTable(plans)],
      hasBox && h(BoxSection, { examples: own.flatMap(exampleOf).slice(0, 3) }),
      listOf(
        'watches',
        'Watches',
        watches.map(([title, folder]) => [
          `${title}: `,
          h('a', { href: `${folder}/calendar.ics` }, 'calendar'),
          ' · ',
          h('a', { href: `${folder}/feed.atom` }, 'feed'),
        ]),
      ),
      listOf(
        'own',
        'Own products',
        own.map(({ title, path }) => h('a', { href: `${path}/index.html` }, title)),
      ),
    ],
    footer: h(
      'p',
      null,
      hasCalendar && [h('a', { href: 'fleet.ics' }, 'Calendar of the fleet'), ' · '],
      h('a', { href: 'fleet.json' }, 'JSON'),
      '. A date that is planned may move.',
    ),
  });
}

/** What may be entered of a product of the team's own; of a vendor's dates nothing: what runs is the product that they are of. */
function exampleOf({ product, releases }: ProductShelf): string[] {
  const newest = product.overlays === undefined ? releases.at(-1) : undefined;
  return newest ? [shownName(`${product.name} ${newest.release.id}`)] : [];
}

function listOf(id: string, title: string, items: readonly ComponentChild[]): ComponentChild {
  if (items.length === 0) return null;
  return h(
    'section',
    { 'aria-labelledby': id },
    h('h2', { id }, title),
    h(
      'ul',
      null,
      items.map((item) => h('li', null, item)),
    ),
  );
}
