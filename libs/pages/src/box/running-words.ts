import { plannedHops } from '@lastpatch/fleet';
import {
  type Basis,
  type CalendarDate,
  daysBetween,
  declaresPhases,
  type Hop,
  isEndOfSupport,
  isOver,
  isReleased,
  type KnownRunning,
  type Phase,
  projectTitle,
  type Product,
  type Release,
  releaseDay,
  releaseStatus,
  releaseTitle,
  type RunningOutlook,
  type Source,
  supportEnds,
} from '@lastpatch/release-model';
import { longDate, relativeDays } from '../day-words.ts';
import { beginningWords, sourceName } from '../fact-words.ts';
import { lifeFacts, UNNAMED } from '../life-fact.ts';
import { isEndOverdue } from '../overdue-end.ts';
import { PHASE_NAME } from '../phase-name.ts';
import { shownName } from '../shown-name.ts';
import { isOldReading, readDay } from '../source-readings.ts';

/** How a sentence is to look: it is never told by colour alone. */
export type Tone = 'good' | 'warn' | 'bad';

/** A sentence, and how it is to look. */
export interface TonedText {
  readonly text: string;
  readonly tone: Tone;
}

/** From so few days on an end is near. */
const NEAR = 90;

/** `nova 31.0.0 belongs to OpenStack 2025.1 Epoxy` */
export function runningTitle({ product, release, by }: KnownRunning): string {
  const title = shownName(`${product.title} ${releaseTitle(release)}`);
  return by
    ? `${shownName(`${projectTitle(product, by.project)} ${by.version}`)} belongs to ${title}`
    : title;
}

/** When support ends or ended, how far away that is, and how it is known; of what is not out yet, when it will be. */
export function deadlineSaid(
  running: KnownRunning,
  { daysLeft }: RunningOutlook,
  on: CalendarDate,
): TonedText {
  const { product, release, status } = running;
  if (!isReleased(status.phase)) return notOut(release, on);
  const { supportEnds: ends } = status;
  if (ends === null || daysLeft === null) return noDay(status.phase);
  const day = longDate(ends);
  if (daysLeft > 0) {
    const sooner = endBefore(running);
    const tone = (sooner === null ? daysLeft : daysBetween(on, sooner)) <= NEAR ? 'warn' : 'good';
    const what = sooner === null ? 'Support' : 'All support';
    return { text: `${what} ends on ${day}, ${relativeDays(daysLeft)}${howKnown(product, release)}.`, tone };
  }
  const when = daysLeft === 0 ? `today, ${day}` : `on ${day}, ${relativeDays(daysLeft)}`;
  if (isEndOverdue(status)) {
    const who = sourceName(product.source);
    return { text: `Support was planned to end ${when}; ${who} has not declared that yet.`, tone: 'bad' };
  }
  const verb = daysLeft === 0 ? 'ends' : 'ended';
  return { text: `Support ${verb} ${when}${howKnown(product, release)}.`, tone: 'bad' };
}

/** The day on which some support ends before all of it does, as the regular one does where there is an extended one. */
function endBefore({ status: { next, supportEnds: ends } }: KnownRunning): CalendarDate | null {
  return next && isEndOfSupport(next.phase) && next.date !== ends ? next.date : null;
}

function notOut(release: Release, on: CalendarDate): TonedText {
  const day = releaseDay(release);
  const when =
    day === null
      ? 'no day is given for its release'
      : `its release is planned for ${longDate(day)}, ${relativeDays(daysBetween(on, day))}`;
  return { text: `It is not out yet: ${when}.`, tone: 'warn' };
}

function noDay(phase: Phase): TonedText {
  return isOver(phase)
    ? { text: 'Support has ended, on a day that is not known.', tone: 'bad' }
    : {
        text: 'No day is given for the end of its support, which does not mean that there is none.',
        tone: 'warn',
      };
}

function howKnown(product: Product, release: Release): string {
  const ends = supportEnds(release);
  const window = release.windows.find(({ phase, from }) => isOver(phase) && from === ends);
  return window === undefined ? '' : HOW[window.basis](product.source);
}

const HOW: Readonly<Record<Basis, (source: Source) => string>> = {
  declared: (source) =>
    declaresPhases(source)
      ? `, as declared by ${sourceName(source)}`
      : `, by the date that ${sourceName(source)} gives`,
  scheduled: (source) => `, as planned by ${sourceName(source)}`,
  derived: () => ', which follows from a policy or from other dates',
};

/**
 * The phase of today and the one that is next, the day on which the project itself stopped, that it is retired, and what is
 * overdue besides the end of support.
 */
export function standingSaid(
  running: KnownRunning,
  { projectEnded, projectRetired }: RunningOutlook,
  on: CalendarDate,
): string[] {
  const { product, release, by, status } = running;
  const { phase, since, basis, overdue } = status;
  const planned = basis === 'scheduled' ? ', as planned' : '';
  const from = since === null ? '' : `, since ${longDate(since)}${planned}`;
  const said = [`Today: ${PHASE_NAME[phase]}${from}.`, ...nextSaid(running, on)];
  if (by && projectEnded) {
    const when = projectEnded.date === null ? '' : ` on ${longDate(projectEnded.date)}`;
    said.push(
      `${shownName(projectTitle(product, by.project))} itself ended its work on ${shownName(release.id)}${when}.`,
    );
  }
  if (by && projectRetired) {
    const since = projectRetired.date === null ? '' : ` since ${longDate(projectRetired.date)}`;
    said.push(
      `${shownName(projectTitle(product, by.project))} is retired from ${shownName(product.title)}${since}: plan what takes its place, for later releases may not have it.`,
    );
  }
  if (overdue && !(isOver(overdue.phase) && isEndOverdue(status))) {
    const when = `${longDate(overdue.date)}, ${relativeDays(daysBetween(on, overdue.date))}`;
    const what = PHASE_NAME[overdue.phase];
    said.push(
      `${capital(what)} was planned for ${when}, and ${sourceName(product.source)} has not declared it yet.`,
    );
  }
  return said;
}

/** What comes before support ends, as the end of regular support does where there is an extended one. */
function nextSaid({ status: { phase, next, supportEnds: ends } }: KnownRunning, on: CalendarDate): string[] {
  if (!next || next.date === ends || !isReleased(phase)) return [];
  const when = `${longDate(next.date)}, ${relativeDays(daysBetween(on, next.date))}`;
  return [`Next: ${PHASE_NAME[next.phase]}, ${next.basis === 'scheduled' ? 'planned for' : 'from'} ${when}.`];
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** A date of a release: what begins, and when. */
export interface DateRow {
  /** `unmaintained (planned)` */
  readonly what: string;
  /** `2 October 2026, in 42 days; before, the date was 3 October 2026` */
  readonly when: string;
}

/** The dates of a release in the order of its life, each with where it was before it moved. */
export function dateRows({ product, release }: KnownRunning, on: CalendarDate): DateRow[] {
  return lifeFacts(product, release, UNNAMED).map((fact) => {
    const day = `${longDate(fact.date)}, ${relativeDays(daysBetween(on, fact.date))}`;
    const moved = fact.was === null ? '' : `; before, the date was ${longDate(fact.was)}`;
    return { what: capital(beginningWords(fact)), when: `${day}${moved}` };
  });
}

/** The way out: a sentence, and each hop where there are several. */
export interface PathSaid {
  readonly sentence: string;
  readonly hops: readonly string[];
}

/** Where to upgrade to, and through which releases. */
export function pathSaid(
  { product, release, status }: KnownRunning,
  { path }: RunningOutlook,
  on: CalendarDate,
): PathSaid {
  const { target } = path;
  if (!target) return { sentence: 'Nothing that is out can be upgraded to.', hops: [] };
  if (target === release) {
    const stay = isOver(status.phase) ? '' : ' Stay on this one.';
    return { sentence: `Nothing newer is known to last longer.${stay}`, hops: [] };
  }
  const hops = plannedHops(product, path.hops).map((hop) => hopSaid(product, hop, on));
  if (hops.length === 1) return { sentence: `Go to ${hops.join('')}.`, hops: [] };
  return { sentence: `Go to ${shownName(releaseTitle(target))}, in ${hops.length} hops:`, hops };
}

function hopSaid(product: Product, { release, kind }: Hop, on: CalendarDate): string {
  const ways = kind === 'slurp' ? ' (SLURP to SLURP)' : ' (to the next release)';
  const way = product.source === 'openstack' ? ways : '';
  return `${shownName(releaseTitle(release))}${way}: ${endSaid(product, release, on)}`;
}

/** `supported until 27 October 2027, in 432 days`; or that it has ended, or that no end is known. */
export function endSaid(product: Product, release: Release, on: CalendarDate): string {
  const status = releaseStatus(release, on, product.asOf);
  const ends = supportEnds(release);
  if (ends === null) {
    return isOver(status?.phase ?? 'planned')
      ? 'support has ended, on a day that is not known'
      : 'no end of support is given';
  }
  const days = daysBetween(on, ends);
  const when = `${longDate(ends)}, ${relativeDays(days)}`;
  if (status && isEndOverdue(status)) return `planned to end on ${when}, and not declared yet`;
  return days > 0 ? `supported until ${when}` : `support ended on ${when}`;
}

/** As of which day its source was read; a warning when that is more than a week ago. */
export function readingSaid(product: Product, on: CalendarDate): TonedText {
  const day = readDay(product);
  const days = daysBetween(on, day);
  // Where the reader's day has not begun yet, or a clock is wrong, the distance says nothing.
  const distance = days > 0 ? '' : `, ${relativeDays(days)}`;
  const said = `By what ${sourceName(product.source)} said on ${longDate(day)}${distance}.`;
  return isOldReading({ source: product.source, asOf: day }, on)
    ? { text: `${said} Dates may have moved since.`, tone: 'warn' }
    : { text: said, tone: 'good' };
}
