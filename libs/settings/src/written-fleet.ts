import { type Environment, environmentKey, type Fleet, placeEnvironments } from '@lastpatch/fleet';
import { type Catalog, findProduct, nearestName, productNames } from '@lastpatch/release-model';
import { environmentsFrom, fleetFileSchema, FLEET_KEYS, repeatedInFleet } from './fleet-settings.ts';
import type { SettingsText } from './read-settings.ts';
import { SettingsError, type SettingsProblem } from './settings-error.ts';
import { inOrder, problemsOf } from './settings-problems.ts';
import { parseSettingsYaml, type YamlPath } from './settings-yaml.ts';

/** Environments that stand in one file, with the places of everything. */
export interface FleetFile {
  /** Its name, for messages. */
  readonly file: string;
  readonly environments: readonly Environment[];
  /** The line of an environment, or of one of its entries, counted from 0. */
  readonly lineOf: (environment: number, entry?: number) => number | null;
}

/** The whole fleet, with the places of everything. */
export interface WrittenFleet extends Fleet {
  /** In the order of the environments: what stands where. */
  readonly files: readonly FleetFile[];
  readonly hopDaysLine: (product: string) => number | null;
}

/**
 * Reads a file of environments: a list of them, or a mapping with the key `environments`.
 *
 * @param file its name, for messages
 * @throws SettingsError with all problems at once
 */
export function readFleetFile(text: string, file: string): FleetFile {
  const yaml = parseSettingsYaml(text, file, 'environments');
  const base: YamlPath = Array.isArray(yaml.value) ? [] : ['environments'];
  const parsed = fleetFileSchema.safeParse(yaml.value);
  const twice = repeatedInFleet(yaml, base);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) =>
        problemsOf(issue, yaml, (path) => (path.length === 0 ? ['environments'] : FLEET_KEYS.environment)),
      );
  if (!parsed.success || twice.length > 0) {
    throw new SettingsError(
      file,
      inOrder([...wrong, ...twice]).map((problem) => ({ file, ...problem })),
    );
  }
  return {
    file,
    environments: environmentsFrom(parsed.data.environments),
    lineOf: (environment, entry) =>
      yaml.lineOf([...base, environment, ...(entry === undefined ? [] : ['runs', entry])]),
  };
}

/**
 * The fleet of settings and of the files that they name; undefined where they say nothing of one.
 *
 * @param files those that the settings name, in their order
 * @param file the name of the settings, for messages
 * @throws SettingsError when environments of several files have one name
 */
export function writtenFleet(
  { settings, lineOf }: SettingsText,
  files: readonly FleetFile[],
  file: string,
): WrittenFleet | undefined {
  const { fleet } = settings;
  if (!fleet) return undefined;
  const inline: FleetFile = {
    file,
    environments: fleet.environments,
    lineOf: (environment, entry) =>
      lineOf(['fleet', 'environments', environment, ...(entry === undefined ? [] : ['runs', entry])]),
  };
  const all = [inline, ...files];
  const twice = repeatedOverFiles(all);
  if (twice.length > 0) throw new SettingsError(file, twice);
  return {
    hopDays: fleet.hopDays,
    environments: all.flatMap(({ environments }) => environments),
    files: all,
    hopDaysLine: (product) => lineOf(['fleet', 'hopDays', product]),
  };
}

function repeatedOverFiles(files: readonly FleetFile[]): SettingsProblem[] {
  const known = new Map<string, string>();
  return files.flatMap(({ file, environments, lineOf }) =>
    environments.flatMap(({ name }, index) => {
      const first = known.get(environmentKey(name));
      if (first === undefined) known.set(environmentKey(name), `${file}:${lineOf(index) ?? 1}`);
      if (first === undefined) return [];
      const problem = `another environment is called ${name}: see ${first}`;
      return [{ file, line: lineOf(index), path: 'environments', problem }];
    }),
  );
}

/**
 * Whether the catalog knows what a fleet runs.
 *
 * @param file the name of the settings, for messages
 * @throws SettingsError with all that it cannot place, each with its line and the nearest name there is
 */
export function checkFleet(fleet: WrittenFleet, catalog: Catalog, file: string): void {
  const problems = [
    ...fleet.files.flatMap((one) => unplaced(one, catalog)),
    ...unknownHopDays(fleet, catalog, file),
  ];
  if (problems.length > 0) throw new SettingsError(file, problems);
}

function unplaced({ file, environments, lineOf }: FleetFile, catalog: Catalog): SettingsProblem[] {
  return placeEnvironments(catalog, environments).flatMap((placed, index) =>
    placed.unplaced.map(({ entry, why }): SettingsProblem => {
      const written = environments[index]?.runs.indexOf(entry) ?? -1;
      return {
        file,
        line: written < 0 ? lineOf(index) : lineOf(index, written),
        path: `environment ${placed.name}, ${entry.name}`,
        problem: why,
      };
    }),
  );
}

function unknownHopDays(
  { hopDays, hopDaysLine }: WrittenFleet,
  catalog: Catalog,
  file: string,
): SettingsProblem[] {
  const names = typeof hopDays === 'object' && hopDays !== null ? Object.keys(hopDays) : [];
  return names.flatMap((name) => {
    if (findProduct(catalog, name)) return [];
    const nearest = nearestName(name, catalog.products.flatMap(productNames));
    const hint = nearest === undefined ? '' : `: did you mean ${nearest}?`;
    return [
      { file, line: hopDaysLine(name), path: 'fleet, hopDays', problem: `unknown product ${name}${hint}` },
    ];
  });
}
