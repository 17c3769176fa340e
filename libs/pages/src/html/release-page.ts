import { type CalendarDate, releaseStatus, upgradePath } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { longDate } from '../day-words.ts';
import { standingSaid } from '../standing-said.ts';
import type { ReleaseShelf } from '../shelf.ts';
import { timelineChart } from '../timeline/timeline-chart.ts';
import { timelineRow } from '../timeline/timeline-row.ts';
import { webLink } from '../web-link.ts';
import { factTable } from './fact-table.ts';
import { hopList } from './hop-list.ts';
import { HOME } from './home.ts';
import { htmlPage, linkFrom } from './html-page.ts';
import { noLongerListed } from './no-longer-listed.ts';
import { productFooter } from './product-footer.ts';
import type { ProductPageContext } from './product-page.ts';
import { projectsInRelease } from './projects-in-release.ts';

/** The page of a release: where it stands, its dates, the way on, and its projects. */
export function releasePage(own: ReleaseShelf, context: ProductPageContext): string {
  const { shelf, on, projects } = context;
  const { path, title, name, product, release, facts } = own;
  const row = timelineRow(name, own, on);
  const page = `${path}.html`;
  const hasDates = facts.length > 0;
  return htmlPage({
    path: page,
    title,
    above: [HOME, [shelf.title, `${shelf.path}/index.html`]],
    alternates: [
      ['application/json', `${path}.json`],
      ...(hasDates ? ([['text/calendar', `${path}.ics`]] as const) : []),
    ],
    body: [
      noLongerListed({ product, productTitle: shelf.title, own }),
      standing(own, on),
      timelineChart({ title: `Support windows of ${title}`, rows: [row], on }),
      hasDates
        ? factTable({ caption: 'Dates', facts, on, isCounted: row.isAlive })
        : h('p', null, 'No date is known.'),
      hopList({
        product,
        release,
        path: upgradePath(product, release, on),
        on,
        linkTo: linkFrom(page),
        shelf,
      }),
      projectsInRelease(projects.in(release), linkFrom(page)),
    ],
    footer: productFooter(
      product,
      [...(hasDates ? ([['Calendar', `${path}.ics`]] as const) : []), ['JSON', `${path}.json`]],
      { on, linkTo: linkFrom(page), upstream: webLink(release.link) },
    ),
  });
}

function standing({ product, release }: ReleaseShelf, on: CalendarDate): ComponentChild {
  const status = releaseStatus(release, on, product.asOf);
  const said = status ? standingSaid(status, { on, dated: longDate }) : 'it does not exist yet';
  return h('p', { class: 'standing' }, `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`);
}
