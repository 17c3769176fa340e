import { addMonths, type CalendarDate, isOver, releaseStatus } from '@lastpatch/release-model';
import { type ComponentChild, h } from 'preact';
import { BoxSection } from '../box/box-section.ts';
import { sourceName } from '../fact-words.ts';
import type { LifeFact } from '../life-fact.ts';
import { newsOf } from '../news.ts';
import { nextEnds } from '../next-ends.ts';
import type { PageOptions } from '../page-options.ts';
import type { ProductShelf } from '../shelf.ts';
import { type SourceReading, sourceReadings } from '../source-readings.ts';
import { timelineChart } from '../timeline/timeline-chart.ts';
import { timelineRow } from '../timeline/timeline-row.ts';
import { dated } from './dated.ts';
import { factTable } from './fact-table.ts';
import { HOME } from './home.ts';
import { htmlPage } from './html-page.ts';
import { newsList } from './news-list.ts';
import { oldReading } from './old-reading.ts';

/** The most that the first page lists, and how many days it looks back for news. */
const MOST = { ends: 12, news: 12, newsDays: 60 };

/** What of the time before and after today its chart shows, in months: what is far is not the question. */
const SHOWN = { before: 12, after: 24 };

/** The first page: what ends next, what has just happened, and where everything else is. */
export function indexPage(
  shelves: readonly ProductShelf[],
  on: CalendarDate,
  { script }: PageOptions,
): string {
  const readings = sourceReadings(shelves.map(({ product }) => product));
  const hasBox = script !== undefined && shelves.length > 0;
  const [title, path] = HOME;
  const releases = shelves.flatMap((shelf) => shelf.releases);
  const ends = nextEnds(releases, on).slice(0, MOST.ends);
  const news = newsOf(
    releases.flatMap(({ facts }) => facts),
    on,
    MOST.newsDays,
  ).slice(0, MOST.news);
  return htmlPage({
    path,
    title,
    above: [],
    hasBox,
    alternates: [['application/json', 'products.json']],
    body: [
      h(
        'p',
        { class: 'standing' },
        'Support windows of releases, as of ',
        dated(on),
        '.',
        readings.map((reading) => oldReading(reading, on)),
      ),
      hasBox && BoxSection({}),
      section('ends', 'What ends next', [
        timelineChart({
          title: `Support windows of the ${ends.length} releases whose support ends next`,
          rows: ends.map((fact) => timelineRow(fact.title, rowOf(releases, fact), on)),
          on,
          within: [addMonths(on, -SHOWN.before), addMonths(on, SHOWN.after)],
        }),
        ends.length === 0
          ? h('p', null, 'No end of support is known ahead.')
          : factTable({
              caption: 'The next end of support of each release, the soonest first',
              facts: ends,
              on,
              nameOf: releaseLink,
              isCounted: true,
            }),
      ]),
      section('news', 'What has just happened', newsList(news, on, releaseLink)),
      section('products', 'All products', productList(shelves, on)),
    ],
    footer: footer(readings),
  });
}

function section(id: string, title: string, content: ComponentChild): ComponentChild {
  return h('section', { 'aria-labelledby': id, class: id }, h('h2', { id }, title), content);
}

function rowOf(
  releases: readonly ProductShelf['releases'][number][],
  { release, product }: LifeFact,
): Parameters<typeof timelineRow>[1] {
  return { product, release, facts: releases.find((shelf) => shelf.release === release)?.facts ?? [] };
}

function releaseLink({ path, title }: LifeFact): ComponentChild {
  return h('a', { href: `${path}.html` }, title);
}

/** OpenStack first, then the others by their names. */
function productList(shelves: readonly ProductShelf[], on: CalendarDate): ComponentChild {
  if (shelves.length === 0) return h('p', null, 'No product is known.');
  const ordered = shelves.toSorted((a, b) => rank(a) - rank(b) || compareTitles(a.title, b.title));
  return [
    h('p', { class: 'muted' }, 'Beside each: how many of its releases have not ended, of how many.'),
    h(
      'ul',
      { class: 'names' },
      ordered.map(({ path, title, product, releases }) => {
        const alive = releases.filter(({ release }) => {
          const status = releaseStatus(release, on, product.asOf);
          return status !== undefined && !isOver(status.phase);
        }).length;
        return h(
          'li',
          null,
          h('a', { href: `${path}/index.html` }, title),
          h('span', { class: 'muted' }, ` ${alive} of ${releases.length}`),
        );
      }),
    ),
  ];
}

function rank({ product: { source } }: ProductShelf): number {
  return source === 'openstack' ? 0 : 1;
}

/** The same order on every machine. */
function compareTitles(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}

function footer(readings: readonly SourceReading[]): ComponentChild {
  return [
    readings.length > 0 &&
      h(
        'p',
        null,
        'Read: ',
        readings.map(({ source, asOf }, index) => [
          index > 0 && ', ',
          sourceName(source),
          ' on ',
          dated(asOf),
        ]),
        '. A date that is planned may move.',
      ),
    h(
      'p',
      null,
      'For machines: ',
      ['products.json', 'upcoming.json', 'notices.json', 'metrics.prom', 'openapi.json'].map(
        (name, index) => [index > 0 && ' · ', h('a', { href: name }, name)],
      ),
      '. Each product has a calendar and a feed. These pages load nothing from elsewhere and count nobody.',
    ),
  ];
}
