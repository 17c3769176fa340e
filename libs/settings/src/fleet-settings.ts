import {
  type Environment,
  environmentKey,
  type HopDays,
  isEnvironmentName,
  NO_ENVIRONMENT_NAME,
} from '@lastpatch/fleet';
import * as z from 'zod';
import { mappingOf, wholeNumber, word } from './setting-values.ts';
import type { SettingsProblem } from './settings-error.ts';
import { pathSaid, valueAt } from './settings-problems.ts';
import type { SettingsYaml, YamlPath } from './settings-yaml.ts';

/** More than this is written by no team, and would hold up every run. */
const MOST_ENVIRONMENTS = 100_000;
const MOST_ENTRIES = 2000;
const MOST_HOP_DAYS = 3650;

const ENTRY = 'expected one product or project with its release or version, as in nova: 31.0.0';
const HOP_DAYS = `expected the days that one hop takes, from 1 to ${MOST_HOP_DAYS}, or days by product, as in { openstack: 60 }`;

const days = wholeNumber(1, MOST_HOP_DAYS, 'days');

const entry = z
  .record(word, word, { error: ENTRY })
  .refine((written) => Object.keys(written).length === 1, { error: ENTRY })
  .meta({ minProperties: 1, maxProperties: 1 });

const environment = z.strictObject(
  {
    name: z
      .string({ error: NO_ENVIRONMENT_NAME })
      .refine(isEnvironmentName, { error: NO_ENVIRONMENT_NAME })
      .meta({ id: 'environmentName' })
      .describe('what people call it: never in public, in a log or in a template'),
    runs: z
      .array(entry, {
        error: 'expected a list of what it runs, as in [{ openstack: 2025.1 }, { ubuntu: 22.04 }]',
      })
      .max(MOST_ENTRIES, { error: `expected at most ${MOST_ENTRIES} entries` })
      .describe('releases of products, and versions of projects in any form that a package manager prints'),
  },
  mappingOf('an environment with a name and what it runs'),
);

const environments = z
  .array(environment, { error: 'expected a list of environments, each with a name and what it runs' })
  .max(MOST_ENVIRONMENTS, { error: `expected at most ${MOST_ENVIRONMENTS} environments` });

const FILE = 'expected the path of a file';

/** As it is written in lastpatch.yaml. */
export const fleetSchema = z.strictObject(
  {
    hopDays: z
      .union([days, z.record(word, days)], { error: HOP_DAYS })
      .optional()
      .describe('how many days one hop takes, for all products or by product: from it follows when to start'),
    environments: environments.optional().describe('what runs where'),
    files: z
      .array(z.string({ error: FILE }).min(1, { error: FILE }), {
        error: 'expected a list of files, as in [fleet/region-one.yaml]',
      })
      .optional()
      .describe('files that hold environments, from the folder of this file on'),
  },
  mappingOf('hopDays, environments and files'),
);

/** The same in a file of its own: environments, with or without their key. */
export const fleetFileSchema = z.union(
  [
    z.strictObject({ environments }, mappingOf('environments')),
    environments.transform((list) => ({ environments: list })),
  ],
  { error: 'expected environments, each with a name and what it runs' },
);

/** The keys that may stand at each level, for whoever misspelt one. */
export const FLEET_KEYS = {
  fleet: Object.keys(fleetSchema.shape),
  environment: Object.keys(environment.shape),
} as const;

/** What lastpatch.yaml says of the fleet. */
export interface FleetSettings {
  readonly hopDays: HopDays;
  /** Those that stand in it. */
  readonly environments: readonly Environment[];
  /** Where others stand. */
  readonly files: readonly string[];
}

/** Fills in what is left out. */
export function fleetFrom(written: z.output<typeof fleetSchema> | undefined): FleetSettings | null {
  if (written === undefined) return null;
  const { hopDays = null, environments: inline = [], files = [] } = written;
  return { hopDays, environments: environmentsFrom(inline), files };
}

/** Environments as they are written. */
export function environmentsFrom(written: z.output<typeof environments>): Environment[] {
  return written.map(({ name, runs }) => ({
    name,
    runs: runs.flatMap((one) => Object.entries(one).map(([key, version]) => ({ name: key, version }))),
  }));
}

/** Environments that have the name of an earlier one, and entries that stand twice; said even when there are other problems. */
export function repeatedInFleet(yaml: SettingsYaml, path: YamlPath): SettingsProblem[] {
  const list = valueAt(yaml.value, path);
  const names = new Map<string, YamlPath>();
  return (Array.isArray(list) ? list : []).flatMap((written: unknown, index) => {
    const name = valueAt(written, ['name']);
    const place = [...path, index, 'name'];
    const first = typeof name === 'string' ? names.get(environmentKey(name)) : undefined;
    if (typeof name === 'string' && !first) names.set(environmentKey(name), place);
    return [
      ...(first && typeof name === 'string'
        ? [repeated(yaml, place, first, `another environment is called ${name}`)]
        : []),
      ...repeatedEntries(yaml, [...path, index, 'runs']),
    ];
  });
}

function repeatedEntries(yaml: SettingsYaml, path: YamlPath): SettingsProblem[] {
  const list = valueAt(yaml.value, path);
  const known = new Map<string, YamlPath>();
  return (Array.isArray(list) ? list : []).flatMap((written: unknown, index) => {
    const [[name, version] = [], ...others] = isMap(written) ? Object.entries(written) : [];
    if (name === undefined || typeof version !== 'string' || others.length > 0) return [];
    const place = [...path, index];
    const key = JSON.stringify([name.toLowerCase(), version]);
    const first = known.get(key);
    if (!first) known.set(key, place);
    return first ? [repeated(yaml, place, first, `${name} ${version} stands there twice`)] : [];
  });
}

function repeated(yaml: SettingsYaml, place: YamlPath, first: YamlPath, what: string): SettingsProblem {
  const line = yaml.lineOf(first);
  const where = line === null ? '' : `: see line ${line}`;
  return { line: yaml.lineOf(place), path: pathSaid(place), problem: `${what}${where}` };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
