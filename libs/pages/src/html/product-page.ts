import {
  type CalendarDate,
  daysBetween,
  isOver,
  type ReleaseStatus,
  releaseStatus,
} from '@lastpatch/release-model';
import { type ComponentChild, type ComponentChildren, h } from 'preact';
import { PHASE_NAME } from '../phase-name.ts';
import { phaseToday } from '../standing-said.ts';
import type { ProjectShelves } from '../project-shelf.ts';
import { relativeDays } from '../day-words.ts';
import type { ProductShelf, ReleaseShelf } from '../shelf.ts';
import { timelineChart } from '../timeline/timeline-chart.ts';
import { timelineRow } from '../timeline/timeline-row.ts';
import { dated } from './dated.ts';
import { comingList } from './coming-list.ts';
import { HOME } from './home.ts';
import { htmlPage, linkFrom } from './html-page.ts';
import { noLongerListed, releaseNoLongerListed } from './no-longer-listed.ts';
import { productFooter } from './product-footer.ts';
import { simpleTable } from './simple-table.ts';

/** What the pages of a product are made with. */
export interface ProductPageContext {
  readonly shelf: ProductShelf;
  readonly on: CalendarDate;
  readonly projects: ProjectShelves;
}

/** The most releases that a chart shows. */
const MOST_ROWS = 16;

/** The page of a product: its releases over time, what comes next, and where each of them stands. */
export function productPage(context: ProductPageContext): string {
  const { shelf, on, projects } = context;
  const { product, title, path } = shelf;
  const page = `${path}/index.html`;
  const linkTo = linkFrom(page);
  const standings = shelf.releases
    .map((own): Standing => ({ own, status: releaseStatus(own.release, on, product.asOf) }))
    .reverse();
  const shown = chosen(standings);
  const hasDates = shelf.releases.some(({ facts }) => facts.length > 0);
  return htmlPage({
    path: page,
    title,
    above: [HOME],
    alternates: [
      ['application/json', `${path}/product.json`],
      ...(hasDates
        ? ([
            ['application/atom+xml', `${path}/feed.atom`],
            ['text/calendar', `${path}/calendar.ics`],
          ] as const)
        : []),
    ],
    body: [
      noLongerListed({ product, productTitle: title }),
      timelineChart({
        title: `Support windows of ${title}, ${shown.length} of ${standings.length} releases`,
        rows: shown.map(({ own }) => timelineRow(own.name, own, on)),
        on,
      }),
      releaseTable(standings, context, linkTo),
      comingList(shelf, on),
      projectList(projects, linkTo),
    ],
    footer: productFooter(
      product,
      [
        ...(hasDates
          ? ([
              ['Calendar', `${path}/calendar.ics`],
              ['Feed', `${path}/feed.atom`],
            ] as const)
          : []),
        ['JSON', `${path}/product.json`],
      ],
      { on, linkTo, upstream: null },
    ),
  });
}

/** A release and where it stands; not at all where it does not exist yet. */
interface Standing {
  readonly own: ReleaseShelf;
  readonly status: ReleaseStatus | undefined;
}

/** Those that go on, then those that ended last; in the order in which they are given. */
function chosen(standings: readonly Standing[]): readonly Standing[] {
  const dates = standings.filter(({ own }) => own.facts.length > 0);
  const ordered = [...dates.filter((own) => !hasEnded(own)), ...dates.filter(hasEnded)];
  const shown = new Set(ordered.slice(0, MOST_ROWS));
  return dates.filter((own) => shown.has(own));
}

function hasEnded({ status }: Standing): boolean {
  return status !== undefined && isOver(status.phase);
}

function releaseTable(
  standings: readonly Standing[],
  { on, projects }: ProductPageContext,
  linkTo: (path: string) => string,
): ComponentChild {
  const hasLatest = projects.latest.size > 0;
  return simpleTable({
    caption: 'Releases, the newest first',
    heads: ['Release', 'Today', 'Next', 'All support ends', ...(hasLatest ? ['Latest version'] : [])],
    rows: standings.map(({ own, status }) => [
      h('a', { href: linkTo(`${own.path}.html`) }, own.name),
      [status ? phaseToday(status) : 'not yet', releaseNoLongerListed(own.release)],
      status && nextSaid(status, on),
      status && endSaid(status),
      ...(hasLatest ? [projects.latest.get(own.release) ?? ''] : []),
    ]),
    classOf: (row) => (standings[row] && hasEnded(standings[row]) ? 'ended' : undefined),
  });
}

function nextSaid({ next, overdue }: ReleaseStatus, on: CalendarDate): ComponentChildren {
  if (overdue)
    return [`${PHASE_NAME[overdue.phase]} planned for `, dated(overdue.date), ', not declared yet'];
  if (!next) return null;
  return [
    `${PHASE_NAME[next.phase]} ${next.basis === 'scheduled' ? 'planned for ' : ''}`,
    dated(next.date),
    h('span', { class: 'muted' }, ` ${relativeDays(daysBetween(on, next.date))}`),
  ];
}

function endSaid({ supportEnds, phase }: ReleaseStatus): ComponentChild {
  if (supportEnds !== null) return dated(supportEnds);
  return isOver(phase) ? 'ended, day unknown' : 'unknown';
}

function projectList({ all }: ProjectShelves, linkTo: (path: string) => string): ComponentChild {
  if (all.length === 0) return null;
  return h(
    'details',
    { class: 'projects' },
    h('summary', null, `${all.length} projects`),
    h(
      'ul',
      { class: 'names' },
      all.map((shelf) => h('li', null, h('a', { href: linkTo(shelf.path) }, shelf.title))),
    ),
  );
}
