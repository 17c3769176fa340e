import { addDays, calendarDate, type Catalog } from '@lastpatch/release-model';
import {
  catalogWith,
  productWith,
  projectWith,
  inRelease,
  releaseWith,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { boxCatalog, hostileCatalog } from '../../testing/index.ts';
import { isPagePath } from '../page-tree.ts';
import type { Pages } from '../pages.ts';
import { privatePages } from '../private-pages.ts';
import { publicPages } from '../public-pages.ts';

const ON = calendarDate('2026-08-21');
const OWN = productWith({ key: 'secret', name: 'secret', source: 'custom', releases: [releaseWith('7')] });
const NOBODY = { watches: [], plans: [] };

function documentAt(pages: Pages, path: string): unknown {
  return JSON.parse(pages.get(path) ?? 'null');
}

describe('what the box reads', () => {
  it('is names, and of each product and each project with versions a document of its own', () => {
    const paths = [...publicPages(boxCatalog(), ON).pages.keys()];
    expect(paths.filter((path) => /^(names|readings)\.|model\.json$|\/projects\/.*json$/.test(path))).toEqual(
      [
        'names.json',
        'products/big-appliance/model.json',
        'products/openstack/model.json',
        'products/openstack/projects/neutron.json',
        'products/openstack/projects/nova.json',
        'products/openstack/projects/ovn-octavia-provider.json',
        'products/ubuntu/model.json',
        'readings.json',
      ],
    );
  });

  it('names each thing once: a key or a name that differs by its case alone adds nothing', () => {
    expect(documentAt(publicPages(boxCatalog(), ON).pages, 'names.json')).toMatchObject({
      products: [
        {
          name: 'openstack',
          path: 'products/openstack',
          releases: [['2024.2', 'Dalmatian'], ['2025.1', 'Epoxy'], {}, {}, {}],
        },
        { name: 'ubuntu', releases: [['20.04'], ['22.04', 'Jammy Jellyfish'], {}], projects: [] },
        {},
      ],
    });
  });

  it('holds no day that comes by itself, but when sources were read', () => {
    const next: Catalog = {
      products: boxCatalog().products.map((product) =>
        product.key === 'big-appliance' ? product : { ...product, asOf: addDays(product.asOf, 1) },
      ),
    };
    const [today, tomorrow] = [publicPages(boxCatalog(), ON).pages, publicPages(next, addDays(ON, 1)).pages];
    const changed = [...tomorrow].filter(([path, text]) => today.get(path) !== text).map(([path]) => path);
    expect(changed).not.toContain('names.json');
    expect(changed.filter((path) => path.endsWith('model.json') || path.includes('/projects/'))).toEqual([]);
    expect(changed).toContain('readings.json');
    expect(documentAt(tomorrow, 'products/big-appliance/model.json')).toMatchObject({ asOf: '2026-08-01' });
  });

  it('is of own products in the private tree alone, and of nothing else there', () => {
    const catalog = catalogWith(...boxCatalog().products, OWN);
    const open = publicPages(catalog, ON).pages;
    expect([...open].join()).not.toContain('secret');
    const secret = privatePages(catalog, ON, NOBODY, { script: 'script' }).pages;
    expect(documentAt(secret, 'names.json')).toMatchObject({ products: [{ name: 'secret' }] });
    expect(secret.get('names.json')).not.toContain('openstack');
    expect(documentAt(secret, 'readings.json')).toMatchObject({ sources: [{ source: 'custom' }] });
    expect(secret.get('assets/box.js')).toBe('script');
    const without = privatePages(boxCatalog(), ON, NOBODY, { script: 'script' }).pages;
    expect(without.has('names.json') || without.has('assets/box.js')).toBe(false);
    expect(without.get('index.html')).not.toContain('box.js');
  });

  it('suggests what runs, and so no release of a vendor that gives dates of another product', () => {
    const vendor = { ...OWN, key: 'archive', name: 'archive', overlays: 'openstack' };
    const pageOf = (...own: readonly (typeof OWN)[]): string =>
      privatePages(catalogWith(...boxCatalog().products, ...own), ON, NOBODY, { script: 'script' }).pages.get(
        'index.html',
      ) ?? '';
    expect(pageOf(vendor, OWN)).toContain('<a href="#run=secret%207">secret 7</a>');
    expect(pageOf(vendor, OWN)).not.toContain('#run=archive');
    expect(pageOf(vendor)).not.toContain('box.js');
  });

  it('has its script where that is given', () => {
    expect(publicPages(boxCatalog(), ON, { script: 'script' }).pages.get('assets/box.js')).toBe('script');
    expect(publicPages(boxCatalog(), ON).pages.has('assets/box.js')).toBe(false);
  });

  it('lies in the tree whatever projects are called', () => {
    const [hostile = productWith()] = hostileCatalog().products;
    const names = ['../x', 'A', 'a', hostile.name, 'nova'];
    const releases = [releaseWith('1')];
    const projects = names.map((name) =>
      projectWith(name, { releases: [inRelease('1', { versions: [version('1.0')] })] }),
    );
    const { pages } = publicPages(catalogWith(productWith({ releases, projects })), ON);
    const paths = [...pages.keys()].filter((path) => /\/projects\/.*json$/.test(path));
    expect(paths).toHaveLength(names.length);
    expect(paths.every(isPagePath)).toBe(true);
  });
});
