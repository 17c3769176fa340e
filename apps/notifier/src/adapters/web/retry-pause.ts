/**
 * How long to wait before the next attempt: any time up to a limit that doubles each time (full jitter), so that many who
 * failed at once do not come back at once.
 *
 * @param attempt the attempt that failed, counted from 1
 * @param pauseMs the limit after the first, in milliseconds
 * @param random from 0, inclusive, to 1, exclusive
 */
export function retryPause(attempt: number, pauseMs: number, random: () => number): number {
  return random() * pauseMs * 2 ** (attempt - 1);
}
