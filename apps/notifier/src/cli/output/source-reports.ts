import {
  type CalendarDate,
  daysBetween,
  isOver,
  type Product,
  type Release,
  releaseTitle,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { follows } from '../../daily-check/watch.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { countOfDays } from '../../letters/words.ts';

/** How fresh one source was in a run. */
export interface SourceReport {
  readonly source: string;
  readonly state: 'fresh' | 'kept';
  readonly asOf: CalendarDate;
  /** What is wrong with it, and what to do; null when nothing is. */
  readonly problem: string | null;
}

/** Older than this, what a catalog plans may long have changed. */
const STALE_DAYS = 7;

/** How fresh each product's source was in a run, and what is wrong with it. */
export function sourceReports(report: RunReport, watches: readonly Watch[]): SourceReport[] {
  return report.merged.products.map((product) => {
    const held = report.held.find(({ source }) => source === product.source);
    const problems = [
      ...(held === undefined
        ? []
        : [
            `A change of ${plainLine(product.title)} is held since ${held.since}: ${held.why}. ` +
              `If that is right, let it through with "lastpatch accept ${held.source}@${held.hash}".`,
          ]),
      ...(product.source === 'custom' ? noFile(product, report, watches) : notTaken(product, report)),
      ...staleness(product, report.on),
      ...unchecked(product, report.on),
      ...missing(product, report, watches),
      ...(report.unsorted.some(({ key }) => key === product.key)
        ? [
            `This version of Lastpatch reads ${plainLine(product.title)} otherwise than the one before, and its earlier sources ` +
              `were not kept: a date that is told as moved may have been read wrongly before.`,
          ]
        : []),
    ];
    return {
      source: product.name,
      state: product.asOf >= report.on && held === undefined ? 'fresh' : 'kept',
      asOf: product.asOf,
      problem: problems.length === 0 ? null : plainLine(problems.join(' ')),
    };
  });
}

/** Who wrote dates down looks again now and then whether they still stand. */
const UNCHECKED_DAYS = 180;

/** Of a product of the team's own: that nobody has looked for long whether its dates still stand. */
function unchecked({ title, source, asOf, readOn = asOf }: Product, on: CalendarDate): string[] {
  if (source !== 'custom') return [];
  const age = daysBetween(readOn, on);
  const name = plainLine(title);
  if (readOn > asOf) {
    return [
      `The file of ${name} says that it was last checked on ${readOn}, which is still to come: correct "checked" in it.`,
    ];
  }
  if (age <= UNCHECKED_DAYS) return [];
  return [
    `Nobody has checked the dates of ${name} since ${readOn}, ${countOfDays(age)} ago: look where they come from, and write today into "checked" in its file.`,
  ];
}

/** A reading that says nothing of a product, or is older than what is known of it, changes nothing: that must be seen. */
function notTaken({ key, title, asOf, missingSince }: Product, { read }: RunReport): string[] {
  const now = read.products.find((product) => product.key === key);
  if (now !== undefined && now.asOf < asOf) {
    return [
      `The catalog that was read knows ${plainLine(title)} up to ${now.asOf} only, and ${asOf} was read before: it is not taken.`,
    ];
  }
  return now === undefined && missingSince === undefined
    ? [
        `The catalog that was read does not hold ${plainLine(title)}: what was known of it on ${asOf} still counts.`,
      ]
    : [];
}

/** A product of the team's own that no file describes any more, although someone follows it, or a vendor's that decides. */
function noFile(product: Product, { read }: RunReport, watches: readonly Watch[]): string[] {
  const isRead = read.products.some(({ key }) => key === product.key);
  if (isRead || product.missingSince !== undefined || !isFollowed(product, watches)) return [];
  return [
    `No file describes ${plainLine(product.title)} any more: what was known of it on ${product.asOf} still counts.`,
  ];
}

function isFollowed({ name }: Product, watches: readonly Watch[]): boolean {
  const wanted = name.toLowerCase();
  return watches.some(({ follow, dates = {} }) =>
    [...follow.map(({ product }) => product), ...Object.values(dates)].some(
      (known) => known.toLowerCase() === wanted,
    ),
  );
}

function staleness({ title, source, asOf }: Product, on: CalendarDate): string[] {
  const age = daysBetween(asOf, on);
  // The file of an own product is read by every run, or told to be wrong.
  if (age <= STALE_DAYS || source === 'custom') return [];
  return [
    `${plainLine(title)} was last read ${countOfDays(age)} ago, on ${asOf}: dates may have moved since. Renew it: ` +
      `lastpatch catalog import openstack <archive of openstack/releases> --out catalog.json, then --catalog catalog.json.`,
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
    return !isFollowed(product, watches)
      ? []
      : [
          `Since ${product.missingSince} its source no longer lists ${plainLine(product.title)} at all: ${product.isGone === true ? 'nothing more is told of it' : 'what was known of it still counts'}.`,
        ];
  }
  return product.releases.flatMap((release) => {
    const since = release.history?.missingSince ?? null;
    const ids = since === null ? [] : followers(release);
    if (since === null || ids.length === 0) return [];
    return [
      `Since ${since} upstream no longer lists ${plainLine(releaseTitle(release))}, which ${ids.length === 1 ? 'watch' : 'watches'} ${ids.join(', ')} ` +
        `${ids.length === 1 ? 'follows' : 'follow'}: ${release.history?.isGone === true ? 'nothing more is told of it' : 'what was known of it still counts'}.`,
    ];
  });
}
