import {
  calendarDate,
  type CalendarDate,
  type Catalog,
  mergeCatalog,
  NOTICE_KINDS,
  PHASES,
  presentCatalog,
} from '@lastpatch/release-model';
import { DEFAULT_KINDS, DEFAULT_PHASES, type FollowedReleases, type Watch } from '@lastpatch/settings';
import { addressLetters } from '../src/daily-check/address-letters.ts';
import { withHeardDates } from '../src/daily-check/heard-dates.ts';
import type { Letter } from '../src/daily-check/letter.ts';
import type { Notice } from '../src/daily-check/notice.ts';
import { planNotices } from '../src/daily-check/plan-notices.ts';

/** What a test says of a watch; the rest is as three lines of settings make it. */
export interface WatchParts extends Partial<Omit<Watch, 'follow'>> {
  /** By the names of products. */
  readonly follow?: Readonly<Record<string, FollowedReleases>>;
}

/** The watch of the platform team, which follows the supported releases of OpenStack, unless told otherwise. */
export function watchOf({ follow = { openstack: 'supported' }, ...parts }: WatchParts = {}): Watch {
  return {
    id: 'platform',
    title: parts.id ?? 'platform',
    follow: Object.entries(follow).map(([product, releases]) => ({
      product,
      releases,
      phases: DEFAULT_PHASES,
      projects: [],
      kinds: DEFAULT_KINDS,
    })),
    reminders: [180, 90, 30, 7, 1],
    digest: 'monthly',
    ...parts,
  };
}

/** A watch that wants to hear of everything of these products. */
export function watchOfAll(...products: readonly string[]): Watch {
  const everything = { releases: 'all', phases: PHASES, projects: 'all', kinds: NOTICE_KINDS } as const;
  const follow = products.map((product) => ({ product, ...everything }));
  return { ...watchOf({ id: 'everything', digest: 'off' }), follow };
}

/** A run, and what was read for it; nothing where no source could be read. */
export interface DayRun {
  readonly on: string;
  readonly read?: Catalog | undefined;
}

/** What a run planned. */
export interface PlannedDay {
  readonly today: CalendarDate;
  readonly since: CalendarDate;
  readonly previous: Catalog;
  readonly current: Catalog;
  readonly notices: readonly Notice[];
}

export interface RunOptions {
  /** @default 14 */
  readonly settlingDays?: number;
  /** @default none */
  readonly reminderDays?: readonly number[];
}

/** What is planned by one run after another, of which the first is the baseline. */
export function plannedOver(
  runs: readonly DayRun[],
  { settlingDays = 14, reminderDays = [] }: RunOptions = {},
): PlannedDay[] {
  let previous: Catalog | undefined;
  let since: CalendarDate | undefined;
  return runs.flatMap(({ on, read }): PlannedDay[] => {
    const today = calendarDate(on);
    const [before, last] = [previous, since];
    const merged = read ? mergeCatalog(before, read, settlingDays) : before;
    if (!merged) throw new Error('the first run needs a reading');
    [previous, since] = [merged, today];
    if (!before || !last) return [];
    const plan = { previous: before, current: merged, since: last, today, reminderDays };
    const notices = planNotices(plan);
    const current = withHeardDates(merged, { previous: before, notices });
    previous = current;
    return [{ ...plan, current, notices }];
  });
}

/** The letters of a watch that has had its welcome, for one planned day after another. */
export function lettersOver(watch: Watch, days: readonly PlannedDay[]): Letter[] {
  return days.flatMap(({ notices, current, today, since }, index) =>
    addressLetters({
      watches: [watch],
      notices,
      catalog: presentCatalog(current),
      today,
      since,
      revision: index + 2,
      welcomed: new Set([watch.id]),
      followedBefore: new Map(),
    }),
  );
}
