/** How long and how often a read is tried. */
export interface ReadLimits {
  /** A read with all its attempts, redirects and pauses, in milliseconds. */
  readonly wholeMs: number;
  /** How long nothing may come, in milliseconds: no address, no connection, no byte. */
  readonly silenceMs: number;
  /** How often it is asked at most, the first time included. */
  readonly attempts: number;
  /** How many redirects are followed in one attempt. */
  readonly redirects: number;
  /** The longest pause before the second attempt, in milliseconds; it doubles each time. */
  readonly pauseMs: number;
}

/** Enough for an archive of a few megabytes that is made on demand, and for a server that starts anew. */
export const READ_LIMITS: ReadLimits = {
  wholeMs: 90_000,
  silenceMs: 20_000,
  attempts: 3,
  redirects: 5,
  pauseMs: 2_000,
};
