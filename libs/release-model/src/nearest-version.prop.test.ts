import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../testing/arbitraries.ts';
import { nearestVersion } from './nearest-version.ts';

const years = fc.tuple(fc.integer({ min: 2010, max: 2039 }), fc.integer({ min: 1, max: 2 }));
const ids = years.map(([year, half]) => `${year}.${half}`);

describe('nearestVersion', () => {
  it('answers with a known name or with none', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), ids), fc.array(fc.oneof(anyText(), ids)), (asked, known) => {
        const found = nearestVersion(asked, known);
        if (found !== undefined) expect(known).toContain(found);
      }),
    );
  });

  it('does not depend on the order in which they are known', () => {
    fc.assert(
      fc.property(ids, fc.array(ids), (asked, known) => {
        expect(nearestVersion(asked, known.toReversed())).toBe(nearestVersion(asked, known));
      }),
    );
  });
});
