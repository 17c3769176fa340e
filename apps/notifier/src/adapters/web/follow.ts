import type { OutgoingHttpHeaders } from 'node:http';
import { exchange, type Exchanged, type ExchangeMeans } from './exchange.ts';
import { failureAt } from './failure-at.ts';
import type { KnownHosts } from './known-hosts.ts';
import { ReadFailure } from './read-failure.ts';

/** What is asked of the first address and of each that it leads to. */
export interface Followed {
  readonly url: URL;
  readonly headers: OutgoingHttpHeaders;
  readonly mostBytes: number;
}

/** What is needed for it. */
export interface FollowMeans extends ExchangeMeans {
  readonly hosts: KnownHosts;
  readonly redirects: number;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Asks, and follows redirects; every address on the way is checked anew.
 *
 * @returns what came of the last, and where that was
 * @throws ReadFailure that names the address that it is about
 */
export async function follow(
  first: Followed,
  means: FollowMeans,
): Promise<Exchanged & { readonly url: URL }> {
  const seen = new Set<string>();
  let url = first.url;
  try {
    for (;;) {
      means.hosts.check(url);
      seen.add(url.href);
      const answer = await exchange({ ...first, url }, means);
      if (!REDIRECTS.includes(answer.status)) return { ...answer, url };
      const next = target(answer, url);
      if (seen.has(next.href)) throw new ReadFailure('it redirects in a circle');
      if (seen.size > means.redirects) {
        throw new ReadFailure(`it redirects once more after ${means.redirects} redirects`);
      }
      url = next;
    }
  } catch (error) {
    throw failureAt(error, first.url, url);
  }
}

function target({ status, headers: { location } }: Exchanged, url: URL): URL {
  const next = location === undefined ? null : URL.parse(location, url.href);
  if (next === null) throw new ReadFailure(`it answered ${status} without an address that it leads to`);
  // It is for the reader of a page.
  next.hash = '';
  return next;
}
