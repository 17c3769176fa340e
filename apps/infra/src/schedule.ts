import { isTimeZone } from '@lastpatch/settings';
import { skippedOn } from './skipped-time.ts';

/** When the daily check is called. */
export interface DailySchedule {
  /** From 4 to 23, or any hour in UTC, and none that the zone's clocks skip: it would not come on that day. */
  readonly hour: number;
  /** From 0 to 59. */
  readonly minute: number;
  /** A name of the IANA time zone database, as in Europe/Berlin. */
  readonly timeZone: string;
}

/** Zones whose clocks never change. */
const UTC = ['UTC', 'Etc/UTC'];

/** Nearly all clocks change at night and before this hour; of the others, each time is looked at. */
const FIRST_SAFE_HOUR = 4;

/** What is wrong with a schedule; empty when it is called every day. Neither CDK nor AWS's own checks of templates tell. */
export function scheduleProblems(schedule: DailySchedule): string[] {
  const { hour, minute, timeZone } = schedule;
  const problems: string[] = [];
  const least = UTC.includes(timeZone) ? 0 : FIRST_SAFE_HOUR;
  if (!isTimeZone(timeZone)) {
    problems.push(
      `schedule, timeZone: expected a time zone such as Europe/Berlin or UTC, got ${JSON.stringify(timeZone)}`,
    );
  }
  if (!isWithin(hour, least, 23)) {
    const why =
      least === 0 ? '' : ', because an earlier one does not come on the day on which clocks skip it';
    problems.push(`schedule, hour: expected a number from ${least} to 23${why}, got ${hour}`);
  }
  if (!isWithin(minute, 0, 59)) {
    problems.push(`schedule, minute: expected a number from 0 to 59, got ${minute}`);
  }
  const skipped = problems.length === 0 ? skippedOn(schedule) : undefined;
  if (skipped !== undefined) {
    problems.push(
      `schedule, hour: clocks in ${timeZone} skip this time on ${skipped}, and on such a day nobody would be told anything: choose another hour`,
    );
  }
  return problems;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
