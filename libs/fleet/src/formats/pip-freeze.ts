import type { ScannedPackage } from '../packages/scanned-package.ts';
import { isSane, reading, type ScanFormat, matched } from './scan-format.ts';

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?';
const PINNED = new RegExp(`^(${NAME})(?:\\[[^\\]]{0,200}\\])?\\s*={2,3}\\s*([^\\s;#]{1,200})`);
const DIRECT = new RegExp(`^(${NAME})(?:\\[[^\\]]{0,200}\\])?\\s*@\\s*(\\S{1,2000})`);
const EDITABLE = /^(?:-e|--editable)[\s=]+(\S{1,2000})/;
// Pip says so above what is installed from a folder: # Editable install with no version control (nova==31.0.1.dev5)
const EDITABLE_NOTE = new RegExp(`^#.{0,200}\\((${NAME})={2,3}([^\\s)]{1,200})\\)`);

/** `pip freeze`, and files of requirements or constraints that pin every version. */
export const PIP_FREEZE: ScanFormat = {
  name: 'pip freeze',
  recognises({ lines }) {
    const saying = lines.map((line) => line.trim()).filter((line) => line !== '' && !isComment(line));
    const rows = saying.filter((line) => packageOf(line) !== undefined);
    return rows.length > 0 && rows.length * 2 >= saying.length;
  },
  read({ lines }) {
    const packages: ScannedPackage[] = [];
    let skipped = 0;
    for (const raw of lines) {
      const line = raw.trim();
      const [, noted, version] = matched(EDITABLE_NOTE, line);
      if (noted !== undefined && version !== undefined) packages.push({ kind: 'pypi', name: noted, version });
      if (line === '' || isComment(line)) continue;
      const found = packageOf(line);
      if (found) packages.push(found);
      else skipped += 1;
    }
    // What pip has noted with its version stands once more below, without one.
    const versioned = new Set(packages.flatMap(({ name, version }) => (version === '' ? [] : [name])));
    return reading(
      packages.filter(({ name, version }) => version !== '' || !versioned.has(name)),
      { skipped },
    );
  },
};

function isComment(line: string): boolean {
  return line.startsWith('#') || /^--?(?!e[\s=]|editable)[a-z]/.test(line);
}

/** A package that a line names; with an empty version where the line says none. */
function packageOf(line: string): ScannedPackage | undefined {
  if (!isSane(line)) return undefined;
  const [, pinned, version] = PINNED.exec(line) ?? [];
  if (pinned !== undefined && version !== undefined) return { kind: 'pypi', name: pinned, version };
  const [, direct, from] = DIRECT.exec(line) ?? [];
  if (direct !== undefined && from !== undefined) {
    return { kind: 'pypi', name: direct, version: versionInLocation(from) };
  }
  const [, location] = EDITABLE.exec(line) ?? [];
  const name = location === undefined ? undefined : nameInLocation(location);
  return name === undefined || location === undefined
    ? undefined
    : { kind: 'pypi', name, version: versionInLocation(location) };
}

/** `git+https://…/nova@31.0.0#egg=nova`, `file:///tmp/nova-31.0.0-py3-none-any.whl`, `/opt/nova` */
function nameInLocation(location: string): string | undefined {
  const egg = new RegExp(`[#&]egg=(${NAME})`).exec(location)?.[1];
  if (egg !== undefined) return egg;
  const last =
    pathOf(location)
      .split('/')
      .findLast((part) => part !== '') ?? '';
  return new RegExp(`^${NAME}$`).test(last) ? last.replace(/\.git$/, '') : undefined;
}

function versionInLocation(location: string): string {
  const reference = /@v?(\d{1,9}\.\d[\w.]{0,60})(?:#|$)/.exec(location)?.[1];
  if (reference !== undefined) return reference;
  const file = pathOf(location).split('/').at(-1) ?? '';
  return /-(\d[^-]{0,100}?)(?:-[^/]{1,200}\.whl|\.tar\.gz|\.zip)$/.exec(file)?.[1] ?? '';
}

function pathOf(location: string): string {
  const [path = ''] = location.split('#');
  return path.replace(/@[^/@]*$/, '');
}
