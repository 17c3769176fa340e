import { STATUS_CODES } from 'node:http';
import { ReadFailure } from './read-failure.ts';

/** Whether a status may be another one in a moment. */
export function isWorthAsking(status: number): boolean {
  return status >= 500 || [408, 425, 429].includes(status);
}

/** The failure of an answer with a status that is no file. */
export function statusFailure(status: number, retryAfterMs: number | undefined): ReadFailure {
  // Our own name of it: what a server writes beside the number may be anything.
  const named = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  return new ReadFailure(`it answered ${named}, expected 200`, {
    isWorthRetry: isWorthAsking(status),
    retryAfterMs,
  });
}
