import type { ScannedPackage } from '../packages/scanned-package.ts';
import { packagesOfUrl, packageUrl, systemName } from './package-url.ts';
import { field, listField, reading, type ScanFormat, textField } from './scan-format.ts';

/** How deep components may lie within components. */
const DEEPEST = 50;

/** An SBOM of CycloneDX as JSON: its components, and theirs. */
export const CYCLONE_DX: ScanFormat = {
  name: 'CycloneDX',
  recognises: ({ json }) =>
    textField(json, 'bomFormat') === 'CycloneDX' ||
    (textField(json, '$schema') ?? '').includes('cyclonedx') ||
    (field(json, 'specVersion') !== undefined && Array.isArray(field(json, 'components'))),
  read({ json }) {
    const packages: ScannedPackage[] = [];
    let skipped = 0;
    let level: readonly unknown[] = [
      field(field(json, 'metadata'), 'component'),
      ...listField(json, 'components'),
    ];
    for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
      for (const component of level) {
        const found = packagesOf(component);
        packages.push(...found);
        if (found.length === 0 && component !== undefined) skipped += 1;
      }
      level = level.flatMap((component) => listField(component, 'components'));
    }
    return reading(packages, { skipped: skipped + level.length });
  },
};

function packagesOf(component: unknown): ScannedPackage[] {
  const url = packageUrl(textField(component, 'purl') ?? '');
  if (url !== undefined && url.version !== '') return packagesOfUrl(url);
  const [name, version] = [textField(component, 'name'), textField(component, 'version')];
  if (name === undefined || version === undefined || version === '') return [];
  const isSystem = textField(component, 'type') === 'operating-system';
  return [isSystem ? { kind: 'stated', name: systemName(name), version } : { kind: 'other', name, version }];
}
