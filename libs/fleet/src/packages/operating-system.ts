import type { ScannedPackage } from './scanned-package.ts';

/** An operating system and its version, as a package of it shows them. */
export interface OperatingSystem {
  readonly name: string;
  readonly version: string;
}

// The upstream version of Ubuntu's base-files in each long-term release, as https://packages.ubuntu.com/base-files lists them.
const UBUNTU_BASE_FILES: Readonly<Record<string, string>> = {
  '10.1ubuntu2': '18.04',
  '11ubuntu5': '20.04',
  '12ubuntu4': '22.04',
  '13ubuntu10': '24.04',
};

const RELEASE_PACKAGE: Readonly<Record<string, string>> = {
  'redhat-release': 'rhel',
  'redhat-release-server': 'rhel',
  'centos-stream-release': 'centos-stream',
  'centos-release': 'centos',
  'rocky-release': 'rocky-linux',
  'almalinux-release': 'almalinux',
  'pve-manager': 'proxmox-ve',
  // Its version begins with the release that it upgrades from.
  'ubuntu-release-upgrader-core': 'ubuntu',
};

/** The operating system that a package shows; undefined when it shows none. */
export function operatingSystem({ kind, name, version }: ScannedPackage): OperatingSystem | undefined {
  if (kind === 'pypi' || kind === 'stated') return undefined;
  if (name === 'base-files') return ofBaseFiles(version);
  const product = Object.hasOwn(RELEASE_PACKAGE, name) ? RELEASE_PACKAGE[name] : undefined;
  return product === undefined ? undefined : { name: product, version };
}

/** Debian's base-files has the version of the release: 12.4+deb12u5. Ubuntu's counts apart: 12ubuntu4.6 is of 22.04. */
function ofBaseFiles(version: string): OperatingSystem | undefined {
  const [, base] = /^(\d{1,3}(?:\.\d{1,3})?ubuntu\d{1,3})/.exec(version) ?? [];
  if (base !== undefined) {
    const release = Object.hasOwn(UBUNTU_BASE_FILES, base) ? UBUNTU_BASE_FILES[base] : undefined;
    return release === undefined ? undefined : { name: 'ubuntu', version: release };
  }
  const [, debian] = /^(\d{1,3})(?:\.\d{1,3})?(?:\+deb\d+u\d+)?$/.exec(version) ?? [];
  return debian === undefined ? undefined : { name: 'debian', version: debian };
}
