import { readCustomFile } from '@lastpatch/release-catalog/custom';
import { ImportError } from '@lastpatch/release-catalog';
import type { CustomFile } from '@lastpatch/release-catalog/custom';
import { type FleetFile, readFleetFile, SettingsError, type SettingsProblem } from '@lastpatch/settings';
import { LocationFailure } from '../../file-failure.ts';
import type { ObjectStore } from './bucket.ts';
import { SETTINGS_KEY } from './object-keys.ts';

/** The text of a file, and its name for messages. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** All that a team has set, as it is deployed: in one object, so that it changes at once or not at all. */
export interface SettingsObject {
  /** lastpatch.yaml. */
  readonly settings: NamedText;
  /** The files of own products. */
  readonly products: readonly NamedText[];
  /** The files of the fleet. */
  readonly fleet: readonly NamedText[];
  /** The certificate authorities that the settings name, if they do. */
  readonly certificateAuthorities: string | null;
}

/** Raised when an older Lastpatch could no longer read what this one writes. */
const FORMAT = 1;

/** Writes the settings of a deployment. */
export async function pushSettingsObject(bucket: ObjectStore, settings: SettingsObject): Promise<void> {
  await bucket.put(
    SETTINGS_KEY,
    Buffer.from(`${JSON.stringify({ format: FORMAT, ...settings }, null, 1)}\n`),
  );
}

/**
 * Reads the settings of a deployment.
 *
 * @throws LocationFailure when they are not there, are damaged, or a later version of Lastpatch wrote them
 */
export async function loadSettingsObject(bucket: ObjectStore): Promise<SettingsObject> {
  const where = `s3://${bucket.name}/${SETTINGS_KEY}`;
  const bytes = await bucket.get(SETTINGS_KEY);
  if (!bytes)
    throw new LocationFailure(`${where}: there are no settings yet: lastpatch settings push writes them`);
  const value = jsonOf(bytes, where);
  const format = value['format'];
  if (typeof format === 'number' && format > FORMAT) {
    throw new LocationFailure(
      `${where}: a later version of Lastpatch wrote these settings (format ${format}; this one knows ${FORMAT}): deploy that version`,
    );
  }
  // Older ones have no fleet.
  const { settings, products, fleet = [], certificateAuthorities = null } = value;
  const isSound =
    isNamedText(settings) &&
    Array.isArray(products) &&
    products.every(isNamedText) &&
    Array.isArray(fleet) &&
    fleet.every(isNamedText) &&
    (certificateAuthorities === null || typeof certificateAuthorities === 'string');
  if (!isSound)
    throw new LocationFailure(`${where}: these are no settings: lastpatch settings push writes them anew`);
  return { settings, products, fleet, certificateAuthorities };
}

/**
 * The files of the fleet, each by its place in the settings: a file may be named for an environment, which no log is to show.
 *
 * @throws SettingsError with all that is wrong in any of them
 */
export function fleetFilesOf({ fleet, settings }: Pick<SettingsObject, 'fleet' | 'settings'>): FleetFile[] {
  const problems: SettingsProblem[] = [];
  const files = fleet.flatMap(({ text }, index) => {
    try {
      return [readFleetFile(text, `fleet file ${index + 1}`)];
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new SettingsError(settings.name, problems);
  return files;
}

/** The files of own products that can be read, and what is wrong with the others. */
export function productFilesOf({ products }: SettingsObject): {
  readonly files: readonly CustomFile[];
  readonly problems: readonly SettingsProblem[];
} {
  const files: CustomFile[] = [];
  const problems: SettingsProblem[] = [];
  for (const { name, text } of products) {
    try {
      files.push(readCustomFile(Buffer.from(text), name));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      problems.push(...error.problems.map((problem) => ({ path: '', ...problem })));
    }
  }
  return { files, problems };
}

function jsonOf(bytes: Uint8Array, where: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new LocationFailure(`${where}: these are no settings: lastpatch settings push writes them anew`);
}

function isNamedText(value: unknown): value is NamedText {
  const { name, text } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof name === 'string' && typeof text === 'string';
}
