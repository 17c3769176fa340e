import type { CalendarDate, Product, ReleaseStatus } from '@lastpatch/release-model';
import { productStatus, releaseStatus } from '@lastpatch/release-model';
import { askedReleases, eachAsked } from '../asked.ts';
import { catalogOf, dayOf, type GlobalOptions } from '../global-options.ts';
import { statusTable } from '../output/status-table.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch status`. */
export interface StatusOptions extends GlobalOptions {
  readonly all?: boolean;
}

/** Where some releases of one product stand. */
export interface ProductStanding {
  readonly product: Product;
  readonly statuses: readonly ReleaseStatus[];
  /** Names of releases asked for that did not exist yet. */
  readonly absent: readonly string[];
  /** Whether releases at their end of life are shown one by one. */
  readonly all: boolean;
}

/** `lastpatch status [product[@release] …]`: where releases stand on a day. */
export async function status(asked: readonly string[], options: StatusOptions): Promise<void> {
  const catalog = await catalogOf(options);
  const names = asked.length > 0 ? asked : catalog.products.map((product) => product.name);
  const parsed = eachAsked(names, (name) => askedReleases(catalog, name));
  const on = await dayOf(options);
  const standings = [...new Set(parsed.map(({ product }) => product))].map((product): ProductStanding => {
    const wanted = parsed.filter((entry) => entry.product === product);
    const releases = wanted.flatMap(({ release }) => release ?? []);
    if (wanted.some(({ release }) => !release)) {
      return { product, statuses: productStatus(product, on), absent: [], all: options.all ?? false };
    }
    const statuses = [...new Set(releases)].flatMap(
      (release) => releaseStatus(release, on, product.asOf) ?? [],
    );
    const absent = releases.filter((release) => !statuses.some((known) => known.release === release));
    return { product, statuses, absent: [...new Set(absent.map(({ id }) => id))], all: true };
  });
  if (options.json) sayJson(statusJson(on, standings));
  else
    say(
      ...standings.flatMap((standing, index) => [...(index > 0 ? [''] : []), ...statusTable(on, standing)]),
    );
}

function statusJson(on: CalendarDate, standings: readonly ProductStanding[]): object {
  return {
    on,
    // The oldest, when several products are asked for: what is said holds for all of them.
    catalogAsOf: standings.map(({ product }) => product.asOf).sort()[0] ?? null,
    releases: standings.flatMap(({ product, statuses }) =>
      statuses.map(({ release, phase, since, basis, next, supportEnds, overdue }) => ({
        product: product.name,
        release: release.id,
        name: release.name,
        phase,
        since,
        basis,
        next,
        supportEnds,
        overdue,
        catalogAsOf: product.asOf,
      })),
    ),
  };
}
