import { describe, expect, it } from 'vitest';
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
} from '../testing/index.ts';
import { calendarDate } from './calendar-date.ts';
import { meantRunning, namedRunning, runningOutlook } from './running.ts';

const ON = calendarDate('2026-08-21');

const OPENSTACK = productWith({
  releases: [
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')], {
      key: 'epoxy',
      name: 'Epoxy',
      slurp: true,
    }),
    releaseWith('2026.1', [declared('maintained', '2026-04-01'), scheduled('unmaintained', '2027-10-27')], {
      slurp: true,
    }),
    releaseWith('2027.1', [scheduled('development', '2026-10-01')]),
  ],
  projects: [
    projectWith('nova', {
      releases: [
        inRelease('epoxy', { versions: [version('31.0.0')], endTags: [endTag('eol', '2026-08-01')] }),
        inRelease(null, { versions: [version('0.1')] }),
      ],
    }),
    // A project that is called as a product is.
    projectWith('ubuntu', { releases: [inRelease('epoxy', { versions: [version('9.9')] })] }),
  ],
});
const UBUNTU = productWith({
  key: 'ubuntu',
  name: 'ubuntu',
  title: 'Ubuntu',
  source: 'endoflife-date',
  releases: [releaseWith('24.04')],
});
// Of which its source says the latest versions.
const MYSQL = productWith({
  key: 'mysql',
  name: 'mysql',
  source: 'endoflife-date',
  releases: [releaseWith('8.0'), releaseWith('8.4')],
  projects: [projectWith('mysql', { releases: [inRelease('8.4', { versions: [version('8.4.3')] })] })],
});
const VENDOR = productWith({
  key: 'vendor',
  name: 'vendor',
  source: 'custom',
  overlays: 'openstack',
  releases: [releaseWith('2025.1', [scheduled('end-of-life', '2028-01-01')], { key: 'epoxy' })],
});
const CATALOG = catalogWith(OPENSTACK, UBUNTU, MYSQL, VENDOR);

function meaningOf(text: string): string {
  const named = namedRunning(text);
  if (!named) return 'nothing';
  const meaning = meantRunning({ upstream: CATALOG, chosen: CATALOG }, named, ON);
  if (meaning.kind !== 'running') return meaning.kind;
  const { product, release, by, status } = meaning.running;
  return `${product.name} ${release.id} ${by?.project.name ?? 'itself'} ${status.supportEnds}`;
}

describe('what runs', () => {
  it.each([
    ['openstack@2025.1', 'openstack 2025.1 itself 2026-10-02'],
    ['OpenStack@EPOXY', 'openstack 2025.1 itself 2026-10-02'],
    ['openstack@2025.1.3', 'openstack 2025.1 itself 2026-10-02'],
    ['nova@31.0.0', 'openstack 2025.1 nova 2026-10-02'],
    ['ubuntu@24.04', 'ubuntu 24.04 itself null'],
    ['ubuntu@9.9', 'openstack 2025.1 ubuntu 2026-10-02'],
    ['vendor@epoxy', 'openstack 2025.1 itself 2028-01-01'],
    ['openstack@2027.1', 'not-yet'],
    ['openstack@1999', 'unknown-release'],
    ['mysql@8', 'unknown-release'],
    ['mysql@8.4.3', 'mysql 8.4 itself null'],
    ['nova@99', 'unknown-version'],
    ['nova@0.1', 'no-release'],
    ['cinder@1', 'unknown-name'],
    ['nova', 'nothing'],
    ['@31.0.0', 'nothing'],
    ['nova@', 'nothing'],
    ['a@b@c', 'unknown-name'],
  ])('%s: %s', (text, meaning) => {
    expect(meaningOf(text)).toBe(meaning);
  });

  it('lasts until its own end, and has a way out', () => {
    const meaning = meantRunning(
      { upstream: CATALOG, chosen: CATALOG },
      { name: 'nova', version: '31.0.0' },
      ON,
    );
    const outlook = meaning.kind === 'running' ? runningOutlook(meaning.running, ON) : undefined;
    expect(outlook).toMatchObject({
      daysLeft: 42,
      projectEnded: { tag: 'eol', date: '2026-08-01' },
      path: { target: { id: '2026.1' }, hops: [{ kind: 'slurp' }] },
    });
  });
});
