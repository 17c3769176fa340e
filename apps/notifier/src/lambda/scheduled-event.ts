import { isCalendarDate } from '@lastpatch/release-model';

/** An event that no schedule sends. The message says what was got and what was expected, without values. */
export class EventError extends Error {
  readonly code = 'EVENT';

  constructor(problem: string) {
    super(
      `This event is not the daily one: ${problem}. Expected {"scheduledTime": "2026-08-21T06:00:00Z"}, as the schedule sends it.`,
    );
    this.name = 'EventError';
  }
}

/** Clocks differ a little; an event of a later day would tell what has not come. */
const MOST_AHEAD_MS = 60 * 60 * 1000;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The instant at which a run was scheduled, in milliseconds since the epoch: its day is the day of the run, however late the
 * event comes, and however often. `scheduledTime` as the input of EventBridge Scheduler has it, or `time` as an EventBridge
 * rule has it.
 *
 * @param now milliseconds since the epoch
 * @throws EventError for anything else, and for an instant to come
 */
export function scheduledInstant(event: unknown, now: number): number {
  if (typeof event !== 'object' || event === null) throw new EventError('it is no object');
  const { scheduledTime, time } = event as { readonly scheduledTime?: unknown; readonly time?: unknown };
  const text = scheduledTime ?? time;
  if (text === undefined) throw new EventError('it has no scheduledTime');
  if (typeof text !== 'string' || !INSTANT.test(text))
    throw new EventError('its scheduledTime is no instant');
  const instant = Date.parse(text);
  // JavaScript reads 30 February as 2 March.
  if (Number.isNaN(instant) || !isCalendarDate(text.slice(0, text.indexOf('T'))))
    throw new EventError('its scheduledTime is no instant');
  if (instant > now + MOST_AHEAD_MS) throw new EventError('its scheduledTime is still to come');
  return instant;
}
