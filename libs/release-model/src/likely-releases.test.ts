import { describe, expect, it } from 'vitest';
import { productWith, releaseWith } from '../testing/catalog-builder.ts';
import { likelyReleases } from './likely-releases.ts';

const PRODUCT = productWith({
  releases: [
    releaseWith('2024.1', [], { name: 'Caracal' }),
    releaseWith('2024.2', [], { name: 'Dalmatian' }),
    releaseWith('2025.1', [], { name: 'Epoxy' }),
  ],
});

describe('likelyReleases', () => {
  it.each([
    ['2024', ['2024.2', '2024.1']],
    ['2025', ['2025.1']],
    ['25.1', ['2025.1']],
    ['epoxi', ['Epoxy']],
    ['2031.1', ['2025.1']],
    ['bionic', []],
  ])('%j: %j', (written, names) => {
    expect(likelyReleases(PRODUCT, written)).toEqual(names);
  });

  it.each([
    ['3:2031.1-0ubuntu1', '2031.1', ['2025.1']],
    ['2025.1.3-slim', '2025.1.3', ['2025.1']],
    ['1:2024+git1', '2024', ['2024.2', '2024.1']],
    // What was written is near to something by itself.
    ['Epoxy1', '1', ['Epoxy']],
    ['bionic-1', '1', []],
  ])('%j, which upstream calls %j: %j', (written, upstream, names) => {
    expect(likelyReleases(PRODUCT, written, upstream)).toEqual(names);
  });
});
