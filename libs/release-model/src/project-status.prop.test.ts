import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDates, products } from '../testing/arbitraries.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Product } from './catalog.ts';
import type { Project } from './project.ts';
import { projectStatus, releaseOfVersion } from './project-status.ts';
import { compareVersions, isFinalVersion } from './project-version.ts';
import { sharesVersions } from './upstream-word.ts';

const runs = { numRuns: 60 };

/** The versions that are out by a day: where a version belongs to one release only, each once. */
function outBy(product: Product, project: Project, day: CalendarDate): Set<string> {
  const out = project.releases.flatMap(({ release, versions }) =>
    versions
      .filter(({ landed }) => (landed ?? product.asOf) <= day)
      .map(({ version }) => (sharesVersions(product.source) ? version : `${version} in ${release ?? ''}`)),
  );
  return new Set(out);
}

describe('projectStatus', () => {
  it('counts each version that is out once, and none that is not', () => {
    fc.assert(
      fc.property(products({ minReleases: 2 }), calendarDates(), (any, day) => {
        const product = { ...any, source: 'openstack' as const };
        for (const project of product.projects) {
          const counted = projectStatus(product, project, day).releases.map(({ versions }) => versions);
          expect(counted.reduce((sum, count) => sum + count, 0)).toBe(outBy(product, project, day).size);
        }
      }),
      runs,
    );
  });

  it('tells of nothing that was not out by the day', () => {
    fc.assert(
      fc.property(products(), calendarDates(), (product, day) => {
        for (const project of product.projects) {
          const status = projectStatus(product, project, day);
          expect((status.retiredOn ?? day) <= day).toBe(true);
          if (status.standing === 'retired') expect((project.retiredOn ?? product.asOf) <= day).toBe(true);
          for (const { newest, ended } of status.releases) {
            if (newest) expect((newest.landed ?? product.asOf) <= day).toBe(true);
            if (ended) expect((ended.date ?? product.asOf) <= day).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  it('calls newest a final version that no other final one of the release exceeds', () => {
    fc.assert(
      fc.property(products(), (any) => {
        const product = { ...any, source: 'openstack' as const };
        for (const project of product.projects) {
          for (const { release, newest } of projectStatus(product, project, '9999-12-31' as CalendarDate)
            .releases) {
            if (!newest) continue;
            expect(isFinalVersion(newest.version)).toBe(true);
            const rivals = project.releases
              .flatMap((entry) => entry.versions)
              .filter(({ version }) => isFinalVersion(version))
              .filter(
                ({ version }) =>
                  releaseOfVersion(product, project, version)?.release === (release?.key ?? null),
              );
            for (const { version } of rivals)
              expect(compareVersions(newest.version, version)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      runs,
    );
  });
});
