import { calendarDate, type Product } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { ledgerReleases } from './ledger-releases.ts';

function varnish(parts: Partial<Product>, id: string): Product {
  return productWith({
    source: 'endoflife-date',
    key: 'varnish',
    name: 'varnish',
    aliases: [],
    asOf: calendarDate('2026-08-21'),
    releases: [{ ...releaseWith(id, [declared('maintained', '2026-01-01')]), key: id, id, name: null }],
    projects: [],
    ...parts,
  });
}

describe('a release that was renamed', () => {
  const known = catalogWith(varnish({}, '9'));
  const read = catalogWith(varnish({ key: 'vinyl', name: 'vinyl', aliases: ['varnish'] }, '9.0'));
  const product = read.products[0]!;
  const shown = { product, release: product.releases[0]! };

  it('has the keys under which the ledger first knew it, and is found by them', () => {
    const releases = ledgerReleases(known, read);
    expect(releases.keysOf(shown)).toEqual({ product: 'varnish', release: '9' });
    expect(releases.releaseOf({ product: 'varnish', release: '9' })).toEqual(shown);
    expect(releases.releaseOf({ product: 'vinyl', release: '9.0' })).toBeUndefined();
  });

  it('has its own where no run has been', () => {
    const releases = ledgerReleases(undefined, read);
    expect(releases.keysOf(shown)).toEqual({ product: 'vinyl', release: '9.0' });
    expect(releases.releaseOf({ product: 'vinyl', release: '9.0' })).toEqual(shown);
  });

  it('is known by dates that were chosen, too', () => {
    const chosen = { product: { ...product }, release: { ...shown.release, windows: [] } };
    expect(ledgerReleases(known, read).keysOf(chosen)).toEqual({ product: 'varnish', release: '9' });
  });

  it('has its own keys where neither catalog has it', () => {
    const other = productWith({ key: 'other' });
    const release = releaseWith('z', [declared('maintained', '2026-01-01')]);
    expect(ledgerReleases(known, read).keysOf({ product: other, release })).toEqual({
      product: 'other',
      release: release.key,
    });
  });
});
