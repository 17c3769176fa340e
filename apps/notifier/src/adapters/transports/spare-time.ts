/** So long a transport is waited for beyond its own limit, in milliseconds: by then it has said itself what happened. */
const SPARE_MS = 5_000;

/** How long to wait for an attempt that ends by itself after so many milliseconds. */
export function withSpareTime(ms: number): number {
  return ms + SPARE_MS;
}
