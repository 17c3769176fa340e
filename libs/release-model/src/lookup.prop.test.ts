import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, catalogs, products } from '../testing/arbitraries.ts';
import {
  findProduct,
  findProjects,
  findRelease,
  productNames,
  projectNames,
  releaseNames,
} from './lookup.ts';

const cases = fc.constantFrom<((text: string) => string)[]>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
);

describe('lookup', () => {
  it('finds every product under each of its names, in any case', () => {
    fc.assert(
      fc.property(catalogs({ maxReleases: 1 }), cases, (catalog, written) => {
        for (const product of catalog.products) {
          for (const name of productNames(product)) expect(findProduct(catalog, written(name))).toBe(product);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds every release under each of its names and as a point release, in any case', () => {
    fc.assert(
      fc.property(products({ minReleases: 1 }), cases, (product, written) => {
        for (const release of product.releases) {
          for (const name of releaseNames(release)) expect(findRelease(product, written(name))).toBe(release);
          expect(findRelease(product, written(`${release.id}.2`))).toBe(release);
          expect(findRelease(product, written(`${release.id}2`))).toBeUndefined();
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds something under every name of a project, a service or a team', () => {
    fc.assert(
      fc.property(products(), cases, (product, written) => {
        for (const name of projectNames(product))
          expect(findProjects(product, written(name))).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('has an answer to any text', () => {
    fc.assert(
      fc.property(catalogs({ minProducts: 1 }), anyText(), (catalog, text) => {
        for (const product of catalog.products) {
          expect(findRelease(product, text)?.id ?? null).toSatisfy(
            (id) => id === null || product.releases.some((release) => release.id === id),
          );
          expect(findProjects(product, text).every((project) => product.projects.includes(project))).toBe(
            true,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
