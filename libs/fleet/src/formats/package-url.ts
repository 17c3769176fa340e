import type { PackageKind, ScannedPackage } from '../packages/scanned-package.ts';

/** What a package URL says (https://github.com/package-url/purl-spec). */
export interface PackageUrl {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  /** As in `distro=ubuntu-22.04`; empty where it is not said. */
  readonly distro: string;
}

const LONGEST = 2000;
const KINDS: Readonly<Record<string, PackageKind>> = { deb: 'deb', rpm: 'rpm', pypi: 'pypi' };

/** Reads a package URL, as in `pkg:deb/ubuntu/nova-common@3:31.0.0-0ubuntu1?distro=ubuntu-24.04`; undefined when it is none. */
export function packageUrl(text: string): PackageUrl | undefined {
  if (text.length > LONGEST) return undefined;
  const [, type, path, query = ''] =
    /^pkg:\/{0,2}([A-Za-z][\w.+-]*)\/([^?#]+)(?:\?([^#]*))?(?:#.*)?$/.exec(text) ?? [];
  if (type === undefined || path === undefined) return undefined;
  const last = path.slice(path.replace(/@[^@]*$/, '').lastIndexOf('/') + 1);
  const at = last.lastIndexOf('@');
  const [name, version] = at <= 0 ? [last, ''] : [last.slice(0, at), last.slice(at + 1)];
  const distro = query.split('&').find((part) => part.startsWith('distro='));
  return {
    type: type.toLowerCase(),
    name: decoded(name),
    version: decoded(version),
    distro: decoded(distro?.slice('distro='.length) ?? ''),
  };
}

/** What a package URL says is installed: the package, and the system that it is made for. */
export function packagesOfUrl({ type, name, version, distro }: PackageUrl): ScannedPackage[] {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  const [, system, release] = /^([a-z][a-z-]{0,40}?)-v?(\d[\d.]{0,20})$/i.exec(distro) ?? [];
  return [
    { kind: kind ?? 'other', name, version },
    ...(system === undefined || release === undefined
      ? []
      : [{ kind: 'stated', name: systemName(system), version: release } as const]),
  ];
}

/** What the catalog calls a system that tools call by its os-release ID. */
export function systemName(id: string): string {
  return id.toLowerCase() === 'centos' ? 'centos-stream' : id.toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
