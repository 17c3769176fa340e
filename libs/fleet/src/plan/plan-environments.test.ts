import { type CalendarDate, calendarDate, type Catalog } from '@lastpatch/release-model';
import { endTag, inRelease, version } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fleetCatalog } from '../../testing/fleet-catalog.ts';
import type { Environment, HopDays } from '../environment.ts';
import { placeEnvironments } from '../place-fleet.ts';
import { type EnvironmentPlan, planEnvironments } from './plan-environments.ts';

const ON = calendarDate('2026-08-21');

function environment(name: string, ...runs: readonly (readonly [string, string])[]): Environment {
  return { name, runs: runs.map(([key, written]) => ({ name: key, version: written })) };
}

function plans(
  environments: readonly Environment[],
  {
    hopDays = null,
    on = ON,
    catalog = fleetCatalog(),
  }: { hopDays?: HopDays; on?: CalendarDate; catalog?: Catalog } = {},
): EnvironmentPlan[] {
  return planEnvironments(placeEnvironments(catalog, environments), { on, hopDays });
}

describe('planEnvironments', () => {
  it('puts the environment with the most urgent first, and in it what is the most urgent', () => {
    const found = plans([
      environment('calm', ['ubuntu', '24.04']),
      environment('nothing'),
      environment('late', ['ubuntu', '24.04'], ['openstack', '2024.1'], ['rabbitmq', '3.12']),
      environment('soon', ['openstack', '2025.1']),
    ]);
    expect(found.map(({ name }) => name)).toEqual(['late', 'soon', 'calm', 'nothing']);
    expect(found[0]?.plans.map(({ run }) => `${run.product.name} ${run.release.id}`)).toEqual([
      'rabbitmq 3.12',
      'openstack 2024.1',
      'ubuntu 24.04',
    ]);
  });

  it.each<[string, HopDays, readonly (string | null)[]]>([
    ['the same for all', 30, ['2025-09-08', '2025-10-08']],
    ['by product, in any case', { OpenStack: 60 }, ['2025-07-10', '2025-09-08']],
    ['of another product only', { ubuntu: 60 }, [null, null]],
    ['not at all', null, [null, null]],
  ])('says when each hop must be begun, by days that are given %s', (_, hopDays, starts) => {
    // From 2024.1, which ended on 2025-11-07.
    const [found] = plans([environment('a', ['openstack', '2024.1'])], { hopDays });
    const outlook = found?.plans[0]?.outlook;
    expect(outlook?.hops.map(({ release }) => release.id)).toEqual(['2025.1', '2025.2']);
    expect(outlook?.hops.map(({ startBy }) => startBy)).toEqual(starts);
    expect(outlook?.startBy).toBe(starts[0]);
  });

  it('counts one hop where no source says which upgrades are allowed', () => {
    const [found] = plans([environment('a', ['ubuntu', '22.04'])], { hopDays: 30 });
    expect(found?.plans[0]?.outlook.hops).toMatchObject([
      { release: { id: '24.04' }, startBy: '2032-03-11' },
    ]);
  });

  it('shows of mixed versions the outlook of each', () => {
    const [found] = plans([environment('a', ['ubuntu', '22.04'], ['ubuntu', '24.10'])]);
    const [plan] = found?.plans ?? [];
    expect(plan?.outlook.release.id).toBe('22.04');
    expect(plan?.others.map(({ release, daysLeft }) => [release.id, daysLeft])).toEqual([['24.10', -406]]);
  });

  it('leaves out what did not exist yet on that day, and says so', () => {
    const [found] = plans([environment('a', ['openstack', '2025.2'], ['ubuntu', '22.04'])], {
      on: calendarDate('2024-01-01'),
    });
    expect(found?.plans.map(({ run }) => run.product.name)).toEqual(['ubuntu']);
    expect(found?.notYet.map(({ release }) => release.id)).toEqual(['2025.2']);
  });

  it('says which projects have ended there before their release', () => {
    const catalog = fleetCatalog();
    const [openstack] = catalog.products;
    const ended = {
      ...openstack!,
      projects: openstack!.projects.map((project) =>
        project.name === 'glance'
          ? {
              ...project,
              releases: [
                inRelease('epoxy', {
                  versions: [version('30.0.0', '2025-04-02')],
                  endTags: [endTag('eol', '2026-06-19')],
                }),
              ],
            }
          : project,
      ),
    };
    const [found] = plans([environment('a', ['nova', '31.0.0'], ['glance', '30.0.0'], ['glance', '30.0'])], {
      catalog: { products: [ended, ...catalog.products.slice(1)] },
    });
    expect(found?.plans[0]?.projectsEnded.map(({ project, tag, date }) => [project.name, tag, date])).toEqual(
      [['glance', 'eol', '2026-06-19']],
    );
  });

  it('works out once what many environments run', () => {
    const [first, second] = plans([
      environment('a', ['openstack', '2025.1']),
      environment('b', ['openstack', '2025.1']),
    ]);
    expect(first?.plans[0]?.outlook).toBe(second?.plans[0]?.outlook);
  });
});
