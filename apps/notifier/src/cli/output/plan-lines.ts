import {
  type CalendarDate,
  daysBetween,
  isOver,
  type Hop,
  phaseOn,
  type Product,
  projectTitle,
  type Release,
  releaseTitle,
  supportEnds,
} from '@lastpatch/release-model';
import { plainLine } from '../../letters/plain-line.ts';
import { count, relativeDays } from '../../letters/words.ts';
import type { UpgradePlan } from '../commands/plan.ts';
import { datesLines, type ShownRelease } from './dates-lines.ts';
import { alarming, heading, paintDaysLeft, quiet } from './paint.ts';
import { type Cell, table } from './table.ts';
import { windowPicture } from './window-picture.ts';

/** Deadlines and next hops by urgency, then each way once, with a picture of its windows. */
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
      ...urgent.map((plan) => [runningSaid(plan), deadlineSaid(plan), nextHopSaid(plan)]),
    ]),
    ...ways.flatMap((plan) => ['', ...pathLines(on, plan)]),
  ];
}

/** What runs, and what is on the way from there. */
export function releasesOf({ running: { product, release }, path }: UpgradePlan): ShownRelease[] {
  return [release, ...path.hops.map((hop) => hop.release)].map((shown) => ({ product, release: shown }));
}

/** What ended on an unknown day or longest ago first; what has no known end last, but said as unknown. */
function byUrgency(plans: readonly UpgradePlan[]): UpgradePlan[] {
  return plans.toSorted((a, b) => compareNumbers(urgency(a), urgency(b)));
}

function urgency({ running, daysLeft }: UpgradePlan): number {
  if (daysLeft !== null) return daysLeft;
  return isOver(running.status.phase) ? -Infinity : Infinity;
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `nova 31.0.0 in 2025.1 Epoxy` or `OpenStack 2025.1 Epoxy` */
export function runningSaid({ running: { product, release, by } }: UpgradePlan): string {
  if (!by) return plainLine(`${product.title} ${releaseTitle(release)}`);
  return plainLine(`${projectTitle(product, by.project)} ${by.version} in ${releaseTitle(release)}`);
}

/** When support ends, or has ended. */
export function deadlineSaid({ running, daysLeft, projectEnded }: UpgradePlan): Cell {
  const { status } = running;
  if (projectEnded) {
    return { text: `project ended ${projectEnded.date ?? 'on an unknown day'}`, paint: alarming };
  }
  if (status.supportEnds === null || daysLeft === null) {
    return {
      text: status.phase === 'end-of-life' ? 'ended, day unknown' : 'unknown, no date given',
      paint: alarming,
    };
  }
  const when = `${status.supportEnds}, ${relativeDays(daysLeft)}`;
  return {
    text: status.overdue === null ? when : `${when}, not declared yet`,
    paint: paintDaysLeft(daysLeft),
  };
}

function nextHopSaid({ running, path: { target, hops } }: UpgradePlan): string {
  const [first] = shownHops(running.product, hops);
  if (!target) return 'nothing newer is out';
  if (!first) return target === running.release ? 'none: stay here' : '';
  const place = running.product.source !== 'openstack' || hops.length === 1 ? '' : ` +${hops.length - 1}`;
  return `${plainLine(releaseTitle(first.release))}${place}`;
}

function pathLines(on: CalendarDate, plan: UpgradePlan): string[] {
  const { running, path } = plan;
  const shown = shownHops(running.product, path.hops);
  const said = shown.flatMap((hop, index) => {
    const passed = path.hops.length - shown.length;
    return [
      ...(passed > 0 ? [`     (${count(passed, 'release')} between)`] : []),
      `  ${index + 1}. ${hopSaid(on, hop, running.product)}`,
    ];
  });
  return [
    heading(
      `From ${plainLine(releaseTitle(running.release))} to ${plainLine(releaseTitle(path.target ?? running.release))}`,
    ),
    ...said,
    '',
    ...windowPicture({
      on,
      asOf: running.product.asOf,
      releases: [running.release, ...shown.map(({ release }) => release)],
    }),
  ];
}

/** Where no source says which upgrades are allowed, what counts is where the way leads to. */
function shownHops({ source }: Product, hops: readonly Hop[]): readonly Hop[] {
  return source === 'openstack' ? hops : hops.slice(-1);
}

function hopSaid(on: CalendarDate, { release, kind }: Hop, product: Product): string {
  const ways = kind === 'slurp' ? 'SLURP to SLURP' : 'to the next release';
  const way = product.source === 'openstack' ? ` (${ways})` : '';
  return `${plainLine(releaseTitle(release))}${way}, ${endSaid(on, release, product)}`;
}

function endSaid(on: CalendarDate, release: Release, { source, asOf }: Product): string {
  const ends = supportEnds(release);
  if (ends === null) {
    const { phase } = phaseOn(release, on, asOf) ?? { phase: 'planned' };
    return isOver(phase) ? 'support ended, day unknown' : 'end of support unknown';
  }
  const word = source === 'openstack' ? 'maintained' : 'supported';
  return daysBetween(on, ends) > 0 ? `${word} until ${ends}` : `support ended ${ends}`;
}
