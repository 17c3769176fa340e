import { describe, expect, it } from 'vitest';
import { isPagePath, type PageTree, pageTree } from './page-tree.ts';

describe('a tree of pages', () => {
  it('is in the order of paths, however they are given', () => {
    const { pages } = pageTree('public', [
      ['b.json', '2'],
      ['a/c.json', '1'],
    ]);
    expect([...pages]).toEqual([
      ['a/c.json', '1'],
      ['b.json', '2'],
    ]);
  });

  it('is never of the other kind', () => {
    const secret = pageTree('private', []);
    // @ts-expect-error what is private cannot be published for everybody
    const open: PageTree<'public'> = secret;
    expect(open.visibility).toBe('private');
  });

  it.each(['../a', '/a', 'a/../b', 'a//b', 'A', '.a', 'a\\b', 'a b', '', 'a/', 'é', 'x'.repeat(401)])(
    'has no page %j',
    (path) => {
      expect(isPagePath(path)).toBe(false);
      expect(() => pageTree('public', [[path, '']])).toThrow(RangeError);
    },
  );

  it('has no page twice', () => {
    expect(() =>
      pageTree('public', [
        ['a', ''],
        ['a', ''],
      ]),
    ).toThrow('two pages a');
  });
});
