import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AS_OF, importProducts, PRODUCTS, productsFull } from '../../testing/endoflife-date-files.ts';
import { attempts } from '../../testing/fuzz/attempts.ts';
import {
  type EndoflifeDateDocument,
  endoflifeDateTargets,
} from '../../testing/fuzz/endoflife-date-targets.ts';

const DOCUMENT = JSON.parse(productsFull(PRODUCTS)) as EndoflifeDateDocument;
const [TEXT, VALUES, GZIP] = endoflifeDateTargets(DOCUMENT, AS_OF);

test('a document whose values are damaged is imported soundly, or refused with one clear error', async () => {
  const { accepted, refused } = await attempts(VALUES!, 350);
  // Else the damage is too great or too small.
  expect(accepted).toBeGreaterThan(35);
  expect(refused).toBeGreaterThan(35);
});

test.each([
  ['a text', TEXT!, 300],
  ['a gzip', GZIP!, 100],
])('%s with damage is imported soundly, or refused with one clear error', async (_, target, cases) => {
  expect((await attempts(target, cases)).refused).toBeGreaterThan(cases / 2);
});

test('fewer products never change the rest, nor does their order', () => {
  const whole = new Map(importProducts(PRODUCTS).products.map((product) => [product.name, product]));
  fc.assert(
    fc.property(fc.shuffledSubarray([...PRODUCTS], { minLength: 1 }), (some) => {
      const { products, problems } = importProducts(some);
      expect(problems).toEqual([]);
      expect(products).toEqual(some.map(({ name }) => whole.get(String(name))));
    }),
  );
});

test("the order of a product's releases does not matter where their days differ", () => {
  const debian = PRODUCTS[1]!;
  const releases = debian['releases'] as object[];
  const [whole] = importProducts([debian]).products;
  fc.assert(
    fc.property(fc.shuffledSubarray(releases, { minLength: releases.length }), (shuffled) => {
      expect(importProducts([{ ...debian, releases: shuffled }]).products).toEqual([whole]);
    }),
  );
});
