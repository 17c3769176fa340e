import { count } from '../../letters/english/words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago something was, from its milliseconds: `3 minutes ago`, `26 hours ago`, and from three days on `3 days ago`. */
export function timeAgo(ms: number): string {
  if (ms < 2 * HOUR_MS) return `${count(Math.floor(ms / MINUTE_MS), 'minute')} ago`;
  if (ms < 3 * DAY_MS) return `${count(Math.floor(ms / HOUR_MS), 'hour')} ago`;
  return `${count(Math.floor(ms / DAY_MS), 'day')} ago`;
}

/** `2026-08-21 06:10 UTC`, from milliseconds since the epoch. */
export function instantSaid(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
