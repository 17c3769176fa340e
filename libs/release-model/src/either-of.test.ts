import { expect, it } from 'vitest';
import { eitherOf } from './either-of.ts';

const LETTERS = 'abcdefghijklmn'.split('');

it.each([
  [0, undefined],
  [1, 'a'],
  [2, 'a or b'],
  [3, 'a, b or c'],
  [12, 'a, b, c, d, e, f, g, h, i, j, k or l'],
  [13, 'a, b, c, d, e, f, g, h, i, j, k, l or 1 more'],
  [14, 'a, b, c, d, e, f, g, h, i, j, k, l or 2 more'],
])('one of %i', (count, said) => {
  expect(eitherOf(LETTERS.slice(0, count))).toBe(said);
});
