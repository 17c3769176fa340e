import { expect, it } from 'vitest';
import { PagesMadeWhenRead } from './pages.ts';

it('makes a page when it is read, each time, and none for its path', () => {
  const made: string[] = [];
  const page = (path: string): [string, () => string] => [
    path,
    () => {
      made.push(path);
      return `of ${path}`;
    },
  ];
  const pages = new PagesMadeWhenRead(new Map([page('a'), page('b')]));
  expect([pages.size, [...pages.keys()], pages.has('a'), pages.has('c'), pages.get('c')]).toEqual([
    2,
    ['a', 'b'],
    true,
    false,
    undefined,
  ]);
  expect(made).toEqual([]);
  expect(pages.get('b')).toBe('of b');
  expect([...pages]).toEqual([
    ['a', 'of a'],
    ['b', 'of b'],
  ]);
  expect(made).toEqual(['b', 'a', 'b']);
});

it('knows an empty text from none', () => {
  const pages = new PagesMadeWhenRead(new Map([['empty', '']]));
  expect([pages.get('empty'), pages.get('missing')]).toEqual(['', undefined]);
});
