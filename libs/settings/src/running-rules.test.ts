import { placeEnvironments, runningReleases } from '@lastpatch/fleet';
import { fleetCatalog } from '@lastpatch/fleet/testing';
import { expect, it } from 'vitest';
import { DEFAULT_KINDS, DEFAULT_PHASES, runningRules } from './index.ts';

it('follows of each product what runs of it, mixed versions all', () => {
  const catalog = fleetCatalog();
  const environments = [
    {
      name: 'a',
      runs: [
        { name: 'nova', version: '31.0.0' },
        { name: 'ubuntu', version: '22.04' },
      ],
    },
    {
      name: 'b',
      runs: [
        { name: 'nova', version: '30.0.0' },
        { name: 'nova', version: '31.0.0' },
      ],
    },
  ];
  const running = runningReleases(catalog, placeEnvironments(catalog, environments));
  const rule = { phases: DEFAULT_PHASES, kinds: DEFAULT_KINDS };
  expect(runningRules(rule, running)).toEqual([
    { ...rule, product: 'openstack', releases: ['2024.2', '2025.1'], projects: [] },
    { ...rule, product: 'ubuntu', releases: ['22.04'], projects: [] },
  ]);
  expect(runningRules(rule, [])).toEqual([]);
});
