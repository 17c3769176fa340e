import type { ScannedPackage } from '../packages/scanned-package.ts';
import { isSane, reading, type ScanFormat, type ScannedText, textField, matched } from './scan-format.ts';

// Below the heading stand dashes as wide as each column.
const RULER = /^\s*-{3,}\s+-{3,}(?:\s+-{3,})*\s*$/;
const ROW = /^\s*([A-Za-z0-9][\w.-]{0,200})\s+(\d\S{0,200})(?:\s|$)/;

/** `pip list` as a table: name and version, and for whoever works on a package where it stands. */
export const PIP_LIST: ScanFormat = {
  name: 'pip list',
  recognises: ({ lines }) => rulerAt(lines) >= 0,
  read({ lines }) {
    const rows = lines.slice(rulerAt(lines) + 1).filter((line) => line.trim() !== '');
    const packages = rows.flatMap((line): ScannedPackage[] => {
      const [, name, version] = matched(ROW, line);
      return name === undefined || version === undefined ? [] : [{ kind: 'pypi', name, version }];
    });
    return reading(packages, { skipped: rows.length - packages.length });
  },
};

function rulerAt(lines: readonly string[]): number {
  const at = lines.findIndex((line) => isSane(line) && RULER.test(line));
  return at > 0 && lines.slice(at + 1).some((line) => isSane(line) && ROW.test(line)) ? at : -1;
}

/** `pip list --format json`, and what `pip inspect` lists as installed. */
export const PIP_JSON: ScanFormat = {
  name: 'pip list --format json',
  recognises: (scanned) => listOf(scanned).some((entry) => packageOf(entry) !== undefined),
  read(scanned) {
    const entries = listOf(scanned);
    const packages = entries.flatMap((entry) => packageOf(entry) ?? []);
    return reading(packages, { skipped: entries.length - packages.length });
  },
};

function listOf({ json }: ScannedText): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const installed = (json as { readonly installed?: unknown } | null | undefined)?.installed;
  return Array.isArray(installed)
    ? installed.map((entry: unknown) => (entry as { metadata?: unknown } | null)?.metadata)
    : [];
}

function packageOf(entry: unknown): ScannedPackage | undefined {
  const [name, version] = [textField(entry, 'name'), textField(entry, 'version')];
  return name === undefined || version === undefined ? undefined : { kind: 'pypi', name, version };
}
