import { basename, extname } from 'node:path';
import { isEnvironmentName, NO_ENVIRONMENT_NAME } from '@lastpatch/fleet';
import {
  FleetScanError,
  fleetYaml,
  type PlacedPackages,
  placePackages,
  readScan,
} from '@lastpatch/fleet/scan';
import { projectName } from '@lastpatch/release-model';
import { LocationFailure } from '../../adapters/file-failure.ts';
import { readScanInput, STANDARD_INPUT } from '../../adapters/scan-input.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { catalogOf, type GlobalOptions } from '../global-options.ts';
import { type ScannedInput, scanNotes, scanTable } from '../output/scan-lines.ts';
import { note, say, sayJson } from '../write.ts';

/** How entries are printed. */
const FORMATS = ['yaml', 'json', 'text'] as const;

/** The options of `lastpatch fleet scan`. */
export interface FleetScanOptions extends GlobalOptions {
  /** The environment that the entries are of. */
  readonly environment?: string;
  readonly format?: string;
}

/** `lastpatch fleet scan FILE…`: what other tools print, as entries of a fleet; what cannot be placed, on standard error. */
export async function fleetScan(files: readonly string[], options: FleetScanOptions): Promise<void> {
  const format = formatOf(options);
  const environment = environmentOf(files, options);
  const inputs = await readAll(files);
  const placed = placePackages(
    await catalogOf(options),
    inputs.flatMap(({ packages }) => packages),
  );
  note(...scanNotes(inputs, placed));
  if (placed.entries.length === 0) {
    throw new CommandFailure('There is nothing in it that the catalog can place.');
  }
  const runs = placed.entries.map(({ entry }) => entry);
  if (format === 'yaml') say(fleetYaml([{ name: environment, runs }]).trimEnd());
  else if (format === 'text') say(...scanTable(placed.entries));
  else sayJson(scanJson(environment, inputs, placed));
}

function formatOf({ format, json }: FleetScanOptions): (typeof FORMATS)[number] {
  if (format === undefined) return json === true ? 'json' : 'yaml';
  const known = FORMATS.find((name) => name === format);
  if (known) return known;
  throw new UsageFailure(
    `--format: expected ${FORMATS.join(', ')}, got ${JSON.stringify(format.slice(0, 40))}.`,
  );
}

/** As it was named, else as the first file is called. */
function environmentOf(files: readonly string[], { environment }: FleetScanOptions): string {
  if (environment === undefined) {
    const [first = ''] = files;
    const name = basename(first, extname(first));
    return isEnvironmentName(name) ? name : 'environment';
  }
  if (isEnvironmentName(environment)) return environment;
  throw new UsageFailure(
    `--environment: ${NO_ENVIRONMENT_NAME}, got ${JSON.stringify(plainLine(environment).slice(0, 60))}.`,
  );
}

/**
 * @throws CommandFailure with what is wrong with each of the files
 */
async function readAll(files: readonly string[]): Promise<ScannedInput[]> {
  const problems: string[] = [];
  const inputs: ScannedInput[] = [];
  for (const file of files) {
    const name = file === STANDARD_INPUT ? 'standard input' : file;
    try {
      inputs.push({ file: name, ...readScan(await readScanInput(file)) });
    } catch (error) {
      if (error instanceof FleetScanError) problems.push(`${plainLine(name)}: ${error.message}`);
      else if (error instanceof LocationFailure) problems.push(error.message);
      else throw error;
    }
  }
  if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
  return inputs;
}

function scanJson(environment: string, inputs: readonly ScannedInput[], placed: PlacedPackages): object {
  return {
    environments: [
      {
        name: environment,
        runs: placed.entries.map(({ entry, product, release, by, evidence, packages }) => ({
          ...entry,
          product: product.name,
          release: release.id,
          ...(by ? { project: projectName(product, by.project) } : {}),
          evidence,
          packages,
        })),
      },
    ],
    inputs: inputs.map(({ file, format, packages, skipped, remarks }) => ({
      file,
      format,
      packages: packages.length,
      skipped,
      remarks,
    })),
    unplaced: placed.unplaced,
    libraries: placed.libraries,
    unknown: placed.unknown,
  };
}
