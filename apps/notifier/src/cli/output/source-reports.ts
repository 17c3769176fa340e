import {
  type CalendarDate,
  daysBetween,
  findProduct,
  isOver,
  type Product,
  type Release,
  releaseTitle,
  type Source,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { follows } from '../../daily-check/watch.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { countOfDays } from '../../letters/words.ts';

/** How fresh one source was in a run. */
export interface SourceReport {
  readonly source: Source;
  readonly state: 'fresh' | 'kept';
  readonly asOf: CalendarDate;
  /** What is wrong with it, and what to do; null when nothing is. */
  readonly problem: string | null;
}

/** How a source is named to people. */
const TITLE: Readonly<Record<Source, string>> = {
  openstack: 'OpenStack',
  'endoflife-date': 'endoflife.date',
  custom: 'The list of your own products',
};

/** How a catalog is made of it anew. */
const RENEWED_BY: Readonly<Partial<Record<Source, string>>> = {
  openstack: 'lastpatch catalog import openstack <archive of openstack/releases>',
  'endoflife-date': "lastpatch catalog import endoflife-date <endoflife.date's products/full>",
};

/** Older than this, what a catalog plans may long have changed. */
const STALE_DAYS = 7;

/** A source with all of its products. */
interface MergedSource {
  readonly source: Source;
  readonly products: readonly Product[];
  /** The last day on which it was read. */
  readonly asOf: CalendarDate;
}

/** How fresh each source was in a run, and what is wrong with it or with what is followed of it. */
export function sourceReports(report: RunReport, watches: readonly Watch[]): SourceReport[] {
  const sources = [...Map.groupBy(report.merged.products, ({ source }) => source)].map(
    ([source, products]): MergedSource => ({ source, products, asOf: latest(products) ?? report.on }),
  );
  return sources.map((merged) => {
    const { source, products, asOf } = merged;
    const held = report.held.find((reading) => reading.source === source);
    const problems = [
      ...(held === undefined
        ? []
        : [
            `A change of ${TITLE[source]} is held since ${held.since}: ${held.why}. ` +
              `If that is right, let it through with "lastpatch accept ${source}@${held.hash}".`,
          ]),
      ...notTaken(merged, report),
      ...staleness(merged, report.on),
      ...products.flatMap((product) => missing(product, report, watches)),
      ...(report.unsorted.some((product) => product.source === source)
        ? [
            `This version of Lastpatch reads ${TITLE[source]} otherwise than the one before, and its earlier sources ` +
              `were not kept: a date that is told as moved may have been read wrongly before.`,
          ]
        : []),
    ];
    return {
      source,
      state: asOf >= report.on && held === undefined ? 'fresh' : 'kept',
      asOf,
      problem: problems.length === 0 ? null : plainLine(problems.join(' ')),
    };
  });
}

function latest(products: readonly Product[]): CalendarDate | undefined {
  return products
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
}

/** A reading that says nothing of a source, or is older than what is known of it, changes nothing: that must be seen. */
function notTaken({ source, products, asOf }: MergedSource, { read }: RunReport): string[] {
  const now = latest(read.products.filter((product) => product.source === source));
  if (now !== undefined && now < asOf) {
    return [
      `The catalog that was read knows ${TITLE[source]} up to ${now} only, and ${asOf} was read before: it is not taken.`,
    ];
  }
  return now === undefined && products.some(({ missingSince }) => missingSince === undefined)
    ? [
        `The catalog that was read does not hold ${TITLE[source]}: what was known of it on ${asOf} still counts.`,
      ]
    : [];
}

function staleness({ source, asOf }: MergedSource, on: CalendarDate): string[] {
  const age = daysBetween(asOf, on);
  if (age <= STALE_DAYS) return [];
  const renewed = RENEWED_BY[source];
  return [
    `${TITLE[source]} was last read ${countOfDays(age)} ago, on ${asOf}: dates may have moved since.`,
    ...(renewed === undefined
      ? []
      : [`Renew it: ${renewed} --out catalog.json, then --catalog catalog.json.`]),
  ];
}

/** Releases, or the product itself, that upstream no longer lists although someone follows them. */
function missing(product: Product, { merged }: RunReport, watches: readonly Watch[]): string[] {
  const followers = ({ id: release, history, windows }: Release): string[] =>
    watches
      .filter((watch) => {
        const phase = windows.findLast(({ basis }) => basis !== 'scheduled')?.phase ?? 'planned';
        // What had ended, or is gone by now, concerns those alone who name it.
        const concernsSupported = !isOver(phase) && history?.isGone !== true;
        const named = watch.follow.filter(({ releases }) => concernsSupported || Array.isArray(releases));
        return follows({ ...watch, follow: named }, merged, {
          product: product.name,
          release,
          concernsSupported,
        });
      })
      .map(({ id }) => id);
  if (product.missingSince !== undefined) {
    const watching = watches.filter((watch) =>
      watch.follow.some((rule) => findProduct({ products: [product] }, rule.product)),
    );
    return watching.length === 0
      ? []
      : [
          `Since ${product.missingSince} its source no longer lists ${plainLine(product.title)} at all: ${product.isGone === true ? 'nothing more is told of it' : 'what was known of it still counts'}.`,
        ];
  }
  return product.releases.flatMap((release) => {
    const since = release.history?.missingSince ?? null;
    const ids = since === null ? [] : followers(release);
    if (since === null || ids.length === 0) return [];
    // OpenStack's releases are known by their own names.
    const named = [...(product.source === 'openstack' ? [] : [product.title]), releaseTitle(release)].join(
      ' ',
    );
    return [
      `Since ${since} upstream no longer lists ${plainLine(named)}, which ${ids.length === 1 ? 'watch' : 'watches'} ${ids.join(', ')} ` +
        `${ids.length === 1 ? 'follows' : 'follow'}: ${release.history?.isGone === true ? 'nothing more is told of it' : 'what was known of it still counts'}.`,
    ];
  });
}
