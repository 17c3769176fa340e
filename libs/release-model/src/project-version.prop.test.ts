import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionNames } from '../testing/arbitraries.ts';
import { compareVersions, parseVersion } from './project-version.ts';

const anyText = fc.oneof(
  { weight: 4, arbitrary: versionNames() },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...Array.from('0123.abrcv-')) }) },
  { weight: 1, arbitrary: fc.string() },
);

describe('compareVersions', () => {
  it('puts any two texts into an order, the same from both sides', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        expect(compareVersions(a, a)).toBe(0);
      }),
    );
  });

  it('is transitive, for equals too', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 3, maxLength: 3 }), (texts) => {
        const [a = '', b = '', c = ''] = texts.sort(compareVersions);
        expect(compareVersions(a, b)).toBeLessThanOrEqual(0);
        expect(compareVersions(b, c)).toBeLessThanOrEqual(0);
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        if (compareVersions(a, c) === 0)
          expect([compareVersions(a, b), compareVersions(b, c)]).toEqual([0, 0]);
      }),
      { numRuns: 300 },
    );
  });

  it('does not count zeros at the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 3 }),
        (numbers, zeros) => {
          const padded = [...numbers, ...Array.from({ length: zeros }, () => 0)].join('.');
          expect(compareVersions(numbers.join('.'), padded)).toBe(0);
          expect(compareVersions(`${padded}rc1`, numbers.join('.'))).toBeLessThan(0);
        },
      ),
    );
  });

  it('orders final versions as their numbers', () => {
    const numbers = fc.array(fc.nat({ max: 20 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const weight = ([x = 0, y = 0, z = 0]: number[]): number => x * 10_000 + y * 100 + z;
        expect(Math.sign(compareVersions(a.join('.'), b.join('.')))).toBe(Math.sign(weight(a) - weight(b)));
      }),
    );
  });
});

describe('parseVersion', () => {
  it('takes any text apart and keeps it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { stage, ...parsed } = parseVersion(text);
        expect(parsed.text).toBe(text);
        expect(parsed.numbers.length === 0).toBe(stage === 'other');
      }),
    );
  });

  it('knows every shape that upstream writes', () => {
    fc.assert(
      fc.property(versionNames(), (text) => {
        expect(parseVersion(text).stage).not.toBe('other');
      }),
    );
  });
});
