import { catalogWith, productWith, projectWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { checkFollowed, readSettings } from './index.ts';

const catalog = catalogWith(
  productWith({
    releases: [
      releaseWith('2016.1', undefined, { name: 'Mitaka', key: 'mitaka' }),
      releaseWith('2025.1'),
      releaseWith('2025.2'),
    ],
    projects: [projectWith('nova', { service: 'Compute service', team: 'nova' })],
  }),
);

function check(follow: string): void {
  checkFollowed(
    readSettings(`watches:\n  - id: a\n    follow:\n      ${follow}\n`, 'lastpatch.yaml'),
    catalog,
    'lastpatch.yaml',
  );
}

describe('checkFollowed', () => {
  it.each([
    'openstack: all',
    'OpenStack: [2025.1, mitaka, Mitaka, 2016.1.1]',
    'openstack: { projects: [nova, compute] }',
    'openstack: { projects: all }',
  ])('finds what is there: %s', (follow) => {
    expect(() => {
      check(follow);
    }).not.toThrow();
  });

  it.each([
    ['openstak: all', 'unknown product openstak: did you mean openstack?'],
    ['openstack: [mitakka]', 'unknown openstack release mitakka: did you mean Mitaka?'],
    ['openstack: [2031.1]', 'unknown openstack release 2031.1'],
    ['openstack: [2025]', 'unknown openstack release 2025: did you mean 2025.2 or 2025.1?'],
    ['openstack: { projects: [novva] }', 'unknown openstack project novva: did you mean nova?'],
  ])('names what is not, with its line: %s', (follow, problem) => {
    expect(() => {
      check(follow);
    }).toThrow(`lastpatch.yaml:4: watch a, follow: ${problem}`);
  });

  it('tells all at once', () => {
    expect(() => {
      check('openstack: { releases: [1999.1, 2999.1], projects: [qwertyuiop] }');
    }).toThrow('has 3 problems');
  });
});
