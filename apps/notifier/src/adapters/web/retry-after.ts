/**
 * How long a `Retry-After` header asks to wait, in milliseconds, 0 for a time that has passed; undefined for one that is
 * missing or neither seconds nor an HTTP date.
 *
 * @param date the answer's own `Date`, so that no difference between two clocks counts
 * @param now in milliseconds since the epoch, for an answer without one
 */
export function retryAfter(
  value: string | undefined,
  date: string | undefined,
  now: number,
): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1_000, Number.MAX_SAFE_INTEGER);
  const until = httpDate(value);
  return until === undefined ? undefined : Math.max(0, until - (httpDate(date) ?? now));
}

function httpDate(text = ''): number | undefined {
  // Date.parse alone takes far more than HTTP's dates.
  const time = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
