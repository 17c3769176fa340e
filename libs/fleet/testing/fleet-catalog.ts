import { calendarDate, type Catalog, type Product, type Project } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';

const SERIES = ['caracal', 'dalmatian', 'epoxy', 'flamingo'] as const;

/** A service: in each release its next first number, with a release candidate. */
function service(name: string, first: number): Project {
  return projectWith(name, {
    team: name,
    releases: SERIES.map((release, index) => {
      const major = first + index;
      const versions = [`${major}.0.0.0rc1`, `${major}.0.0`, `${major}.1.0`];
      return inRelease(release, { versions: versions.map((written) => version(written)) });
    }),
  });
}

/** A library: versions as they are given, release by release. */
function library(name: string, versions: readonly (readonly string[])[]): Project {
  return projectWith(name, {
    team: 'libraries',
    releases: SERIES.map((release, index) =>
      inRelease(release, { versions: (versions[index] ?? []).map((written) => version(written)) }),
    ),
  });
}

const OPENSTACK: Product = productWith({
  releases: [
    releaseWith('2024.1', [declared('maintained', '2024-04-03'), declared('unmaintained', '2025-11-07')], {
      key: 'caracal',
      name: 'Caracal',
      slurp: true,
    }),
    releaseWith('2024.2', [declared('maintained', '2024-10-02'), declared('end-of-life', '2026-04-29')], {
      key: 'dalmatian',
      name: 'Dalmatian',
    }),
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')], {
      key: 'epoxy',
      name: 'Epoxy',
      slurp: true,
    }),
    releaseWith('2025.2', [declared('maintained', '2025-10-01'), scheduled('end-of-life', '2027-04-28')], {
      key: 'flamingo',
      name: 'Flamingo',
    }),
  ],
  projects: [
    service('nova', 29),
    service('keystone', 25),
    service('neutron', 24),
    service('neutron-fwaas', 24),
    service('glance', 28),
    service('cinder', 24),
    service('placement', 11),
    service('kolla-ansible', 18),
    // Its first number stays over releases, and it has no release candidates.
    projectWith('horizon', {
      team: 'horizon',
      releases: [
        inRelease('caracal', { versions: [version('24.0.0')] }),
        inRelease('dalmatian', { versions: [version('25.1.0')] }),
        inRelease('epoxy', { versions: [version('25.2.0'), version('25.3.0')] }),
        inRelease('flamingo', { versions: [version('25.4.0')] }),
      ],
    }),
    projectWith('compute-tools', {
      service: 'Compute service',
      releases: [inRelease(null, { versions: [version('4.6.0')] })],
    }),
    library('oslo.config', [['9.4.0'], ['9.6.0'], ['9.7.0', '9.7.1'], ['10.0.0']]),
    library('python-novaclient', [['18.5.0'], ['18.7.0'], ['18.8.0', '18.9.0'], ['18.11.0']]),
    library('python-openstackclient', [['6.6.0'], ['7.1.0'], ['7.4.0'], ['8.2.0']]),
    library('keystoneauth', [['5.6.0'], ['5.8.0'], ['5.10.0'], ['5.12.0']]),
    library('castellan', [['5.0.0'], ['5.1.1'], ['5.2.1'], ['5.4.0']]),
  ],
});

/** A product of endoflife.date's kind: releases with their first and last days. */
function product(
  name: string,
  releases: readonly (readonly [string, string, string])[],
  aliases: readonly string[] = [],
): Product {
  return productWith({
    key: name,
    name,
    title: name,
    aliases,
    source: 'endoflife-date',
    asOf: calendarDate('2026-08-22'),
    releases: releases.map(([id, from, until]) =>
      releaseWith(id, [
        declared('maintained', from),
        until > '2026-08-22' ? scheduled('end-of-life', until) : declared('end-of-life', until),
      ]),
    ),
  });
}

/** A catalog in which what the outputs of tools hold has its releases. */
export function fleetCatalog(): Catalog {
  return catalogWith(
    OPENSTACK,
    product('ubuntu', [
      ['22.04', '2022-04-21', '2032-04-10'],
      ['24.04', '2024-04-25', '2036-06-01'],
      ['24.10', '2024-10-10', '2025-07-11'],
    ]),
    product('debian', [
      ['11', '2021-08-14', '2026-09-01'],
      ['12', '2023-06-10', '2028-07-01'],
    ]),
    product('rhel', [['9', '2022-05-17', '2032-06-01']]),
    product('centos-stream', [['9', '2021-12-03', '2027-06-01']]),
    product('mariadb', [
      ['10.6', '2021-07-06', '2026-07-07'],
      ['10.11', '2023-02-16', '2028-02-17'],
    ]),
    product('rabbitmq', [
      ['3.12', '2023-06-01', '2024-07-01'],
      ['3.13', '2024-02-22', '2025-07-01'],
    ]),
    product('haproxy', [['2.8', '2023-05-31', '2028-05-01']]),
    product('memcached', [['1.6', '2020-03-08', '2030-01-01']]),
    product('postgresql', [
      ['14', '2021-09-30', '2026-11-13'],
      ['16', '2023-09-14', '2028-11-10'],
    ]),
    product(
      'kubernetes',
      [
        ['1.3', '2016-07-01', '2017-01-01'],
        ['1.30', '2024-04-17', '2025-06-29'],
        ['1.31', '2024-08-13', '2025-10-29'],
      ],
      ['k8s'],
    ),
    product('python', [
      ['3.9', '2020-10-05', '2025-11-01'],
      ['3.12', '2023-10-02', '2028-11-01'],
    ]),
    product('ceph', [
      ['18', '2023-08-07', '2025-08-01'],
      ['19', '2024-09-26', '2026-09-20'],
      ['19.2', '2024-09-26', '2026-09-20'],
    ]),
  );
}
