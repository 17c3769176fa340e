import type { CalendarDate } from './calendar-date.ts';
import type { Phase } from './phase.ts';

/**
 * What one reading alone does not say of a release: what the readings before it have shown. An importer gives none; a
 * merged catalog carries it on.
 */
export interface ReleaseHistory {
  /** How many values the beginning of each phase has had, counting "no date" once it had one. A phase without any is left out. */
  readonly ordinals: Readonly<Partial<Record<Phase, number>>>;
  /** For each phase whose beginning has had another value before the present one; left out where none has. */
  readonly changes?: Readonly<Partial<Record<Phase, DateChange>>>;
  /** For each phase whose word is missing: the first reading without it. Until that has settled the earlier windows stand. */
  readonly withdrawn: Readonly<Partial<Record<Phase, CalendarDate>>>;
  /**
   * For each phase whose date was corrected without a word to anyone, because both dates had come: the one that people last
   * heard of. A phase whose date they know is left out.
   */
  readonly lastHeard: Readonly<Partial<Record<Phase, CalendarDate>>>;
  /** The first reading that no longer listed the release; null while it is listed. */
  readonly missingSince: CalendarDate | null;
  /** Whether it has been missing for the settling time: from then on nothing is planned for it. */
  readonly isGone: boolean;
  /** How often it has been listed: once more each time that it comes back after it was gone. */
  readonly listings: number;
}

/** When the beginning of a phase got the value that it has. */
export interface DateChange {
  /** The reading that first gave the present value. */
  readonly seen: CalendarDate;
  /** The last date before it; null where there was none. */
  readonly was: CalendarDate | null;
}

/** The history of a release that was read for the first time. */
export const NO_HISTORY: ReleaseHistory = {
  ordinals: {},
  withdrawn: {},
  lastHeard: {},
  missingSince: null,
  isGone: false,
  listings: 1,
};
