import { describe, expect, it } from 'vitest';
import { catalogWith, declared, knownBy, productWith, releaseWith, scheduled } from '../testing/index.ts';
import { overlaidProduct, overlayRelease, overlaysOf, overlayWindows, replacesPhase } from './overlay.ts';
import type { Product } from './catalog.ts';
import { calendarDate } from './calendar-date.ts';
import { mergeCatalog } from './merge-catalog.ts';
import { validateCatalog } from './validate-catalog.ts';

const caracal = releaseWith('2024.1', undefined, { key: 'caracal', name: 'Caracal', aliases: ['24.1'] });
const openstack = productWith({
  aliases: ['os'],
  releases: [caracal, releaseWith('2025.1', undefined, { key: 'epoxy' })],
});

function overlay(overlays: string, ...releases: string[]): Product {
  return productWith({
    key: 'archive',
    name: 'archive',
    source: 'custom',
    overlays,
    releases: releases.map((id) => releaseWith(id)),
  });
}

describe('overlaidProduct', () => {
  it.each(['openstack', 'OpenStack', 'os'])('is found by the name %s', (name) => {
    const archive = overlay(name);
    expect(overlaidProduct(catalogWith(archive, openstack), archive)).toBe(openstack);
    expect(overlaysOf(catalogWith(archive, openstack), openstack)).toEqual([archive]);
  });

  it('is none for what is no overlay, or one of nothing, of itself, or of an overlay', () => {
    const [lost, own] = [overlay('heat'), overlay('archive')];
    const second = { ...overlay('archive'), key: 'second', name: 'second' };
    const first = overlay('openstack');
    const catalog = catalogWith(openstack, first, second);
    expect(overlaidProduct(catalog, openstack)).toBeUndefined();
    expect(overlaidProduct(catalogWith(openstack, lost), lost)).toBeUndefined();
    expect(overlaidProduct(catalogWith(own), own)).toBeUndefined();
    expect(overlaidProduct(catalog, second)).toBeUndefined();
    expect(validateCatalog(catalogWith(openstack, first))).toEqual([]);
    expect([catalog, catalogWith(openstack, lost), catalogWith(own)].map(validateCatalog)).toEqual([
      [{ where: 'second', problem: 'there is no product archive that it could give dates for' }],
      [{ where: 'archive', problem: 'there is no product heat that it could give dates for' }],
      [{ where: 'archive', problem: 'there is no product archive that it could give dates for' }],
    ]);
  });
});

it('is found when its source has renamed it, by the name that was read and by the one that was known', () => {
  const ubuntu = productWith({
    key: 'ubuntu',
    name: 'ubuntu',
    source: 'endoflife-date',
    releases: [caracal],
  });
  const renamed = { ...ubuntu, key: 'ubuntu-linux', name: 'ubuntu-linux', aliases: ['ubuntu'] };
  const later = { asOf: calendarDate('2026-08-22') };
  for (const overlays of ['ubuntu', 'ubuntu-linux']) {
    const known = mergeCatalog(undefined, catalogWith(ubuntu, overlay('ubuntu', '2024.1')), 14);
    const read = catalogWith({ ...renamed, ...later }, { ...overlay(overlays, '2024.1'), ...later });
    const merged = mergeCatalog(known, read, 14);
    expect(validateCatalog(merged)).toEqual([]);
    expect(overlaidProduct(merged, merged.products[1]!)).toMatchObject({
      key: 'ubuntu',
      name: 'ubuntu-linux',
    });
  }
});

describe('overlayRelease', () => {
  it.each(['caracal', '2024.1', 'Caracal', '24.1'])(
    'finds what is said of a release under the name %s',
    (id) => {
      expect(overlayRelease(overlay('openstack', '2025.1', id), openstack, caracal)?.id).toBe(id);
    },
  );

  it('finds nothing of a release of which nothing is said', () => {
    expect(overlayRelease(overlay('openstack', '2025.1'), openstack, caracal)).toBeUndefined();
  });
});

describe('overlayWindows', () => {
  it('are those of which the overlay says more than that the release is there', () => {
    const release = releaseWith('1', [
      knownBy('planned', '2024-01-01'),
      knownBy('maintained', '2024-01-01'),
      knownBy('security', '2025-01-01'),
      scheduled('unmaintained', null),
      scheduled('end-of-life', '2029-05-01'),
    ]);
    expect(overlayWindows(release).map(({ phase }) => phase)).toEqual([
      'security',
      'unmaintained',
      'end-of-life',
    ]);
    expect(overlayWindows(releaseWith('1', [declared('maintained', '2024-04-25')]))).toHaveLength(1);
  });
});

describe('replacesPhase', () => {
  it.each([
    ['end-of-life', ['security', 'extended', 'unmaintained', 'end-of-life']],
    ['unmaintained', ['security', 'extended', 'unmaintained', 'end-of-life']],
    ['extended', ['extended', 'unmaintained', 'end-of-life']],
    ['security', ['security', 'extended', 'unmaintained', 'end-of-life']],
    ['maintained', ['maintained', 'security', 'extended', 'unmaintained', 'end-of-life']],
  ] as const)('of an overlay that begins with %s', (first, replaced) => {
    const dated = releaseWith('1', [scheduled(first, '2029-01-01')]);
    const phases = [
      'planned',
      'development',
      'maintained',
      'security',
      'extended',
      'unmaintained',
      'end-of-life',
    ] as const;
    expect(phases.filter((phase) => replacesPhase(dated, phase))).toEqual(replaced);
  });

  it('is none where the overlay gives no date', () => {
    expect(replacesPhase(releaseWith('1', [knownBy('maintained', '2024-01-01')]), 'end-of-life')).toBe(false);
  });
});
