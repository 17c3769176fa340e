import { describe, expect, it } from 'vitest';
import { asked } from './asked.ts';

describe('what is asked for', () => {
  it('is a hundred thousand cases from any seed on, unless told otherwise', () => {
    expect(asked([], 7)).toEqual({ cases: 100_000, seed: 7, files: [] });
    expect(asked([], 2 ** 31 + 5).seed).toBe(5);
  });

  it('is what stands there', () => {
    expect(asked(['a.json', '--seed', '0', '--cases=12', 'b.tar.gz'], 7)).toEqual({
      cases: 12,
      seed: 0,
      files: ['a.json', 'b.tar.gz'],
    });
  });

  it.each([['-1'], ['1.5'], ['many'], ['2147483648'], ['99999999999']])(
    'is refused as --cases %s',
    (text) => {
      expect(() => asked([`--cases=${text}`], 7)).toThrow(
        /^--cases is ".*", expected a whole number below 2147483648$/,
      );
    },
  );

  it('is refused when it is not known', () => {
    expect(() => asked(['--case', '5'], 7)).toThrow(/--case/);
  });
});
