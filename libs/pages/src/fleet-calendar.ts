import { type EnvironmentPlan, type Outlook, startBeside } from '@lastpatch/fleet';
import { type Catalog, isEndOfSupport } from '@lastpatch/release-model';
import { calendar } from './calendar/calendar.ts';
import { calendarEvent } from './calendar/event.ts';
import { decidingFacts } from './deciding-facts.ts';
import { REMINDER_DAYS } from './reminder-steps.ts';
import type { Shelves } from './shelf.ts';
import { shownName } from './shown-name.ts';

/** The most environments that an event names. */
const MOST_NAMED = 50;

/** A release that runs, and where. */
interface RunningWhere {
  readonly outlook: Outlook;
  readonly environments: string[];
}

/**
 * The ends of support of all that a fleet runs, each with the environments that it is of. Undefined where no end has a date.
 *
 * @param catalog with the dates that the team chose: the one by which the fleet was placed
 */
export function fleetCalendar(
  plans: readonly EnvironmentPlan[],
  catalog: Catalog,
  shelves: Shelves,
): string | undefined {
  const events = runningWhere(plans).flatMap(({ outlook, environments }) => {
    const { product, release } = outlook;
    const runsIn = `Runs in ${named(environments)}.`;
    return decidingFacts(catalog, shelves, product, release)
      .filter(({ phase }) => isEndOfSupport(phase))
      .map((fact) => {
        const startBy = startBeside(outlook, fact.date);
        const note = startBy === null ? runsIn : `${runsIn}\nStart the upgrade by ${startBy}.`;
        return calendarEvent({ ...fact, id: `fleet/${fact.id}` }, { reminders: REMINDER_DAYS, note });
      });
  });
  return events.length === 0 ? undefined : calendar('Fleet', events);
}

function runningWhere(plans: readonly EnvironmentPlan[]): RunningWhere[] {
  const found = new Map<Outlook['release'], RunningWhere>();
  for (const { name, plans: own } of plans) {
    for (const outlook of own.flatMap((plan) => [plan.outlook, ...plan.others])) {
      const known = found.get(outlook.release);
      if (known) known.environments.push(name);
      else found.set(outlook.release, { outlook, environments: [name] });
    }
  }
  return [...found.values()];
}

function named(environments: readonly string[]): string {
  const names = [...environments].sort().slice(0, MOST_NAMED).map(shownName).join(', ');
  const more = environments.length - MOST_NAMED;
  return more > 0 ? `${names} and ${more} more` : names;
}
