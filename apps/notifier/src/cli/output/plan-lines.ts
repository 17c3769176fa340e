import { compareUrgency, type Outlook, plannedHops } from '@lastpatch/fleet';
import { isEndOverdue } from '@lastpatch/pages/overdue-end';
import { retirementSaid } from '@lastpatch/pages/plan-remarks';
import {
  type CalendarDate,
  daysBetween,
  isOver,
  type Hop,
  lastEnd,
  type Product,
  projectTitle,
  type Release,
  releaseStatus,
  releaseTitle,
  supportEnds,
} from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { count, relativeDays } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import type { UpgradePlan } from '../commands/plan.ts';
import { datesLines, type ShownRelease } from './dates-lines.ts';
import { alarming, heading, paintDaysLeft, quiet } from './paint.ts';
import { type Cell, table } from './table.ts';
import { pictureLegend, releaseRows, windowPicture } from './window-picture.ts';

const WIDTH = 80;

/** Deadlines and next hops by urgency, what is retired, then each way once, with a picture of its windows. */
export function planLines(on: CalendarDate, plans: readonly UpgradePlan[]): string[] {
  const urgent = byUrgency(plans);
  const ways = urgent.filter(
    ({ running, path }, index) =>
      path.hops.length > 0 &&
      urgent.findIndex((other) => other.running.release === running.release) === index,
  );
  return [
    heading(`What runs on ${on}, the most urgent first`) + quiet(' (dates to come are plans)'),
    ...datesLines(plans.flatMap(releasesOf)),
    '',
    ...table([
      ['RUNS', 'SUPPORT ENDS', 'NEXT HOP +MORE'].map((text): Cell => ({ text, paint: quiet })),
      ...urgent.map((plan) => [
        runningSaid(plan),
        deadlineSaid(withStatus(plan), plan.projectEnded),
        nextHopSaid({ ...plan.running, path: plan.path }),
      ]),
    ]),
    ...retiredLines(urgent),
    ...ways.flatMap((plan) => ['', ...pathLines(on, plan)]),
  ];
}

/** What is retired, wherever its release leads. */
function retiredLines(plans: readonly UpgradePlan[]): string[] {
  const sentences = plans.flatMap(({ running: { product, by }, projectRetired }) =>
    by && projectRetired ? retirementSaid(product, { project: by.project, ...projectRetired }) : [],
  );
  return sentences.length === 0
    ? []
    : ['', ...[...new Set(sentences)].flatMap((said) => wrap(plainLine(said), { rest: '  ', width: WIDTH }))];
}

/** What runs, and what is on the way from there. */
export function releasesOf({ running: { product, release }, path }: UpgradePlan): ShownRelease[] {
  return [release, ...path.hops.map((hop) => hop.release)].map((shown) => ({ product, release: shown }));
}

/** What ended on an unknown day or longest ago first; what has no known end last, but said as unknown. */
function byUrgency(plans: readonly UpgradePlan[]): UpgradePlan[] {
  return plans.toSorted((a, b) => compareUrgency(withStatus(a), withStatus(b)));
}

/** `nova 31.0.0 in 2025.1 Epoxy` or `OpenStack 2025.1 Epoxy` */
export function runningSaid({ running: { product, release, by } }: UpgradePlan): string {
  if (!by) return plainLine(`${product.title} ${releaseTitle(release)}`);
  return plainLine(`${projectTitle(product, by.project)} ${by.version} in ${releaseTitle(release)}`);
}

/** The deadline of what was asked for. */
export function withStatus({ running: { status }, daysLeft }: UpgradePlan): Deadline {
  return { status, daysLeft };
}

/** When something ends. */
export type Deadline = Pick<Outlook, 'status' | 'daysLeft'>;

/** Whether support has ended, by upstream's word or because its day has come. */
export function hasEnded({ status: { phase }, daysLeft }: Deadline): boolean {
  return isOver(phase) || (daysLeft !== null && daysLeft <= 0);
}

/** When support ends, or has ended; or a project's own work on a release, which may end before. */
export function deadlineSaid(
  { status, daysLeft }: Deadline,
  projectEnded: UpgradePlan['projectEnded'] = null,
): Cell {
  if (projectEnded) {
    return { text: `project ended ${projectEnded.date ?? 'on an unknown day'}`, paint: alarming };
  }
  if (status.supportEnds === null || daysLeft === null) return { text: noDay(status), paint: alarming };
  const when = `${status.supportEnds}, ${relativeDays(daysLeft)}`;
  return {
    text: daysLeft > 0 || isOver(status.phase) ? when : `${when}, not declared yet`,
    paint: paintDaysLeft(daysLeft),
  };
}

/** What is said where the first day without support is not known. */
function noDay({ phase, release }: Deadline['status']): string {
  if (isOver(phase)) return 'ended, day unknown';
  const last = lastEnd(release);
  return last === null ? 'unknown, no date given' : `${last} at the latest`;
}

/** Where to go next, and how many hops there are after that. */
export function nextHopSaid({
  product,
  release,
  status,
  path: { target, hops },
}: Pick<Outlook, 'product' | 'release' | 'status' | 'path'>): string {
  const [first] = plannedHops(product, hops);
  if (!target) return 'nothing newer is out';
  if (target === release) return isOver(status.phase) ? 'none lasts longer' : 'none: stay here';
  if (!first) return '';
  const place = product.source !== 'openstack' || hops.length === 1 ? '' : ` +${hops.length - 1}`;
  return `${plainLine(releaseTitle(first.release))}${place}`;
}

function pathLines(on: CalendarDate, plan: UpgradePlan): string[] {
  const { running, path } = plan;
  const shown = plannedHops(running.product, path.hops);
  const said = shown.flatMap((hop, index) => {
    const passed = path.hops.length - shown.length;
    return [
      ...(passed > 0 ? [`     (${count(passed, 'release')} between)`] : []),
      ...wrap(`${index + 1}. ${hopSaid(on, hop, running.product)}`, {
        first: '  ',
        rest: '     ',
        width: WIDTH,
      }),
    ];
  });
  const ways = [running.release, ...shown.map(({ release }) => release)];
  const picture = windowPicture({ on, rows: releaseRows(ways, running.product.asOf) });
  return [
    heading(
      `From ${plainLine(releaseTitle(running.release))} to ${plainLine(releaseTitle(path.target ?? running.release))}`,
    ),
    ...said,
    '',
    ...picture,
    ...(picture.length === 0 ? [] : [pictureLegend()]),
  ];
}

/** A hop, how it is made and how long the release that it leads to lasts. */
export function hopSaid(on: CalendarDate, { release, kind }: Hop, product: Product): string {
  const ways = kind === 'slurp' ? 'SLURP to SLURP' : 'to the next release';
  const way = product.source === 'openstack' ? ` (${ways})` : '';
  return `${plainLine(releaseTitle(release))}${way}, ${endSaid(on, release, product)}`;
}

function endSaid(on: CalendarDate, release: Release, { source, asOf }: Product): string {
  const ends = supportEnds(release);
  const status = releaseStatus(release, on, asOf);
  if (ends === null) {
    return isOver(status?.phase ?? 'planned') ? 'support ended, day unknown' : 'end of support unknown';
  }
  if (status && isEndOverdue(status)) return `planned to end ${ends}, not declared yet`;
  const word = source === 'openstack' ? 'maintained' : 'supported';
  return daysBetween(on, ends) > 0 ? `${word} until ${ends}` : `support ended ${ends}`;
}
