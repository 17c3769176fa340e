import {
  addDays,
  type CalendarDate,
  compareDates,
  isPassedOver,
  type NoticeKind,
} from '@lastpatch/release-model';
import type { LifeFact } from './life-fact.ts';

/** Something that has happened to a date: it has come, has been given, moved, or been taken away. */
export interface News {
  /** `due`: the planned day has come, and upstream's word is not known to have. */
  readonly kind: Extract<NoticeKind, 'released' | 'entered' | 'due' | 'scheduled' | 'moved' | 'unscheduled'>;
  /** The day on which it came, or of the reading that changed it. */
  readonly day: CalendarDate;
  readonly fact: LifeFact;
}

/**
 * What has happened in the days before a day, that day included, the latest first.
 *
 * @param days how many: `(on - days, on]`
 */
export function newsOf(facts: readonly LifeFact[], on: CalendarDate, days: number): News[] {
  const after = addDays(on, -days);
  return facts
    .flatMap((fact) => newsOfFact(fact, on) ?? [])
    .filter(({ day }) => day > after && day <= on)
    .sort((a, b) => compareDates(b.day, a.day) || (a.fact.id < b.fact.id ? -1 : 1));
}

function newsOfFact(fact: LifeFact, on: CalendarDate): News | undefined {
  const { state, phase, date, was, changed } = fact;
  if (date <= on && state !== 'cancelled') {
    if (state === 'planned') return isPassed(fact) ? undefined : { kind: 'due', day: date, fact };
    return { kind: phase === 'maintained' ? 'released' : 'entered', day: date, fact };
  }
  if (changed === null) return undefined;
  if (state === 'cancelled') return { kind: 'unscheduled', day: changed, fact };
  return { kind: was === null ? 'scheduled' : 'moved', day: changed, fact };
}

/** Whether upstream has gone on to a later phase, so that nobody waits for its word on this one. */
function isPassed({ product, release, phase }: LifeFact): boolean {
  return isPassedOver(product.source, release.windows, phase);
}
