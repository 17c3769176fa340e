import type { Day } from './days.ts';
import type { Fact } from './fact.ts';
import type { ExpectedLetter } from './reference.ts';

/** What tells that a day has come. */
const COMINGS = ['due', 'entered', 'released'];

/**
 * Whether a later letter makes a reminder needless: it reminds of the same day when that is nearer, or tells that the day
 * has come, or a phase begun.
 */
export function saysMore(later: ExpectedLetter, reminder: Fact, today: Day): boolean {
  if (reminder.kind !== 'reminder' || reminder.date === null) return false;
  const { product, release, phase, date } = reminder;
  const about = later.facts.filter(
    (fact) =>
      fact.product === product &&
      fact.release === release &&
      fact.phase === phase &&
      fact.project === undefined,
  );
  // A phase may be said to begin on a day that is still to come: until then it is right to be reminded of it.
  const isOver = date <= Math.max(today, later.on);
  return about.some((fact) => {
    if (fact.kind === 'reminder') return fact.date === date && (fact.step ?? 0) < (reminder.step ?? 0);
    return isOver && [fact.kind, ...(fact.standsFor ?? [])].some((kind) => COMINGS.includes(kind));
  });
}
