import type { CalendarDate, Catalog, Product } from '@lastpatch/release-model';
import type { RefreshSettings, Settings } from '@lastpatch/settings';
import { todayIn } from '../adapters/calendar-clock.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import { teamHosts, UPSTREAM_HOSTS, upstreams } from '../adapters/upstream/upstreams.ts';
import { HttpsReader } from '../adapters/web/https-reader.ts';
import { type Refreshed, refreshSources } from '../refresh/refresh-sources.ts';
import { Reimporter } from '../refresh/reimport.ts';
import type { PartState } from '../refresh/source-state.ts';
import type { SourceStore, Upstream } from '../refresh/upstream.ts';
import type { WebReader } from '../refresh/web-reader.ts';
import { VERSION } from '../version.ts';

/** How live sources are read and kept. */
export interface LiveSourcesParts {
  /** Where what is read is kept. */
  readonly store: SourceStore;
  /** Whether all of OpenStack is read, and not its life cycles alone. */
  readonly isWhole: boolean;
  /** Reads a file that the settings name, as text. */
  readonly readText: (path: string) => Promise<string>;
}

/** The sources that settings name, read over the network and kept. */
export class LiveSources {
  readonly #settings: Pick<Settings, 'refresh' | 'timezone'>;
  readonly #upstreams: readonly Upstream[];
  readonly #store: SourceStore;
  readonly #readText: LiveSourcesParts['readText'];

  constructor(
    settings: Pick<Settings, 'refresh' | 'timezone'>,
    { store, isWhole, readText }: LiveSourcesParts,
  ) {
    this.#settings = settings;
    this.#upstreams = upstreams(settings.refresh, isWhole);
    this.#store = store;
    this.#readText = readText;
  }

  /** What people call them. */
  get titles(): string[] {
    return this.#upstreams.map(({ title }) => title);
  }

  /**
   * Reads them anew.
   *
   * @throws LocationFailure when a certificate authority or a host of the settings is none
   */
  async refresh(
    known: Catalog | undefined,
    {
      states,
      today,
      now,
    }: {
      readonly states: readonly PartState[];
      readonly today: CalendarDate;
      readonly now: () => number;
    },
  ): Promise<Refreshed> {
    const { refresh, timezone } = this.#settings;
    return refreshSources({
      upstreams: this.#upstreams,
      states,
      known,
      web: await this.#webReader(refresh),
      store: this.#store,
      today,
      dayOf: (instant) => todayIn(timezone, new Date(instant)),
      now,
    });
  }

  /** What imports a catalog's sources again by this version of Lastpatch. */
  reimporter(states: readonly PartState[]): Reimporter {
    return new Reimporter({ upstreams: this.#upstreams, states, store: this.#store });
  }

  /** Lets go of what is kept of earlier readings. */
  async keepOnly(...states: readonly (readonly PartState[])[]): Promise<void> {
    const names = states
      .flat()
      .flatMap(({ kept, memory }) => [kept, ...(memory === undefined ? [] : [memory])]);
    await this.#store.keepOnly(new Set(names));
  }

  async #webReader(refresh: RefreshSettings): Promise<WebReader> {
    const { certificateAuthorities: path, contact } = refresh;
    const authorities = path === null ? undefined : await this.#readText(path);
    try {
      return new HttpsReader({
        version: VERSION,
        ...(contact === null ? {} : { contact }),
        allowedHosts: UPSTREAM_HOSTS,
        trustedHosts: teamHosts(refresh),
        environment: process.env,
        ...(authorities === undefined ? {} : { authorities }),
        random: Math.random,
        now: Date.now,
      });
    } catch (error) {
      throw new LocationFailure(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

/**
 * What a run reads: of each source what it says now, and of one that could not be read what another catalog knows of it, where
 * that is newer than what is known.
 */
export function withRefreshed(base: Catalog, { sources }: Refreshed, known: Catalog | undefined): Catalog {
  const read = sources.flatMap(({ source, products }) => (products ? [{ source, products }] : []));
  const isRead = (product: Product): boolean => read.some(({ source }) => source === product.source);
  const before = new Map(known?.products.map((product) => [product.key, product.asOf]));
  const partial = base.partial?.filter((source) => !read.some((other) => other.source === source)) ?? [];
  return {
    products: [
      ...read.flatMap(({ products }) => products),
      ...base.products.filter(
        (product) =>
          !isRead(product) &&
          // A team's own files are read by every run.
          (product.source === 'custom' || product.asOf > (before.get(product.key) ?? '')),
      ),
    ],
    ...(partial.length === 0 ? {} : { partial }),
  };
}
