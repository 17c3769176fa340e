/**
 * What the id of a message that is no letter ends with, so that no two are the same: `20261130T060012Z`.
 *
 * @param now in milliseconds since the epoch
 */
export function messageStamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}
