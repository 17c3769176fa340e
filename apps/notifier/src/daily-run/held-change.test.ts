import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import type { Product } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { heldOf, lackedSaid } from './held-change.ts';

const RELEASES = ['a', 'b', 'c', 'd', 'e'].map((id) =>
  releaseWith(id, [declared('maintained', '2026-01-01')]),
);

function own(name: string, parts: Partial<Product> = {}): Product {
  return productWith({
    key: name,
    name,
    title: name.toUpperCase(),
    source: 'custom',
    releases: RELEASES,
    ...parts,
  });
}

const KNOWN = catalogWith(productWith({ releases: RELEASES }), own('ceph'), own('c++'), own('other'));

describe('a change that is held', () => {
  it.each([
    ['openstack', ['lost/openstack/a'], 'openstack'],
    ['custom', ['lost/ceph/a', 'lost/openstack/a'], 'CEPH'],
    ['custom', ['moved/ceph/a/phase=unmaintained/date=2026-10-16/2'], 'CEPH'],
    ['custom', ['lost/c++/a', 'moved/c%2B%2B/a/2', 'lost/other/b'], 'C++ and OTHER'],
    ['custom', ['lost/gone/a'], 'own products'],
  ])('of %s, with %j, is of %s', (source, facts, said) => {
    expect(heldOf({ source, facts }, KNOWN)).toBe(said);
  });

  it.each([
    [['moved/ceph/a/phase=unmaintained/date=2026-10-16/2'], ''],
    [['lost/ceph/b'], ' (CEPH b)'],
    [['lost/ceph/a', 'lost/other/a'], ' (CEPH a and OTHER a)'],
    [['a', 'b', 'c', 'd', 'e'].map((id) => `lost/ceph/${id}`), ' (CEPH a, CEPH b, CEPH c and 2 more)'],
  ])('with %j names what it lacks:%s', (facts, said) => {
    expect(lackedSaid({ source: 'custom', facts }, KNOWN)).toBe(said);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is one harmless line of %s', (_, title) => {
    const known = catalogWith(own('ceph', { title }));
    const held = { source: 'custom', facts: ['lost/ceph/a'] };
    expect(heldOf(held, known) + lackedSaid(held, known)).not.toMatch(HARMFUL);
  });
});
