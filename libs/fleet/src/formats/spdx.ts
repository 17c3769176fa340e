import type { ScannedPackage } from '../packages/scanned-package.ts';
import { packagesOfUrl, packageUrl } from './package-url.ts';
import { field, isSane, listField, reading, type ScanFormat, textField } from './scan-format.ts';

/** An SBOM of SPDX as JSON, of version 2 or 3. */
export const SPDX_JSON: ScanFormat = {
  name: 'SPDX',
  recognises: ({ json }) =>
    textField(json, 'spdxVersion') !== undefined ||
    JSON.stringify(field(json, '@context') ?? '').includes('spdx'),
  read({ json }) {
    const elements = [...listField(json, 'packages'), ...listField(json, '@graph').filter(isPackage)];
    const found = elements.map(packagesOf);
    return reading(found.flat(), { skipped: found.filter(({ length }) => length === 0).length });
  },
};

function isPackage(element: unknown): boolean {
  return textField(element, 'type') === 'software_Package';
}

function packagesOf(element: unknown): ScannedPackage[] {
  const urls = [
    textField(element, 'software_packageUrl'),
    ...listField(element, 'externalRefs').map((reference) => textField(reference, 'referenceLocator')),
  ];
  return packagesBy(
    urls.flatMap((url) => url ?? []),
    textField(element, 'name'),
    textField(element, 'versionInfo') ?? textField(element, 'software_packageVersion'),
  );
}

/** By its package URL where there is one, else by its name and version. */
function packagesBy(urls: readonly string[], name?: string, version?: string): ScannedPackage[] {
  for (const text of urls) {
    const url = packageUrl(text);
    if (url !== undefined && url.version !== '') return packagesOfUrl(url);
  }
  if (name === undefined || version === undefined || version === '' || version === 'NOASSERTION') return [];
  return [{ kind: 'other', name, version }];
}

const TAG = /^(PackageName|PackageVersion|ExternalRef):\s*(.*)$/;

/** An SBOM of SPDX as tags and values. */
export const SPDX_TAG_VALUE: ScanFormat = {
  name: 'SPDX (tag-value)',
  recognises: ({ lines }) => lines.some((line) => /^\s*SPDXVersion:\s*SPDX-\d/.test(line)),
  read({ lines }) {
    const elements: { name: string; version?: string; urls: string[] }[] = [];
    for (const line of lines.filter(isSane)) {
      const [, tag, value = ''] = TAG.exec(line.trim()) ?? [];
      const last = elements.at(-1);
      if (tag === 'PackageName') elements.push({ name: value, urls: [] });
      else if (last && tag === 'PackageVersion') last.version = value;
      else if (last && tag === 'ExternalRef') last.urls.push(value.split(/\s+/).at(-1) ?? '');
    }
    const found = elements.map(({ name, version, urls }) => packagesBy(urls, name, version));
    return reading(found.flat(), { skipped: found.filter(({ length }) => length === 0).length });
  },
};
