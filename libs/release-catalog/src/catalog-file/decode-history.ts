import {
  type CalendarDate,
  type DateChange,
  isCalendarDate,
  isPhase,
  type Phase,
  type ProjectReleaseHistory,
  type ReleaseHistory,
} from '@lastpatch/release-model';
import type { JsonReader } from './json-reader.ts';

/** As {@link encodeReleaseHistory} wrote it. */
export function decodeReleaseHistory(history: JsonReader): ReleaseHistory {
  return {
    ordinals: counts(history, 'ordinals'),
    ...(history.has('changes') ? { changes: byPhase(history, 'changes', change) } : {}),
    withdrawn: days(history, 'withdrawn'),
    lastHeard: days(history, 'lastHeard'),
    missingSince: optionalDay(history, 'missingSince'),
    isGone: history.flag('isGone'),
    listings: optionalCount(history, 'listings') ?? 1,
  };
}

/** As {@link encodeProjectHistory} wrote it. */
export function decodeProjectHistory(history: JsonReader): ProjectReleaseHistory {
  return {
    formerVersions: history.texts('formerVersions'),
    endings: counts(history, 'endings'),
    withdrawn: days(history, 'withdrawn'),
    departures: optionalCount(history, 'departures') ?? 0,
    hasLeft: history.flag('hasLeft'),
  };
}

/** A count of 1 or more; undefined when it is missing. */
export function optionalCount(object: JsonReader, field: string): number | undefined {
  if (!object.has(field)) return undefined;
  const number = object.number(field);
  if (Number.isInteger(number) && number >= 1) return number;
  throw object.error(`${field} should be a count of 1 or more, got ${number}`);
}

/** A day; null when it is missing. */
export function optionalDay(object: JsonReader, field: string): CalendarDate | null {
  const text = object.optionalText(field);
  if (text === undefined || isCalendarDate(text)) return text ?? null;
  throw object.error(`${field} should be a day (YYYY-MM-DD), got ${JSON.stringify(text.slice(0, 40))}`);
}

function counts(history: JsonReader, field: string): Partial<Record<Phase, number>> {
  return byPhase(history, field, (object, phase) => optionalCount(object, phase) ?? 1);
}

function days(history: JsonReader, field: string): Partial<Record<Phase, CalendarDate>> {
  return byPhase(history, field, (object, phase) => optionalDay(object, phase));
}

function change(phases: JsonReader, phase: Phase): DateChange {
  const object = phases.object(phase);
  const seen = optionalDay(object, 'seen');
  if (seen === null) throw object.error('seen should be a day (YYYY-MM-DD), and is missing');
  return { seen, was: optionalDay(object, 'was') };
}

function byPhase<T>(
  history: JsonReader,
  field: string,
  read: (object: JsonReader, phase: Phase) => T | null,
): Partial<Record<Phase, T>> {
  if (!history.has(field)) return {};
  const object = history.object(field);
  return Object.fromEntries(
    object.fields().map((phase) => {
      if (!isPhase(phase)) throw object.error(`${JSON.stringify(phase.slice(0, 40))} is no phase`);
      return [phase, read(object, phase)];
    }),
  );
}
