import { describe, expect, it } from 'vitest';
import { productWith, releaseWith } from '../testing/catalog-builder.ts';
import { begunReleases } from './begun-releases.ts';

const IDS = ['1.2', '1.20', '1.20.1', '8.0', '8.1', '80.1', '8.4', '10-21h2', '10-22h2', 'R1.2', 'v3.1'];
const PRODUCT = productWith({ releases: IDS.map((id) => releaseWith(id)) });

describe('begunReleases', () => {
  it.each([
    ['8', ['8.4', '8.1', '8.0']],
    ['10', ['10-22h2', '10-21h2']],
    ['1', ['1.20.1', '1.20', '1.2']],
    ['v1', ['1.20.1', '1.20', '1.2']],
    ['V8', ['8.4', '8.1', '8.0']],
    ['1.20', ['1.20.1']],
    ['r1', ['R1.2']],
    ['v3', ['v3.1']],
    ['1.2', []],
    ['8.', []],
    ['9', []],
    ['v', []],
    ['', []],
  ])('%j: %j', (written, ids) => {
    expect(begunReleases(PRODUCT, written).map(({ id }) => id)).toEqual(ids);
  });
});
