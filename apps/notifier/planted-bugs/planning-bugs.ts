import type { PlantedBug } from './planted-bug.ts';

const IN = 'apps/notifier/src/daily-check';

function dayBeside(days: number): string {
  return `const since = new Date(Date.parse(head.lastDay) + ${days} * 86_400_000).toISOString().slice(0, 10);`;
}

/** Bugs in what is planned, and for whom. */
export const PLANNING_BUGS: readonly PlantedBug[] = [
  {
    name: 'an id without its ordinal',
    file: `${IN}/notice-id.ts`,
    find: '...named, String(fact.ordinal)]',
    replace: '...named]',
  },
  {
    name: 'since a day too early',
    file: `${IN}/take-readings.ts`,
    find: 'const since = head.lastDay;',
    replace: dayBeside(-1),
  },
  {
    name: 'since a day too late',
    file: `${IN}/take-readings.ts`,
    find: 'const since = head.lastDay;',
    replace: dayBeside(1),
  },
  {
    name: 'the last day of an outage is not planned',
    file: `${IN}/phase-notices.ts`,
    find: 'on > since && on <= today ?',
    replace: 'on > since && on < today ?',
  },
  {
    name: 'nearest reminder rule dropped',
    file: `${IN}/nearest-reminders.ts`,
    find: 'return isNearest && nearest.delete(remindedOf(notice));',
    replace: 'return true;',
  },
  {
    name: 'a third of the way counted as half',
    file: `${IN}/phase-notices.ts`,
    find: 'const LONGEST_PART = 3;',
    replace: 'const LONGEST_PART = 2;',
  },
  {
    name: 'a date given on the own day of a reminder is reminded of too',
    file: `${IN}/phase-notices.ts`,
    find: 'return this.#changed(was, now, isSaid);',
    replace: 'return [...this.#changed(was, now, isSaid), ...this.#reminders(now)];',
  },
  {
    name: 'due told although not read',
    file: `${IN}/phase-notices.ts`,
    find: 'if (product.asOf >= date) {',
    replace: 'if (today >= date) {',
  },
  {
    name: 'a day that comes unread is not told',
    file: `${IN}/phase-notices.ts`,
    find: "return date > since ? [this.#notice('reminder', { on: date, cause: 'day', step: 0 })] : [];",
    replace: 'return [];',
  },
  {
    name: 'a day that came unread is never due',
    file: `${IN}/phase-notices.ts`,
    find: 'this.#was?.from === date && before.asOf >= date && date <= since',
    replace: 'this.#was?.from === date && date <= since',
  },
  {
    name: 'moves among past dates told',
    file: `${IN}/phase-notices.ts`,
    find: 'if (!isPast || was > today) return',
    replace: 'if (was !== now) return',
  },
  {
    name: 'a date that nobody heard of is told as the earlier one',
    file: `${IN}/phase-notices.ts`,
    find: 'const heard = this.#at.known.history?.lastHeard[this.#phase] ?? was;',
    replace: 'const heard = was;',
  },
  {
    name: 'a date that was told is not known to have been heard of',
    file: `${IN}/heard-dates.ts`,
    find: ' || heard === from || isTold(phase, from);',
    replace: ' || heard === from;',
  },
  {
    name: 'a withdrawal knows no date of an earlier phase',
    file: `${IN}/phase-notices.ts`,
    find: 'release.windows.slice(begun + 1).filter(({ from }) => from !== null);',
    replace: `release.windows.slice(begun + 1).filter(
      ({ phase, from }) => from !== null && comparePhases(phase, this.#phase) >= 0,
    );`,
  },
  {
    name: 'what is listed again is told as listed for the first time',
    file: `${IN}/plan-notices.ts`,
    find: `        listings,
        phase,`,
    replace: `        listings: 1,
        phase,`,
  },
  {
    name: 'a date that goes because its phase has begun is unscheduled',
    file: `${IN}/phase-notices.ts`,
    find: 'if (isSaid || this.#isPassed()) return [];',
    replace: 'if (isSaid) return [];',
  },
  {
    name: 'first listing tells history',
    file: `${IN}/plan-notices.ts`,
    find: 'if (!was) return [...announced(at, release), ...overdueNotices({ ...at, release })];',
    replace: 'if (!was) return phaseNotices({ ...at, release, known: { ...release, windows: [] } });',
  },
  {
    name: 'the very end is not told to who follows supported releases',
    file: `${IN}/phase-notices.ts`,
    find: "isSupported(this.#phase) || isSupported(this.#phaseBefore() ?? 'planned')",
    replace: 'isSupported(this.#phase)',
  },
  {
    name: 'an end in seven days is not urgent',
    file: `${IN}/urgency.ts`,
    find: 'const NEAR_DAYS = 7;',
    replace: 'const NEAR_DAYS = 6;',
  },
  {
    name: 'a new watch is told history in place of a welcome',
    file: `${IN}/address-letters.ts`,
    find: '!input.welcomed.has(watch.id)',
    replace: 'input.welcomed.size === 0',
  },
  {
    name: 'a watch that returns gets no welcome',
    file: `${IN}/commit-plan.ts`,
    find: 'watches: knownWatches(settings.watches, head, { catalog: plan.catalog, read }),',
    replace: `watches: [
      ...knownWatches(settings.watches, head, { catalog: plan.catalog, read }),
      ...(head?.watches ?? []),
    ].filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index),`,
  },
  {
    name: 'the days of a phase that is overtaken are told',
    file: `${IN}/phase-notices.ts`,
    find: 'if (date === null || date > today || this.#isOvertaken()) return [];',
    replace: 'if (date === null || date > today) return [];',
  },
  {
    name: 'a clock that jumps back is believed',
    file: `${IN}/run-daily-check.ts`,
    find: 'head && check.today < head.lastDay ?',
    replace: 'head && check.today < head.lastDay && false ?',
  },
  {
    name: 'a release of which nothing was read is looked at on no day',
    file: `${IN}/plan-notices.ts`,
    find: 'from === null || from > horizon || (from <= input.since && from <= before.asOf)',
    replace: 'from === null || from > input.since || (from <= input.since && from <= before.asOf)',
  },
];
