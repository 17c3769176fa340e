import type { CalendarDate, Catalog, Product, Source } from '@lastpatch/release-model';
import { PartRefresh } from './part-refresh.ts';
import type { PartState } from './source-state.ts';
import type { SourceStore, Upstream } from './upstream.ts';
import type { WebReader } from './web-reader.ts';

/** What a refresh needs. */
export interface Refresh {
  readonly upstreams: readonly Upstream[];
  /** What is known from earlier readings. */
  readonly states: readonly PartState[];
  /** The catalog that is known, for the days up to which it knows each source. */
  readonly known: Catalog | undefined;
  readonly web: WebReader;
  readonly store: SourceStore;
  readonly today: CalendarDate;
  /** The day of an instant, in milliseconds since the epoch, in the configured time zone. */
  readonly dayOf: (instant: number) => CalendarDate;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How one source was read. */
export interface RefreshedSource {
  readonly source: Source;
  readonly title: string;
  /** What it says now; undefined when it could not be read, so that what is known counts. */
  readonly products: readonly Product[] | undefined;
  /** What went wrong on the way, one sentence each, also where another address or part helped out. */
  readonly problems: readonly string[];
  /** Of what was asked, how much had to be sent: nothing when it has not changed. */
  readonly bytes: number;
}

/** What a refresh made of its sources. */
export interface Refreshed {
  readonly sources: readonly RefreshedSource[];
  /** What is to be remembered of each part. */
  readonly states: readonly PartState[];
}

/**
 * Reads each source: of its parts the first that can be read, each at the first of its addresses that gives something sound
 * and new. Whatever goes wrong with one stops no other, and leaves what is known of it as it is.
 */
export async function refreshSources(refresh: Refresh): Promise<Refreshed> {
  const states = new Map(refresh.states.map((state) => [`${state.source}/${state.part}`, state]));
  const sources: RefreshedSource[] = [];
  for (const upstream of refresh.upstreams) {
    const problems: string[] = [];
    let products: readonly Product[] | undefined;
    let bytes = 0;
    for (const part of upstream.parts) {
      const key = `${upstream.source}/${part.part}`;
      const asOf = asOfSource(refresh.known, upstream.source);
      const done = await new PartRefresh(refresh, { upstream, part, state: states.get(key), asOf }).run();
      problems.push(...done.problems);
      bytes += done.bytes;
      if (done.state) states.set(key, done.state);
      products = done.products;
      if (products) break;
    }
    sources.push({ source: upstream.source, title: upstream.title, products, problems, bytes });
  }
  return { sources, states: [...states.values()] };
}

/** The last day up to which any product of a source is known. */
function asOfSource(known: Catalog | undefined, source: Source): CalendarDate | undefined {
  return known?.products
    .filter((product) => product.source === source)
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
}
