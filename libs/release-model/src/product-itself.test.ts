import { describe, expect, it } from 'vitest';
import { productWith, projectWith } from '../testing/catalog-builder.ts';
import type { Source } from './catalog.ts';
import { isProductItself, projectName, projectTitle } from './product-itself.ts';

describe('a project stands for its product', () => {
  it.each<[Source, string, boolean]>([
    ['endoflife-date', 'varnish', true],
    ['custom', 'varnish', true],
    ['endoflife-date', 'vinyl-cache', false],
    ['openstack', 'varnish', false],
  ])('of %s, called %s: %s', (source, name, is) => {
    const product = productWith({ key: 'varnish', name: 'vinyl-cache', title: 'Vinyl Cache', source });
    const project = projectWith(name);
    expect(isProductItself(product, project)).toBe(is);
    expect(projectTitle(product, project)).toBe(is ? 'Vinyl Cache' : name);
    expect(projectName(product, project)).toBe(is ? 'vinyl-cache' : name);
  });
});
