import type { Basis } from './basis.ts';
import { addDays, type CalendarDate, compareDates, daysBetween } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import type { Milestone } from './milestone.ts';
import { milestoneDay } from './milestone-day.ts';
import { comparePhases, type Phase } from './phase.ts';
import { type Release, releaseDay } from './release.ts';
import type { SupportWindow } from './support-window.ts';
import { phaseOn } from './timeline.ts';
import { type Transition, transitionsIn } from './transition.ts';

/** Something to come. */
export interface UpcomingEvent {
  /** Of a milestone of which only the week is known: the first day of it that is to come. */
  readonly date: CalendarDate;
  /** `release`: the release day; `transition`: another phase; `milestone`: an event of its development. */
  readonly kind: 'transition' | 'release' | 'milestone';
  readonly product: Product;
  readonly release: Release;
  /** Null for a milestone. */
  readonly phase: Phase | null;
  /** How the date is known; `derived` for a milestone whose day follows from its week. */
  readonly basis: Basis;
  /** 0 today, and while a milestone's week runs. */
  readonly daysLeft: number;
  /** Of a milestone. */
  readonly milestone: Milestone | null;
}

/**
 * What comes on a day and in the days after it, in the order of dates. A plan for a phase that the release is past on that day
 * is none of it.
 *
 * @param days how many days after `on` are looked at: `[on, on + days]`, both inclusive
 */
export function upcomingEvents(product: Product, on: CalendarDate, days: number): UpcomingEvent[] {
  const span = { after: addDays(on, -1), through: addDays(on, days) };
  const releases = product.releases.flatMap((release) => {
    const current = phaseOn(release, on, product.asOf);
    return transitionsIn(release, span)
      .filter((transition) => !isPast(transition, current))
      .map(({ phase, date, basis }): UpcomingEvent => ({
        date,
        kind: phase === 'maintained' ? 'release' : 'transition',
        product,
        release,
        phase,
        basis,
        daysLeft: daysBetween(on, date),
        milestone: null,
      }));
  });
  const milestones = product.milestones.flatMap((milestone) => milestoneEvent(product, milestone, on) ?? []);
  return [
    ...releases,
    ...milestones.filter(({ date, daysLeft }) => daysLeft >= 0 && date <= span.through),
  ].sort((a, b) => compareDates(a.date, b.date));
}

/** Whether the release is past a phase that it never entered: a plan that stands on beside the word of a later phase. */
function isPast({ phase, date }: Transition, current: SupportWindow | undefined): boolean {
  return current !== undefined && comparePhases(phase, current.phase) < 0 && date !== current.from;
}

function milestoneEvent(product: Product, milestone: Milestone, on: CalendarDate): UpcomingEvent | undefined {
  const release = product.releases.find(({ key }) => key === milestone.release);
  if (!release) return undefined;
  // The release day itself is known better, and told as such.
  if (milestone.kind === 'release' && releaseDay(release) !== null) return undefined;
  const day = milestoneDay(milestone);
  // A week that runs is to come for as long as it runs: its date is then today.
  const isRunning = day === null && milestone.from < on && on < milestone.until;
  const date = isRunning ? on : (day ?? milestone.from);
  return {
    date,
    kind: 'milestone',
    product,
    release,
    phase: null,
    basis: day === null ? 'scheduled' : 'derived',
    daysLeft: daysBetween(on, date),
    milestone,
  };
}
