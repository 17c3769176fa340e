import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { fleetCatalog } from '../../testing/fleet-catalog.ts';
import { CARRIED_RELEASES } from '../facts/carried-releases.ts';
import { placeEnvironments } from '../place-fleet.ts';
import { planEnvironments } from './plan-environments.ts';

function told(openstack: string, system: readonly [string, string]): string[] {
  const runs = [
    { name: 'openstack', version: openstack },
    { name: system[0], version: system[1] },
  ];
  const [plan] = planEnvironments(placeEnvironments(fleetCatalog(), [{ name: 'a', runs }]), {
    on: calendarDate('2026-08-21'),
    hopDays: null,
  });
  return (plan?.plans ?? []).flatMap(({ notCarried }) =>
    notCarried.map(
      ({ hop, system: { release }, carriedBy }) =>
        `${hop.id} not by ${release.id}, by ${carriedBy.join(' ') || 'nobody knows'}`,
    ),
  );
}

describe('what an operating system does not carry', () => {
  it.each<[string, readonly [string, string], readonly string[]]>([
    [
      '2024.1',
      ['ubuntu', '22.04'],
      ['2025.1 not by 22.04, by 24.04', '2025.2 not by 22.04, by nobody knows'],
    ],
    ['2025.1', ['ubuntu', '22.04'], ['2025.2 not by 22.04, by nobody knows']],
    // More may be added there: what is not known to be there is not said to be missing.
    ['2024.1', ['ubuntu', '24.04'], []],
    // Nothing is known of these.
    ['2024.1', ['ubuntu', '24.10'], []],
    ['2024.1', ['debian', '12'], []],
    ['2024.1', ['rhel', '9'], []],
  ])('of the way from %s on %j is %j', (openstack, system, said) => {
    expect(told(openstack, system)).toEqual(said);
  });

  it('has a source for every fact, and no system twice', () => {
    for (const { source } of CARRIED_RELEASES) expect(source).toMatch(/^https:\/\/[a-z.]+\/\S+$/);
    const systems = CARRIED_RELEASES.map(
      ({ system, systemRelease, product }) => `${system} ${systemRelease} ${product}`,
    );
    expect(new Set(systems).size).toBe(systems.length);
  });
});
