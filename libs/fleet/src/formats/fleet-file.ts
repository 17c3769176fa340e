import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import type { ScannedPackage } from '../packages/scanned-package.ts';
import { field, listField, reading, type ScanFormat, type ScannedText, textField } from './scan-format.ts';

/** More than this is no fleet that somebody has written. */
const LONGEST = 5_000_000;
const MOST_ALIASES = 100;

/** Environments as lastpatch.yaml has them, and as a scan prints them: what they run, in one. */
export const FLEET_FILE: ScanFormat = {
  name: "Lastpatch's own fleet",
  recognises: (scanned) => environmentsOf(scanned).length > 0,
  read(scanned) {
    const runs = environmentsOf(scanned).flatMap((environment) => listField(environment, 'runs'));
    const packages = runs.flatMap((entry) => entryOf(entry) ?? []);
    return reading(packages, { skipped: runs.length - packages.length });
  },
};

function environmentsOf({ json, text }: ScannedText): readonly unknown[] {
  const value = json ?? (text.length <= LONGEST && /^[\s-]*runs\s*:/m.test(text) ? yamlOf(text) : undefined);
  const candidates = [value, field(value, 'environments'), field(field(value, 'fleet'), 'environments')];
  const environments = candidates.find((list): list is unknown[] => Array.isArray(list)) ?? [];
  return environments.filter((environment) => Array.isArray(field(environment, 'runs')));
}

function yamlOf(text: string): unknown {
  try {
    return load(text, { schema: FAILSAFE_SCHEMA, maxAliases: MOST_ALIASES });
  } catch {
    return undefined;
  }
}

/** `nova: 31.0.0`, or in JSON its name and version apart. */
function entryOf(entry: unknown): ScannedPackage | undefined {
  const [name, version] = [textField(entry, 'name'), textField(entry, 'version')];
  if (name !== undefined && version !== undefined) return { kind: 'stated', name, version };
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
  const [[key, value] = [], ...others] = Object.entries(entry as Readonly<Record<string, unknown>>);
  if (key === undefined || typeof value !== 'string' || others.length > 0) return undefined;
  return { kind: 'stated', name: key, version: value };
}
