import { type CalendarDate, type Catalog, daysBetween } from '@lastpatch/release-model';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { letterText } from '../../letters/letter-text.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count, countOfDays } from '../../letters/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { alarming, heading, quiet } from './paint.ts';

/** How fresh one source was in a run. */
export interface SourceReport {
  readonly source: string;
  readonly state: 'fresh' | 'kept';
  readonly asOf: CalendarDate;
  /** What is wrong with it, and what to do; null when nothing is. */
  readonly problem: string | null;
}

const WIDTH = 80;

/** Older than this, what a catalog plans may long have changed. */
const STALE_DAYS = 7;

/** How fresh each product's source is on a day. */
export function sourceReports(catalog: Catalog, today: CalendarDate): SourceReport[] {
  return catalog.products.map(({ name, title, asOf }) => {
    const age = daysBetween(asOf, today);
    const problem =
      age > STALE_DAYS
        ? `${plainLine(title)} was last read ${countOfDays(age)} ago, on ${asOf}: dates may have moved since. Renew it: ` +
          `lastpatch catalog import openstack <archive of openstack/releases> --out catalog.json, then --catalog catalog.json.`
        : null;
    return { source: name, state: age <= 0 ? 'fresh' : 'kept', asOf, problem };
  });
}

/** What a run did, for people: the letters, then a summary. */
export function runLines(
  report: RunReport,
  sources: readonly SourceReport[],
  folder: string,
  isDryRun = false,
): string[] {
  const letters = report.deliveries.flatMap(({ letter, state, why }) => {
    const { subject, text } = letterText(letter, report.on);
    return [
      heading(`To: watch ${letter.watch}`) +
        quiet(`  (letter ${letter.id}, ${state}${why === undefined ? '' : `: ${plainLine(why)}`})`),
      heading(`Subject: ${subject}`),
      '',
      text,
    ];
  });
  return [
    ...letters,
    summary(report, folder, isDryRun),
    ...sources.flatMap(({ problem }) =>
      problem === null ? [] : ['', ...wrap(problem, { width: WIDTH }).map(alarming)],
    ),
  ];
}

function summary(
  { on, lastDay, revision, deliveries }: RunReport,
  folder: string,
  isDryRun: boolean,
): string {
  const sent = deliveries.filter(({ state }) => state === 'sent').length;
  const span =
    lastDay === undefined
      ? 'First run'
      : lastDay >= on
        ? `${on} was already checked`
        : `Checked ${on}, ${countOfDays(daysBetween(lastDay, on))} after the last run`;
  const result =
    deliveries.length === 0
      ? 'nothing new to tell'
      : `${count(isDryRun ? deliveries.length : sent, 'letter')} ${isDryRun ? 'to be ' : ''}written to ${plainLine(folder)}`;
  if (isDryRun) return `${span}: ${result}. This was a dry run: nothing was recorded or sent.`;
  return `${span}: ${result}. Catalog revision ${revision}.`;
}
