import { describe, expect, it } from 'vitest';
import { operatingSystem } from './operating-system.ts';
import { productPackage } from './product-package.ts';
import type { PackageKind } from './scanned-package.ts';

describe('productPackage', () => {
  it.each<[PackageKind, string, string | undefined]>([
    ['deb', 'mariadb-server', 'mariadb'],
    ['deb', 'mariadb-server-10.6', 'mariadb'],
    ['deb', 'mysql-server-8.0', 'mysql'],
    ['deb', 'postgresql-14', 'postgresql'],
    ['rpm', 'postgresql16-server', 'postgresql'],
    ['deb', 'rabbitmq-server', 'rabbitmq'],
    ['deb', 'python3.12', 'python'],
    ['rpm', 'python3.11', 'python'],
    ['rpm', 'openvswitch3.3', 'openvswitch'],
    ['deb', 'kubelet', 'kubernetes'],
    ['deb', 'docker-ce', 'docker-engine'],
    ['pypi', 'ansible-core', 'ansible-core'],
    // Clients and modules: they may stand at any version beside what they speak to.
    ['pypi', 'redis', undefined],
    ['pypi', 'kubernetes', undefined],
    ['deb', 'mariadb-client', undefined],
    ['deb', 'postgresql-client-14', undefined],
    ['deb', 'python3-yaml', undefined],
    ['deb', 'constructor', undefined],
  ])('takes %s %s for %s', (kind, name, product) => {
    expect(productPackage({ kind, name })).toBe(product);
  });
});

describe('operatingSystem', () => {
  it.each<[PackageKind, string, string, string | undefined]>([
    ['deb', 'base-files', '12ubuntu4.6', 'ubuntu 22.04'],
    ['deb', 'base-files', '13ubuntu10.2', 'ubuntu 24.04'],
    ['deb', 'base-files', '12.4+deb12u5', 'debian 12'],
    ['deb', 'base-files', '11.1+deb11u9', 'debian 11'],
    ['deb', 'base-files', '99ubuntu1', undefined],
    ['deb', 'base-files', 'odd', undefined],
    ['deb', 'ubuntu-release-upgrader-core', '1:24.04.25', 'ubuntu 1:24.04.25'],
    ['rpm', 'redhat-release', '9.4-0.5.el9', 'rhel 9.4-0.5.el9'],
    ['rpm', 'centos-stream-release', '9.0-26.el9', 'centos-stream 9.0-26.el9'],
    ['rpm', 'rocky-release', '9.5-1.2.el9', 'rocky-linux 9.5-1.2.el9'],
    ['deb', 'bash', '5.2', undefined],
  ])('%s %s %s shows %s', (kind, name, version, shown) => {
    const system = operatingSystem({ kind, name, version });
    expect(system && `${system.name} ${system.version}`).toBe(shown);
  });
});
