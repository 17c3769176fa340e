import type { Environment, Fleet, HopDays } from '@lastpatch/fleet';
import {
  addDays,
  type CalendarDate,
  type Catalog,
  mergeCatalog,
  presentCatalog,
} from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { Ack } from '../src/daily-check/ack.ts';
import { addressLetters } from '../src/daily-check/address-letters.ts';
import type { Letter } from '../src/daily-check/letter.ts';
import { mutesOf } from '../src/daily-check/mutes.ts';
import { planNotices } from '../src/daily-check/plan-notices.ts';

/** What a team runs and watches. */
export interface DeadlineTeam {
  readonly watches: readonly Watch[];
  readonly environments: readonly Environment[];
  readonly hopDays?: HopDays;
  readonly acks?: readonly Ack[];
  /** What upstream says on a day. */
  readonly read: (day: CalendarDate) => Catalog;
}

/** An environment that runs releases of OpenStack, or what else is written. */
export function environmentOf(
  name: string,
  ...runs: readonly (string | Readonly<Record<string, string>>)[]
): Environment {
  return {
    name,
    runs: runs
      .flatMap((written) => Object.entries(typeof written === 'string' ? { openstack: written } : written))
      .map(([product, version]) => ({ name: product, version })),
  };
}

/** The letters of a run on one day, after one on another; without those of urgent ways. */
export function lettersBetween(
  { watches, environments, hopDays = null, acks = [], read }: DeadlineTeam,
  since: CalendarDate,
  today: CalendarDate,
): Letter[] {
  const previous = mergeCatalog(undefined, read(since), 14);
  const current = mergeCatalog(previous, read(today), 14);
  const fleet: Fleet = { environments, hopDays };
  const notices = planNotices({
    previous,
    current,
    since,
    today,
    reminderDays: [...new Set(watches.flatMap(({ reminders }) => reminders))],
    endedMutes: mutesOf(acks).endedBetween(since, today),
  });
  return addressLetters({
    watches,
    notices,
    catalog: presentCatalog(current),
    today,
    since,
    revision: 2,
    welcomed: new Set(watches.map(({ id }) => id)),
    followedBefore: new Map(),
    fleet: { fleet, acks },
  }).filter(({ kind }) => kind !== 'urgent');
}

/** The letters of each day from one to another, both included, by their days. */
export function lettersOn(
  team: DeadlineTeam,
  from: CalendarDate,
  until: CalendarDate,
): ReadonlyMap<CalendarDate, Letter[]> {
  const found = new Map<CalendarDate, Letter[]>();
  for (let today = from; today <= until; today = addDays(today, 1)) {
    const letters = lettersBetween(team, addDays(today, -1), today);
    if (letters.length > 0) found.set(today, letters);
  }
  return found;
}
