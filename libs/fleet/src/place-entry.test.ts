import { catalogWith, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fleetCatalog } from '../testing/fleet-catalog.ts';
import { isPlaced, placeEntry } from './place-entry.ts';

const catalog = fleetCatalog();

function placed(name: string, version: string): string {
  const place = placeEntry(catalog, { name, version });
  return isPlaced(place) ? `${place.product.name} ${place.release.id}: ${place.evidence}` : place.why;
}

describe('placeEntry', () => {
  it.each([
    ['openstack', '2025.1', 'openstack 2025.1: openstack 2025.1'],
    ['OpenStack', 'epoxy', 'openstack 2025.1: openstack epoxy'],
    ['openstack', '2025.1.2', 'openstack 2025.1: openstack 2025.1.2 is of 2025.1'],
    ['nova', '31.0.0', 'openstack 2025.1: nova 31.0.0 belongs to 2025.1'],
    ['nova', '31.0.0.0rc1', 'openstack 2025.1: nova 31.0.0.0rc1 belongs to 2025.1'],
    ['nova', '3:31.0.0~rc1-0ubuntu1', 'openstack 2025.1: nova 31.0.0rc1 belongs to 2025.1'],
    ['Nova', '3:31.0.0-0ubuntu1~cloud0', 'openstack 2025.1: nova 31.0.0 belongs to 2025.1'],
    ['nova', 'nova-31.1.0-1.el9', 'openstack 2025.1: nova 31.1.0 belongs to 2025.1'],
    ['nova', '31.0', 'openstack 2025.1: nova 31.0 belongs to 2025.1'],
    ['nova', '31.4.0', 'openstack 2025.1: nova 31.4.0 begins as the 31 versions of 2025.1 do'],
    ['nova', '31.0.1.dev12', 'openstack 2025.1: nova 31.0.1.dev12 begins as the 31.0 versions of 2025.1 do'],
    ['horizon', '24.0.1', 'openstack 2024.1: horizon 24.0.1 begins as the 24.0 versions of 2024.1 do'],
    ['horizon', '25.3.1', 'openstack 2025.1: horizon 25.3.1 begins as the 25.3 versions of 2025.1 do'],
    ['mariadb', '1:10.6.18+maria~ubu2204', 'mariadb 10.6: mariadb 10.6.18 is of 10.6'],
    ['ubuntu', '22.04', 'ubuntu 22.04: ubuntu 22.04'],
    ['ubuntu', '22.04.5 LTS', 'ubuntu 22.04: ubuntu 22.04.5 is of 22.04'],
    ['k8s', 'v1.30.5-eks-ce1d5eb', 'kubernetes 1.30: kubernetes 1.30.5 is of 1.30'],
    ['ceph', '19.2.0', 'ceph 19.2: ceph 19.2.0 is of 19.2'],
    ['ceph', '19.1.0', 'ceph 19: ceph 19.1.0 is of 19'],
  ])('%s %s is %s', (name, version, said) => {
    expect(placed(name, version)).toBe(said);
  });

  it.each([
    ['nova', '31.5.0.dev7', 'unknown version 31.5.0.dev7 of nova: no version 31.5 of it is known'],
    ['nova', '99.0.0', 'unknown version 99.0.0 of nova: no version 99 of it is known'],
    ['nova', 'latest', '"latest" is no version: expected one such as 31.0.0'],
    ['horizon', '24.1.0', 'unknown version 24.1.0 of horizon: no version 24.1 of it is known'],
    [
      'horizon',
      '25.9.0',
      'the 25 versions of horizon belong to more than one OpenStack release: write the release',
    ],
    [
      'compute-tools',
      '4.6.0',
      'compute-tools 4.6.0 belongs to no OpenStack release, so it has no deadline of its own',
    ],
    ['novva', '31.0.0', 'unknown product or project "novva": did you mean nova?'],
    ['openstack', '2031.1', 'unknown openstack release "2031.1"'],
    ['openstack', 'epoxxy', 'unknown openstack release "epoxxy": did you mean Epoxy?'],
    ['kubernetes', '1', 'unknown kubernetes release "1": did you mean 1.31, 1.30 or 1.3?'],
    ['kubernetes', 'v1.99.1+k3s1', 'unknown kubernetes release "v1.99.1+k3s1": did you mean 1.31?'],
    ['kubernetes', '1.29.1', 'unknown kubernetes release "1.29.1"'],
  ])('%s %s cannot be placed: %s', (name, version, why) => {
    expect(placed(name, version)).toContain(why);
  });

  it('takes 1.30 for no 1.3', () => {
    expect(placed('kubernetes', '1.30')).toContain('kubernetes 1.30');
    expect(placed('kubernetes', '1.3.8')).toContain('kubernetes 1.3: ');
  });

  it('says of a vendor that it is nothing that runs', () => {
    const overlay = productWith({
      key: 'archive',
      name: 'archive',
      overlays: 'openstack',
      releases: [releaseWith('2025.1')],
    });
    const place = placeEntry(catalogWith(...catalog.products, overlay), {
      name: 'archive',
      version: '2025.1',
    });
    expect(place).toMatchObject({ why: expect.stringContaining('write openstack') as string });
  });
});
