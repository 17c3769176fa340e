import { calendarDate, type Catalog } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  endTag,
  historyWith,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';

/** OpenStack, with some projects, and products whose names and releases are easily mistaken for others. */
export function boxCatalog(): Catalog {
  return catalogWith(openstack(), ubuntu(), appliance());
}

function openstack(): Catalog['products'][number] {
  const epoxy = releaseWith(
    '2025.1',
    [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')],
    {
      key: 'epoxy',
      name: 'Epoxy',
      slurp: true,
      history: historyWith({
        changes: { unmaintained: { seen: calendarDate('2026-08-01'), was: calendarDate('2026-09-25') } },
      }),
    },
  );
  return productWith({
    releases: [
      releaseWith('2024.2', [declared('maintained', '2024-10-02'), declared('end-of-life', '2026-04-29')], {
        key: 'dalmatian',
        name: 'Dalmatian',
      }),
      epoxy,
      releaseWith('2025.2', [declared('maintained', '2025-10-01'), scheduled('end-of-life', '2027-04-28')], {
        key: 'flamingo',
        name: 'Flamingo',
      }),
      releaseWith('2026.1', [declared('maintained', '2026-04-01'), scheduled('unmaintained', '2027-10-27')], {
        key: 'gazpacho',
        name: 'Gazpacho',
        slurp: true,
      }),
      releaseWith('2026.2', [declared('development', '2026-04-01'), scheduled('maintained', '2026-09-30')], {
        key: 'hibiscus',
        name: 'Hibiscus',
      }),
    ],
    projects: [
      projectWith('neutron', {
        service: 'Networking service',
        team: 'neutron',
        releases: [
          inRelease('epoxy', { versions: [version('26.0.0')], endTags: [endTag('eol', '2026-07-01')] }),
        ],
      }),
      projectWith('nova', {
        service: 'Compute service',
        team: 'nova',
        releases: [
          inRelease('dalmatian', { versions: [version('30.0.0')] }),
          inRelease('epoxy', { versions: [version('31.0.0'), version('31.1.0')] }),
          inRelease('gazpacho', { versions: [version('33.0.0')] }),
          inRelease(null, { versions: [version('0.1')] }),
        ],
      }),
      projectWith('ovn-octavia-provider', {
        service: 'Networking service',
        team: 'neutron',
        releases: [inRelease('epoxy', { versions: [version('8.0.0')] })],
      }),
      projectWith('never-released', { team: 'nova' }),
    ],
  });
}

function ubuntu(): Catalog['products'][number] {
  return productWith({
    key: 'ubuntu',
    name: 'ubuntu',
    title: 'Ubuntu',
    aliases: ['ubuntu-linux'],
    source: 'endoflife-date',
    asOf: calendarDate('2026-08-20'),
    releases: [
      releaseWith('20.04', [declared('maintained', '2020-04-23'), declared('end-of-life', '2025-06-01')]),
      releaseWith(
        '22.04',
        [
          declared('maintained', '2022-04-21'),
          declared('security', '2024-10-01'),
          scheduled('end-of-life', '2027-04-02'),
        ],
        { name: 'Jammy Jellyfish' },
      ),
      releaseWith('24.04', [declared('maintained', '2024-04-25'), scheduled('end-of-life', '2029-06-01')], {
        name: 'Noble Numbat',
      }),
    ],
    projects: [projectWith('ubuntu', { releases: [inRelease('22.04', { versions: [version('jammy-5')] })] })],
  });
}

function appliance(): Catalog['products'][number] {
  return productWith({
    key: 'big-appliance',
    name: 'big-appliance',
    title: 'The Big Appliance',
    source: 'endoflife-date',
    // Its source no longer has it.
    asOf: calendarDate('2026-08-01'),
    releases: [
      releaseWith('2025.1', [declared('maintained', '2025-01-01')]),
      releaseWith('22.04', [declared('maintained', '2022-01-01'), declared('end-of-life', '2024-01-01')]),
    ],
  });
}
