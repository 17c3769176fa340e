import type { CalendarDate, Catalog, Product, ReleaseStatus } from '@lastpatch/release-model';
import { chosenRelease, overlaysOf, productStatus, releaseStatus } from '@lastpatch/release-model';
import { askedReleases, eachAsked } from '../asked.ts';
import { catalogOf, dayOf, type GlobalOptions } from '../global-options.ts';
import { statusTable } from '../output/status-table.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch status`. */
export interface StatusOptions extends GlobalOptions {
  readonly all?: boolean;
}

/** Where a release stands by the dates of a vendor. */
export interface VendorStatus extends ReleaseStatus {
  readonly vendor: Product;
}

/** Where some releases of one product stand. */
export interface ProductStanding {
  readonly product: Product;
  readonly statuses: readonly ReleaseStatus[];
  /** Where they stand by the dates of the vendors that give some, by the keys of the releases. */
  readonly vendors: ReadonlyMap<string, readonly VendorStatus[]>;
  /** Names of releases asked for that did not exist yet. */
  readonly absent: readonly string[];
  /** Whether releases at their end of life are shown one by one. */
  readonly all: boolean;
}

/** `lastpatch status [product[@release] …]`: where releases stand on a day. */
export async function status(asked: readonly string[], options: StatusOptions): Promise<void> {
  const catalog = await catalogOf(options);
  // An overlay is shown beside what it dates, and alone only where it is asked for.
  const shown = catalog.products.filter(({ overlays }) => overlays === undefined);
  const names = asked.length > 0 ? asked : shown.map((product) => product.name);
  const parsed = eachAsked(names, (name) => askedReleases(catalog, name));
  const on = await dayOf(options);
  const standings = [...new Set(parsed.map(({ product }) => product))].map((product): ProductStanding => {
    const wanted = parsed.filter((entry) => entry.product === product);
    const releases = wanted.flatMap(({ release }) => release ?? []);
    const vendors = vendorStatuses(catalog, product, on);
    if (wanted.some(({ release }) => !release)) {
      return {
        product,
        statuses: productStatus(product, on),
        vendors,
        absent: [],
        all: options.all ?? false,
      };
    }
    const statuses = [...new Set(releases)].flatMap(
      (release) => releaseStatus(release, on, product.asOf) ?? [],
    );
    const absent = releases.filter((release) => !statuses.some((known) => known.release === release));
    return { product, statuses, vendors, absent: [...new Set(absent.map(({ id }) => id))], all: true };
  });
  if (options.json) sayJson(statusJson(on, standings));
  else
    say(
      ...standings.flatMap((standing, index) => [...(index > 0 ? [''] : []), ...statusTable(on, standing)]),
    );
}

function vendorStatuses(
  catalog: Catalog,
  product: Product,
  on: CalendarDate,
): ReadonlyMap<string, readonly VendorStatus[]> {
  const overlays = overlaysOf(catalog, product);
  if (overlays.length === 0) return new Map();
  const entries = product.releases.map((release): [string, VendorStatus[]] => {
    const statuses = overlays.flatMap((vendor): VendorStatus[] => {
      const dated = chosenRelease(product, release, vendor);
      const status = dated === release ? undefined : releaseStatus(dated, on, product.asOf);
      return status ? [{ ...status, vendor }] : [];
    });
    return [release.key, statuses];
  });
  return new Map(entries);
}

function statusJson(on: CalendarDate, standings: readonly ProductStanding[]): object {
  return {
    on,
    // The oldest, when several products are asked for: what is said holds for all of them.
    catalogAsOf: standings.map(({ product }) => product.asOf).sort()[0] ?? null,
    releases: standings.flatMap(({ product, statuses, vendors }) =>
      statuses.map(({ release, ...status }) => {
        const dated = vendors.get(release.key) ?? [];
        return {
          product: product.name,
          release: release.id,
          name: release.name,
          ...standingJson(status),
          catalogAsOf: product.asOf,
          ...(dated.length === 0 ? {} : { vendors: dated.map(vendorJson) }),
        };
      }),
    ),
  };
}

function vendorJson({ vendor, ...status }: VendorStatus): object {
  return { vendor: vendor.name, title: vendor.title, ...standingJson(status) };
}

function standingJson({
  phase,
  since,
  basis,
  next,
  supportEnds,
  overdue,
}: Omit<ReleaseStatus, 'release'>): object {
  return { phase, since, basis, next, supportEnds, overdue };
}
