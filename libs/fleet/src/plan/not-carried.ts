import { findRelease, productNames, type Product, type Release } from '@lastpatch/release-model';
import { CARRIED_RELEASES, type CarriedFact } from '../facts/carried-releases.ts';
import type { Outlook } from './outlook.ts';

/** A system and its release. */
export interface RunningSystem {
  readonly product: Product;
  readonly release: Release;
}

/** A hop to a release that the operating system has no packages of. */
export interface NotCarried {
  readonly hop: Release;
  readonly system: RunningSystem;
  /** The ids of the system's releases that are known to have them; none where nobody knows. */
  readonly carriedBy: readonly string[];
  /** Where it can be read. */
  readonly source: string;
}

/** Gives the hops of an outlook that systems which run beside it have no packages of. */
export type Carriage = (outlook: Outlook, systems: readonly RunningSystem[]) => readonly NotCarried[];

/**
 * What systems do not carry, by facts that are known. Where nothing is known, nothing is said. What was asked once is not worked
 * out again.
 */
export function carriage(): Carriage {
  const known = new Map<Outlook, Map<Release, readonly NotCarried[]>>();
  return (outlook, systems) => {
    const own = known.get(outlook) ?? new Map<Release, readonly NotCarried[]>();
    known.set(outlook, own);
    const found: NotCarried[] = [];
    for (const system of systems) {
      const missing = own.get(system.release) ?? notCarried(outlook, system);
      own.set(system.release, missing);
      if (missing.length > 0) found.push(...missing);
    }
    return found;
  };
}

function notCarried(
  { product, hops }: Outlook,
  { product: other, release: running }: RunningSystem,
): NotCarried[] {
  const system = { product: other, release: running };
  const facts = CARRIED_RELEASES.filter(
    (fact) => isNamed(product, fact.product) && isNamed(system.product, fact.system),
  );
  const here = facts.find(
    ({ systemRelease }) => findRelease(system.product, systemRelease) === system.release,
  );
  if (!here?.isComplete) return [];
  return hops
    .filter(({ release }) => !carries(here, product, release))
    .map(({ release }) => ({
      hop: release,
      system,
      carriedBy: facts
        .filter((fact) => carries(fact, product, release))
        .map(({ systemRelease }) => systemRelease),
      source: here.source,
    }));
}

function isNamed(product: Product, name: string): boolean {
  return productNames(product).includes(name);
}

function carries({ releases }: CarriedFact, product: Product, release: Release): boolean {
  return releases.some((name) => findRelease(product, name) === release);
}
