import { type CalendarDate, releaseStatus } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import type { ProjectShelf } from '../project-shelf.ts';
import { shownName } from '../shown-name.ts';
import { phaseToday } from '../standing-said.ts';
import type { ProductShelf } from '../shelf.ts';
import { dated } from './dated.ts';
import { HOME } from './home.ts';
import { htmlPage, linkFrom } from './html-page.ts';
import { noLongerListed } from './no-longer-listed.ts';
import { productFooter } from './product-footer.ts';
import type { ProductPageContext } from './product-page.ts';
import { projectEnd } from './project-end.ts';
import { simpleTable } from './simple-table.ts';

/** The page of a project: its versions release by release. It counts no days, so that it stays while nothing happens. */
export function projectPage(own: ProjectShelf, { shelf, on }: ProductPageContext): string {
  const { status, path, title } = own;
  const linkTo = linkFrom(path);
  return htmlPage({
    path,
    title: `${shelf.title}: ${title}`,
    above: [HOME, [shelf.title, `${shelf.path}/index.html`]],
    body: [
      noLongerListed({ product: shelf.product, productTitle: shelf.title }),
      h('p', { class: 'standing' }, about(own)),
      simpleTable({
        caption: 'Versions by release',
        heads: ['Release', 'Release is', 'Newest version', 'Out on', 'Versions', 'The project’s own end'],
        rows: status.releases
          .toReversed()
          .map((entry) => [
            entry.release ? releaseLink(shelf, entry.release, linkTo) : 'independent of releases',
            entry.release ? phaseSaid(shelf, entry.release, on) : '',
            entry.newest ? shownName(entry.newest.version) : '',
            entry.newest?.landed ? dated(entry.newest.landed) : '',
            String(entry.versions),
            projectEnd(entry),
          ]),
      }),
    ],
    footer: productFooter(shelf.product, [[shelf.title, `${shelf.path}/index.html`]], {
      on,
      linkTo,
      upstream: null,
    }),
  });
}

function about({ status: { project, standing, retiredOn } }: ProjectShelf): string {
  const { service, team } = project;
  return [
    ...(service === null ? [] : [`${shownName(service)}.`]),
    ...(team === null ? [] : [`Team ${shownName(team)}.`]),
    ...(standing === 'retired' ? [`Retired${retiredOn === null ? '' : ` on ${retiredOn}`}.`] : []),
    ...(standing === null ? ['Not an official project today.'] : []),
  ].join(' ');
}

function releaseLink(
  { releases }: ProductShelf,
  release: ProductShelf['releases'][number]['release'],
  linkTo: (path: string) => string,
): ComponentChild {
  const own = releases.find((other) => other.release === release);
  return own ? h('a', { href: linkTo(`${own.path}.html`) }, own.name) : shownName(release.id);
}

function phaseSaid(
  { product }: ProductShelf,
  release: ProductShelf['releases'][number]['release'],
  on: CalendarDate,
): string {
  const status = releaseStatus(release, on, product.asOf);
  return status ? phaseToday(status) : '';
}
