import { expect, it, test } from 'vitest';
import { median } from './median.ts';

test.each([
  [[5], 5],
  [[9, 1, 5], 5],
  [[10, 9, 1], 9],
  [[1, 2, 3, 10], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

it('leaves the values in their order', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

it('cannot be had of no values', () => {
  expect(() => median([])).toThrow(new RangeError('there is no median of no values'));
});
