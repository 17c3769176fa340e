export { fleetYaml } from './fleet-yaml.ts';
export {
  type PlacedPackages,
  placePackages,
  type ScannedEntry,
  type UnplacedPackage,
} from './place-packages.ts';
export { MOST_BYTES, MOST_PACKAGES, readScan, type ScanReading } from './read-scan.ts';
export type { PackageKind, ScannedPackage } from './packages/scanned-package.ts';
export { FleetScanError } from './errors.ts';
