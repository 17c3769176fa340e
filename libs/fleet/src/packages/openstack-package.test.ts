import { describe, expect, it } from 'vitest';
import { fleetCatalog } from '../../testing/fleet-catalog.ts';
import { isService, openstackProject } from './openstack-package.ts';
import type { PackageKind } from './scanned-package.ts';

const [openstack] = fleetCatalog().products;

function projectOf(kind: PackageKind, name: string): string | undefined {
  return openstackProject(openstack!, { kind, name })?.name;
}

describe('openstackProject', () => {
  it.each<[PackageKind, string, string]>([
    ['deb', 'nova-common', 'nova'],
    ['deb', 'nova-compute-qemu', 'nova'],
    ['deb', 'nova-api', 'nova'],
    ['deb', 'keystone', 'keystone'],
    ['deb', 'python3-nova', 'nova'],
    ['deb', 'python-nova', 'nova'],
    ['deb', 'python3-novaclient', 'python-novaclient'],
    ['deb', 'python3-openstackclient', 'python-openstackclient'],
    ['deb', 'python3-oslo.config', 'oslo.config'],
    ['deb', 'python3-keystoneauth1', 'keystoneauth'],
    ['deb', 'neutron-server', 'neutron'],
    ['deb', 'neutron-fwaas-common', 'neutron-fwaas'],
    ['deb', 'neutron-ovn-metadata-agent', 'neutron'],
    ['deb', 'openstack-dashboard', 'horizon'],
    ['deb', 'openstack-dashboard-ubuntu-theme', 'horizon'],
    ['deb', 'python3-django-horizon', 'horizon'],
    ['deb', 'placement-api', 'placement'],
    ['rpm', 'openstack-nova-api', 'nova'],
    ['rpm', 'openstack-nova', 'nova'],
    ['rpm', 'openstack-keystone', 'keystone'],
    ['rpm', 'openstack-neutron-openvswitch-agent', 'neutron'],
    ['rpm', 'openstack-neutron-fwaas', 'neutron-fwaas'],
    ['rpm', 'python3-oslo-config', 'oslo.config'],
    ['rpm', 'openstack-dashboard-theme', 'horizon'],
    ['rpm', 'openstack-kolla-ansible', 'kolla-ansible'],
    ['pypi', 'nova', 'nova'],
    ['pypi', 'Oslo_Config', 'oslo.config'],
    ['pypi', 'openstack-placement', 'placement'],
    ['pypi', 'keystoneauth1', 'keystoneauth'],
    ['pypi', 'python-novaclient', 'python-novaclient'],
    ['other', 'keystone', 'keystone'],
  ])('takes %s %s for %s', (kind, name, project) => {
    expect(projectOf(kind, name)).toBe(project);
  });

  it.each<[PackageKind, string]>([
    ['deb', 'swift-im'],
    ['deb', 'horizon-eda'],
    ['deb', 'python3-nova-something'],
    ['deb', 'castellan-doc'],
    ['deb', 'novnc'],
    ['rpm', 'openstack-selinux'],
    ['rpm', 'openstack'],
    ['pypi', 'nova-api'],
    ['pypi', '__proto__'],
    ['deb', 'constructor'],
    ['deb', ''],
    ['deb', 'nova-'.repeat(500)],
  ])('takes %s %s for none', (kind, name) => {
    expect(projectOf(kind, name)).toBeUndefined();
  });

  it('tells services from libraries', () => {
    const services = openstack!.projects.filter(isService).map(({ name }) => name);
    expect(services).toEqual([
      'nova',
      'keystone',
      'neutron',
      'neutron-fwaas',
      'glance',
      'cinder',
      'placement',
      'kolla-ansible',
      'horizon',
    ]);
  });
});
