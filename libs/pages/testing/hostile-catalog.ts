import type { Catalog, Product } from '@lastpatch/release-model';
import { catalogWith, productWith, releaseWith, scheduled, declared } from '@lastpatch/release-model/testing';
import { HOSTILE_NAMES } from './hostile-names.ts';

/** A catalog in which every name, key and link is hostile: one product for each hostile name, with releases of all of them. */
export function hostileCatalog(): Catalog {
  // A catalog without names and keys is refused before any page is made.
  const names = Object.values(HOSTILE_NAMES).filter((name) => name !== '');
  const releases = names.map((name) =>
    releaseWith(name, [declared('maintained', '2025-04-02'), scheduled('end-of-life', '2026-10-02')], {
      name: `${name} ${name}`,
      aliases: [name],
      link: `https://example.org/${name}`,
    }),
  );
  const product = (name: string): Product =>
    productWith({ key: name, name, title: name, aliases: [name], releases });
  return catalogWith(...[...names, ...PATHS].map(product));
}

/** Names that would lead elsewhere if they were taken for paths. */
export const PATHS: readonly string[] = [
  '..',
  '.',
  '../../etc/passwd',
  '/etc/passwd',
  'C:\\Windows',
  '\\\\host\\share',
  'a/b',
  'a%2fb',
  '.htaccess',
  'CON',
  'con',
  'nul.txt',
  'index',
  'Ubuntu',
  'ubuntu',
  'UBUNTU',
  'trailing.',
  'a~0123456789abcdef',
  'constructor',
];
