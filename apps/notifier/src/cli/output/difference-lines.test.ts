import { calendarDate, catalogDifference, type CatalogChange } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  endTag,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { differenceLines } from './difference-lines.ts';

const product = 'openstack';
const release = '2025.1';

describe('the lines of a difference', () => {
  const day = calendarDate('2026-10-02');

  it.each<[CatalogChange, string]>([
    [{ change: 'product-added', product }, '+ openstack'],
    [{ change: 'product-removed', product }, '- openstack'],
    [{ change: 'release-added', product, release }, '+ openstack 2025.1'],
    [{ change: 'release-removed', product, release }, '- openstack 2025.1'],
    [{ change: 'release-renamed', product, release, was: '2025.A' }, '  openstack 2025.1: was called 2025.A'],
    [
      {
        change: 'phase',
        product,
        release,
        phase: 'unmaintained',
        was: { date: null, basis: 'scheduled' },
        now: { date: day, basis: 'declared' },
      },
      '  openstack 2025.1: unmaintained 2026-10-02 (declared), was without a date (scheduled)',
    ],
    [
      {
        change: 'phase',
        product,
        release,
        phase: 'end-of-life',
        was: { date: day, basis: 'scheduled' },
        now: null,
      },
      '  openstack 2025.1: end of life not listed, was 2026-10-02 (scheduled)',
    ],
    [{ change: 'project-added', product, project: 'nova' }, '+ openstack project nova'],
    [{ change: 'project-removed', product, project: 'nova' }, '- openstack project nova'],
    [
      { change: 'standing', product, project: 'sahara', was: 'official', now: 'retired', retiredOn: day },
      '  openstack project sahara: retired on 2026-10-02, was official',
    ],
    [
      { change: 'standing', product, project: 'x', was: null, now: 'official', retiredOn: null },
      '  openstack project x: official, was unknown',
    ],
    [
      { change: 'version-added', product, project: 'nova', release, version: '31.1.0', landed: day },
      '+ openstack 2025.1 nova: 31.1.0 (2026-10-02)',
    ],
    [
      { change: 'version-removed', product, project: 'nova', release, version: '31.1.0', landed: null },
      '- openstack 2025.1 nova: 31.1.0',
    ],
    [
      { change: 'version-added', product, project: 'gnocchi', release: null, version: '4.4.1', landed: null },
      '+ openstack gnocchi: 4.4.1',
    ],
    [
      { change: 'end-tag-added', product, project: 'nova', release, version: 'eol', landed: day },
      '+ openstack 2025.1 nova: end tag eol (2026-10-02)',
    ],
    [
      { change: 'end-tag-removed', product, project: 'nova', release, version: 'eol', landed: null },
      '- openstack 2025.1 nova: end tag eol',
    ],
    [
      { change: 'milestone-added', product, release, slug: 'ff', from: day },
      '+ openstack 2025.1 milestone ff in the week of 2026-10-02',
    ],
    [
      { change: 'milestone-removed', product, release, slug: 'ff', from: day },
      '- openstack 2025.1 milestone ff in the week of 2026-10-02',
    ],
  ])('%j', (change, line) => {
    expect(differenceLines([change])).toEqual([line]);
  });

  it('gather the versions of one project in one release', () => {
    const was = catalogWith(
      productWith({
        releases: [
          releaseWith(release, [
            declared('maintained', '2025-04-02'),
            scheduled('unmaintained', '2026-10-01'),
          ]),
        ],
        projects: [
          projectWith('nova', { releases: [inRelease(release, { versions: [version('31.0.0')] })] }),
        ],
      }),
    );
    const now = catalogWith(
      productWith({
        releases: [
          releaseWith(release, [
            declared('maintained', '2025-04-02'),
            scheduled('unmaintained', '2026-10-02'),
          ]),
        ],
        projects: [
          projectWith('nova', {
            releases: [
              inRelease(release, {
                versions: [version('31.1.0', '2026-01-01'), version('31.2.0')],
                endTags: [endTag('eom')],
              }),
            ],
          }),
        ],
      }),
    );
    expect(differenceLines(catalogDifference(was, now))).toEqual([
      '  openstack 2025.1: unmaintained 2026-10-02 (scheduled), was 2026-10-01 (scheduled)',
      '+ openstack 2025.1 nova: 31.1.0 (2026-01-01), 31.2.0, end tag eom',
      '- openstack 2025.1 nova: 31.0.0',
    ]);
  });
});
