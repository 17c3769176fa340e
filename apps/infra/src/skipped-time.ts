import type { DailySchedule } from './schedule.ts';

/** Rules of clocks come back each year: those of some years stand for all. */
const FIRST_YEAR = 2026;
const YEARS = 10;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Clocks change at full quarters of an hour. */
const STEP_MS = 15 * MINUTE_MS;

/**
 * The first day from 2026 on, until 2035, on which the clocks of a zone skip a time of the day, as in `2026-03-29` for 02:30 in
 * Europe/Berlin: a schedule does not come on such a day. Most zones change their clocks at night; those of Greenland and Easter
 * Island do so late in the evening.
 *
 * @param schedule a time that there is, in a zone that there is
 * @returns undefined when it comes on every day
 */
export function skippedOn({ hour, minute, timeZone }: DailySchedule): string | undefined {
  const offsetAt = offsets(timeZone);
  const time = hour * 60 + minute;
  const end = Date.UTC(FIRST_YEAR + YEARS, 0, 1);
  let before = offsetAt(Date.UTC(FIRST_YEAR, 0, 1));
  for (let day = Date.UTC(FIRST_YEAR, 0, 1); day < end; day += DAY_MS) {
    const after = offsetAt(day + DAY_MS);
    if (after > before) {
      const local = new Date(changeIn(day, offsetAt) + before * MINUTE_MS);
      const from = local.getUTCHours() * 60 + local.getUTCMinutes();
      if (time >= from && time < from + after - before) return local.toISOString().slice(0, 10);
    }
    before = after;
  }
  return undefined;
}

/** The instant of the change of clocks within a day of UTC, in milliseconds since the epoch. */
function changeIn(day: number, offsetAt: (instant: number) => number): number {
  let instant = day;
  while (offsetAt(instant) === offsetAt(day)) instant += STEP_MS;
  return instant;
}

/** How many minutes the clocks of a zone are ahead of UTC, by the instant. */
function offsets(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (instant) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}
