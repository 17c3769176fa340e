import { catalogWith, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { checkDates, readProductSettings } from './index.ts';

const custom = { source: 'custom' } as const;
const CATALOG = catalogWith(
  productWith({ releases: [releaseWith('2024.1')] }),
  productWith({ ...custom, key: 'ceph', name: 'ceph', title: 'Ceph' }),
  productWith({
    ...custom,
    key: 'ubuntu-cloud-archive',
    name: 'ubuntu-cloud-archive',
    overlays: 'openstack',
  }),
  productWith({ ...custom, key: 'red-hat', name: 'red-hat', aliases: ['rhosp'], overlays: 'openstack' }),
);

function check(dates: string): void {
  checkDates(
    readProductSettings(`timezone: UTC\ndates:\n${dates}`, 'lastpatch.yaml'),
    CATALOG,
    'lastpatch.yaml',
  );
}

describe('checkDates', () => {
  it.each(['openstack: ubuntu-cloud-archive', 'OpenStack: RHOSP'])('finds what is there: %s', (dates) => {
    expect(() => {
      check(`  ${dates}\n`);
    }).not.toThrow();
  });

  it.each([
    ['openstak: red-hat', 'dates, openstak: unknown product openstak: did you mean openstack?'],
    [
      'openstack: ubuntu-cloud-archiv',
      'dates, openstack: unknown vendor ubuntu-cloud-archiv: did you mean ubuntu-cloud-archive?',
    ],
    [
      'openstack: canonical',
      'dates, openstack: unknown vendor canonical: expected ubuntu-cloud-archive or red-hat',
    ],
    [
      'openstack: ceph',
      'dates, openstack: ceph gives no dates for openstack: expected ubuntu-cloud-archive or red-hat',
    ],
    ['ceph: croit', 'dates, ceph: unknown vendor croit: none of your files has "overlay: ceph"'],
    ['ceph: red-hat', 'dates, ceph: red-hat gives no dates for ceph: none of your files has "overlay: ceph"'],
    [
      'red-hat: openstack',
      'dates, red-hat: red-hat gives dates for openstack and is no product of its own: write openstack: red-hat',
    ],
  ])('names what is not, with its line: %s', (dates, problem) => {
    expect(() => {
      check(`  ${dates}\n`);
    }).toThrow(`lastpatch.yaml:3: ${problem}`);
  });

  it('tells all at once', () => {
    expect(() => {
      check('  openstack: x\n  ceph: y\n');
    }).toThrow('lastpatch.yaml has 2 problems:');
  });
});
