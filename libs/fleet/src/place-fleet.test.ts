import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleetCatalog } from '../testing/fleet-catalog.ts';
import type { Environment } from './environment.ts';
import { placeEnvironments, runningReleases } from './place-fleet.ts';

const catalog = fleetCatalog();

function environment(name: string, ...runs: readonly (readonly [string, string])[]): Environment {
  return { name, runs: runs.map(([key, version]) => ({ name: key, version })) };
}

const MIXED = environment(
  'mixed',
  ['ubuntu', '24.04'],
  ['nova', '31.0.0'],
  ['nova', '30.1.0'],
  ['keystone', '27.0.0'],
  ['novva', '1'],
);

describe('placeEnvironments', () => {
  it('shows mixed versions by release, and lets the oldest decide', () => {
    const [placed] = placeEnvironments(catalog, [MIXED]);
    expect(
      placed?.runs.map(({ product, release, releases }) => [
        product.name,
        release.id,
        releases.map((each) => `${each.release.id} × ${each.entries.length}`),
      ]),
    ).toEqual([
      ['openstack', '2024.2', ['2024.2 × 1', '2025.1 × 2']],
      ['ubuntu', '24.04', ['24.04 × 1']],
    ]);
    expect(placed?.unplaced.map(({ entry }) => entry.name)).toEqual(['novva']);
  });

  it('does not mind the order of the entries', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...MIXED.runs], { minLength: MIXED.runs.length }), (runs) => {
        const [placed] = placeEnvironments(catalog, [{ name: 'mixed', runs }]);
        expect(placed?.runs.map(({ release }) => release.id)).toEqual(['2024.2', '24.04']);
      }),
    );
  });

  it('keeps each entry its own where two environments have the same', () => {
    const placed = placeEnvironments(catalog, [
      { name: 'a', runs: [{ name: 'nova', version: '31.0.0', from: 'here' }] },
      { name: 'b', runs: [{ name: 'Nova', version: '31.0.0', from: 'there' }] },
    ]);
    expect(placed.map(({ runs }) => runs[0]?.releases[0]?.entries[0]?.entry.from)).toEqual(['here', 'there']);
  });
});

it('gives the releases of the catalog that is asked, though another has the same projects', () => {
  const other = {
    products: catalog.products.map((product) => ({
      ...product,
      releases: product.releases.map((release) => ({ ...release })),
    })),
  };
  for (const asked of [catalog, other, catalog]) {
    const [placed] = placeEnvironments(asked, [MIXED]);
    for (const { product, release } of placed?.runs ?? []) {
      expect(asked.products).toContain(product);
      expect(product.releases).toContain(release);
    }
  }
});

describe('runningReleases', () => {
  it('has every release that runs anywhere once, in the order of the catalog', () => {
    const fleet = [MIXED, environment('two', ['openstack', '2025.1'], ['k8s', 'v1.31.2+k3s1'])];
    expect(
      runningReleases(catalog, placeEnvironments(catalog, fleet)).map(
        ({ product, release }) => `${product.name} ${release.id}`,
      ),
    ).toEqual(['openstack 2024.2', 'openstack 2025.1', 'ubuntu 24.04', 'kubernetes 1.31']);
  });

  it('has none of an empty fleet', () => {
    expect(runningReleases(catalog, [])).toEqual([]);
  });
});
