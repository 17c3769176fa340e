import { describe, expect, it } from 'vitest';
import { fleetCatalog } from '../testing/fleet-catalog.ts';
import { output } from '../testing/outputs.ts';
import { placePackages } from './place-packages.ts';
import { readScan } from './read-scan.ts';

const catalog = fleetCatalog();

function scan(...files: readonly string[]): ReturnType<typeof placePackages> {
  return placePackages(
    catalog,
    files.flatMap((file) => readScan(output(file)).packages),
  );
}

function entries(...files: readonly string[]): string[] {
  return scan(...files).entries.map(
    ({ entry, release }) => `${entry.name} ${entry.version} (${release.id}) ${entry.from ?? ''}`,
  );
}

describe('placePackages', () => {
  it('makes entries of dpkg -l', () => {
    expect(entries('dpkg-l-controller.txt')).toEqual([
      'glance 30.0.0 (2025.1) glance 2:30.0.0-0ubuntu1~cloud0 and 3 more',
      'horizon 25.3.0 (2025.1) openstack-dashboard 4:25.3.0-0ubuntu1~cloud0',
      'keystone 27.0.0 (2025.1) keystone 2:27.0.0-0ubuntu1~cloud0 and 2 more',
      'neutron 26.0.0 (2025.1) neutron-common 2:26.0.0-0ubuntu1~cloud0 and 2 more',
      'nova 31.0.0 (2025.1) nova-api 3:31.0.0-0ubuntu1~cloud0 and 4 more',
      'placement 13.0.0 (2025.1) placement-api 1:13.0.0-0ubuntu1~cloud0',
      'ubuntu 24.04 (24.04) base-files 13ubuntu10.2 and 1 more',
      'mariadb 10.11 (10.11) mariadb-server 1:10.11.11-0ubuntu0.24.04.2 and 1 more',
      'rabbitmq 3.12 (3.12) rabbitmq-server 3.12.1-1ubuntu1.2',
      'memcached 1.6 (1.6) memcached 1.6.24-1build3',
      'python 3.12 (3.12) python3 3.12.3-0ubuntu2',
    ]);
  });

  it('leaves out libraries and clients, and names what it does not know', () => {
    const { libraries, unknown, unplaced } = scan('dpkg-l-controller.txt');
    expect(libraries).toEqual([
      'python3-keystoneauth1',
      'python3-novaclient',
      'python3-openstackclient',
      'python3-oslo.config',
    ]);
    expect(unknown).toContain('adduser');
    expect(unplaced).toEqual([]);
  });

  it('makes entries of rpm -qa', () => {
    expect(entries('rpm-qa-compute.txt')).toEqual([
      'neutron 26.0.0 (2025.1) openstack-neutron-common 26.0.0-1.el9s and 2 more',
      'nova 31.1.0 (2025.1) openstack-nova-common 31.1.0-1.el9s and 3 more',
      'centos-stream 9 (9) centos-stream-release 9.0-26.el9',
      'python 3.9 (3.9) python3 3.9.21-2.el9',
    ]);
  });

  it('makes entries of pip freeze, and says what a checkout does not', () => {
    expect(entries('pip-freeze-venv.txt')).toEqual([
      'keystone 27.0.0 (2025.1) ',
      'kolla-ansible 20.0.0 (2025.1) ',
      'neutron 26.0.1.dev5 (2025.1) ',
      'nova 31.0.0 (2025.1) ',
    ]);
    expect(scan('pip-freeze-venv.txt').unplaced).toEqual([
      {
        name: 'cinder',
        version: '',
        why: 'no version of cinder is said: what is installed from a checkout or folder has none',
        packages: 1,
      },
    ]);
  });

  it('makes entries of SBOMs, by package URLs first', () => {
    expect(entries('cyclonedx-image.json')).toEqual([
      'keystone 27.0.0 (2025.1) ',
      'nova 31.0.0 (2025.1) nova-common 3:31.0.0-0ubuntu1~cloud0',
      'ubuntu 24.04 (24.04) ',
      'rabbitmq 3.13 (3.13) rabbitmq 3.13.7',
    ]);
    expect(entries('spdx-image.json')).toEqual([
      'keystone 27.0.0 (2025.1) python3-keystone 27.0.0-1.el9s',
      'centos-stream 9 (9) ',
      'haproxy 2.8 (2.8) haproxy 2.8.14',
    ]);
    expect(entries('spdx-image.spdx')).toEqual([
      'keystone 27.0.0 (2025.1) ',
      'haproxy 2.8 (2.8) haproxy 2.8.14',
    ]);
  });

  it('joins several inputs, and shows versions that are mixed', () => {
    expect(entries('rpm-qa-compute.txt', 'pip-list.txt').filter((entry) => entry.startsWith('nova'))).toEqual(
      ['nova 31.0.1.dev12 (2025.1) ', 'nova 31.1.0 (2025.1) openstack-nova-common 31.1.0-1.el9s and 3 more'],
    );
  });

  it('reads what states a release itself', () => {
    expect(entries('kolla-globals.yml', 'kubectl-version.json', 'os-release')).toEqual([
      'openstack 2025.1 (2025.1) ',
      'ubuntu 24.04 (24.04) ',
      'kubernetes 1.31.2 (1.31) ',
    ]);
  });

  it('names what it knows and cannot place, with the reason', () => {
    const { unplaced, entries: none } = placePackages(catalog, [
      { kind: 'deb', name: 'nova-api', version: '3:99.0.0-1' },
      { kind: 'deb', name: 'nova-common', version: '3:99.0.0-1' },
      { kind: 'deb', name: 'rabbitmq-server', version: '4.9.0-1' },
      { kind: 'stated', name: 'alpine', version: '3.19' },
    ]);
    expect(none).toEqual([]);
    expect(unplaced.map(({ name, version, packages }) => `${name} ${version} × ${packages}`)).toEqual([
      'alpine 3.19 × 1',
      'nova 99.0.0 × 2',
      'rabbitmq 4.9.0 × 1',
    ]);
  });

  it('takes no client of another product for it', () => {
    const { unknown } = placePackages(catalog, [
      { kind: 'pypi', name: 'kubernetes', version: '31.0.0' },
      { kind: 'pypi', name: 'ceph', version: '19.2.0' },
    ]);
    expect(unknown).toEqual(['ceph', 'kubernetes']);
  });
});
