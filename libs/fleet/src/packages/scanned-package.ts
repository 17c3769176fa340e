/**
 * Where a name comes from, since the same name means different things: Debian's `redis` is the server, PyPI's `redis` a client.
 * `stated`: a product or project itself, by a name that the catalog has; `other`: nothing is known of it.
 */
export type PackageKind = 'deb' | 'rpm' | 'pypi' | 'other' | 'stated';

/** Something that a tool has listed as installed. */
export interface ScannedPackage {
  readonly kind: PackageKind;
  readonly name: string;
  readonly version: string;
}

/** A name as PyPI compares names (PEP 503): `oslo.config`, `oslo_config` and `Oslo-Config` are one. */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
