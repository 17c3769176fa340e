import {
  type CalendarDate,
  daysBetween,
  findProduct,
  type Product,
  recogniseRenamed,
  type Source,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { HeldReading } from '../daily-check/ports.ts';
import type { RunReport } from '../daily-check/run-daily-check.ts';
import { plainLine } from '../letters/plain-line.ts';
import { countOfDays, listed } from '../letters/english/words.ts';
import type { RefreshedSource } from '../refresh/refresh-sources.ts';
import { heldProducts, lackedSaid } from './held-change.ts';
import { missingReleases } from './missing-releases.ts';
import { noFile, unchecked } from './own-product-reports.ts';
import { unreadDates } from './unread-dates.ts';

/** How fresh one source was in a run. */
export interface SourceReport {
  /** `openstack`, `endoflife-date`; a product of the team's own by its name. */
  readonly source: string;
  readonly state: 'fresh' | 'kept';
  readonly asOf: CalendarDate;
  /** Whether anyone follows a product of it, or goes by its dates. */
  readonly followed: boolean;
  /** What is wrong with it, and what to do; null when nothing is. */
  readonly problem: string | null;
}

/** What a run's sources are told from. */
export interface SourcesOfRun {
  readonly report: RunReport;
  readonly watches: readonly Watch[];
  /** The sources that were read anew; empty when none was to be. */
  readonly refreshed: readonly RefreshedSource[];
}

/** Older than this, what a catalog plans may long have changed. */
const STALE_DAYS = 7;

/** Whether a source was last read so long ago that what it plans may long have changed. */
export function isStale(asOf: CalendarDate, on: CalendarDate): boolean {
  return daysBetween(asOf, on) > STALE_DAYS;
}

/** How fresh each source was in a run, and what is wrong with it. */
export function sourceReports({ report, ...rest }: SourcesOfRun): SourceReport[] {
  // What was read may go by another name than what is known.
  const run = { ...rest, report: { ...report, read: recogniseRenamed(report.merged, report.read) } };
  const groups = Map.groupBy(report.merged.products, ({ source, name }) =>
    source === 'custom' ? `custom ${name}` : source,
  );
  return [...groups.values()].flatMap((products) => {
    const [first] = products;
    return first ? [reportOf(run, { source: first.source, products, title: titleOf(first) })] : [];
  });
}

/** The products of one source. */
interface Group {
  readonly source: Source;
  readonly products: readonly Product[];
  readonly title: string;
}

function titleOf({ source, title }: Product): string {
  return source === 'endoflife-date' ? 'endoflife.date' : plainLine(title);
}

function reportOf(run: SourcesOfRun, group: Group): SourceReport {
  const { report, watches, refreshed } = run;
  const asOf = lastRead(group);
  const held = report.held.find(({ source }) => source === group.source);
  const read = refreshed.find(({ source }) => source === group.source);
  const followed = isFollowed(run, group);
  const problems = [
    ...heldSaid(held, group, report),
    ...(group.source === 'custom'
      ? ownProduct(run, group)
      : read
        ? notRead(read, group)
        : notTaken(report, group)),
    ...(followed ? staleness(group, { on: report.on, isRead: read !== undefined }) : []),
    ...group.products.flatMap((product) => [
      ...unreadDates(product, report, watches),
      ...missingReleases(product, report.merged, watches),
    ]),
    ...unsortedSaid(report, group),
  ];
  return {
    source: group.source === 'custom' ? (group.products[0]?.name ?? '') : group.source,
    state: asOf >= report.on && held === undefined ? 'fresh' : 'kept',
    asOf,
    followed,
    problem: problems.length === 0 ? null : plainLine(problems.join(' ')),
  };
}

/** Whether anyone follows a product of the source, or goes by its dates. */
function isFollowed({ report, watches }: SourcesOfRun, { products }: Group): boolean {
  const keys = new Set(products.map(({ key }) => key));
  return watches.some(({ follow, dates = {} }) =>
    [...follow.map(({ product }) => product), ...Object.values(dates)].some((name) =>
      keys.has(findProduct(report.merged, name)?.key ?? ''),
    ),
  );
}

/** The last day on which the source was read; of a product that it no longer has that is no longer the day of the product. */
function lastRead({ products }: Group): CalendarDate {
  return products.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), products[0]?.asOf ?? NEVER);
}

const NEVER = '0001-01-01' as CalendarDate;

function heldSaid(
  held: HeldReading | undefined,
  { source, title, products }: Group,
  { merged }: RunReport,
): string[] {
  if (held === undefined) return [];
  // Own products are held together, and it is not said of those in whose files nothing has changed.
  const concerned = source === 'custom' ? heldProducts(held, merged) : [];
  if (concerned.length > 0 && !products.some((product) => concerned.includes(product))) return [];
  const lacked = source === 'custom' ? lackedSaid(held, merged) : '';
  return [
    `A change of ${title} is held since ${held.since}: ${held.why}${lacked}. ` +
      `If that is right, let it through with "lastpatch accept ${held.source}@${held.hash}".`,
  ];
}

/** A product of the team's own, which stands in a file that each run reads. */
function ownProduct(run: SourcesOfRun, group: Group): string[] {
  return group.products.flatMap((product) => [
    ...(isFollowed(run, group) ? noFile(product, run.report) : []),
    ...unchecked(product, run.report.on),
  ]);
}

/** A source that was to be read anew and could not be. */
function notRead({ products, problems }: RefreshedSource, group: Group): string[] {
  if (products !== undefined) return [];
  const why = problems.length === 0 ? '' : ` (${problems.map(withoutStop).join('; ')})`;
  return [`${group.title} could not be read anew${why}: what was known on ${lastRead(group)} still counts.`];
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** A reading that says nothing of a source, or is older than what is known of it, changes nothing: that must be seen. */
function notTaken({ read }: RunReport, { source, products, title }: Group): string[] {
  const now = new Map(read.products.map((product) => [product.key, product]));
  const older = products.flatMap((known) => {
    const product = now.get(known.key);
    return product !== undefined && product.asOf < known.asOf ? [{ known, product }] : [];
  });
  const [first] = older;
  if (first) {
    return [
      `The catalog that was read knows ${title} up to ${first.product.asOf} only, and ${first.known.asOf} was read before: it is not taken.`,
    ];
  }
  const absent = products.filter(({ key, missingSince }) => !now.has(key) && missingSince === undefined);
  if (absent.length === 0 || read.partial?.includes(source) === true) return [];
  const names = absent.slice(0, MOST_NAMED).map((product) => plainLine(product.title));
  const more = absent.length > names.length ? [`${absent.length - names.length} more`] : [];
  return [
    `The catalog that was read does not hold ${listed([...names, ...more])}: what was known on ${absent[0]?.asOf ?? ''} still counts.`,
  ];
}

const MOST_NAMED = 3;

function staleness(
  group: Group,
  { on, isRead }: { readonly on: CalendarDate; readonly isRead: boolean },
): string[] {
  const asOf = lastRead(group);
  if (!isStale(asOf, on) || group.source === 'custom') return [];
  const age = daysBetween(asOf, on);
  const renew = isRead
    ? ''
    : ' Read it anew: lastpatch run --refresh, or "refresh: daily" in lastpatch.yaml.';
  return [
    `${group.title} was last read ${countOfDays(age)} ago, on ${asOf}: dates may have moved since.${renew}`,
  ];
}

function unsortedSaid({ unsorted }: RunReport, { source, title }: Group): string[] {
  if (!unsorted.some((product) => product.source === source)) return [];
  return [
    `This version of Lastpatch reads ${title} otherwise than the one before, and its earlier sources ` +
      `were not kept: a date that is told as moved may have been read wrongly before.`,
  ];
}
