import { describe, expect, it } from 'vitest';
import { type Keyed, matchKeys } from './match-keys.ts';

/** An entry by its name, with the key that it brings along: the name, unless told otherwise. */
function entry(name: string, key = name): Keyed {
  return { key, name };
}

/** The keys of a later list; entries are taken for lost ones by the pairs of names given. */
function keysOf(
  later: readonly Keyed[],
  known: readonly Keyed[],
  { pairs = [], taken = [] }: { pairs?: readonly string[]; taken?: readonly string[] } = {},
): string[] {
  const mayBe = (added: Keyed, lost: Keyed): boolean => pairs.includes(`${lost.name} ${added.name}`);
  return matchKeys(later, known, { mayBe, taken: new Set(taken) });
}

describe('matchKeys', () => {
  it('gives what is new its own key, and what has a known name the key of that one', () => {
    expect(keysOf([entry('b'), entry('a')], [entry('a', 'first')])).toEqual(['b', 'first']);
  });

  it('knows an entry by its key when the name that goes with it is no longer listed', () => {
    expect(keysOf([entry('new', 'a')], [entry('old', 'a')])).toEqual(['a']);
  });

  it('knows a renamed entry by a sign', () => {
    expect(keysOf([entry('new')], [entry('old')], { pairs: ['old new'] })).toEqual(['old']);
  });

  it('takes no sign for more than a name: what is still listed is not renamed', () => {
    const later = [entry('new'), entry('old')];
    expect(keysOf(later, [entry('old')], { pairs: ['old new'] })).toEqual(['new', 'old']);
  });

  it.each([
    ['one may be either of two', [entry('x')], [entry('a'), entry('b')], ['a x', 'b x'], ['x']],
    ['either of two may be one', [entry('x'), entry('y')], [entry('a')], ['a x', 'a y'], ['x', 'y']],
    [
      'one of them may be another',
      [entry('x'), entry('y')],
      [entry('a'), entry('b')],
      ['a x', 'b x', 'a y'],
      ['x', 'y'],
    ],
  ])('renames none where %s', (_, ...[later, known, pairs, keys]) => {
    expect(keysOf(later, known, { pairs })).toEqual(keys);
  });

  it('gives a new entry a key of its own when its name was the first name of another', () => {
    const known = [entry('b', 'a')];
    expect(keysOf([entry('b'), entry('a')], known)).toEqual(['a', 'a~2']);
    expect(keysOf([entry('b'), entry('a')], [...known, entry('a', 'a~2')])).toEqual(['a', 'a~2']);
  });

  it('passes over free keys that another entry has or brings along', () => {
    const known = [entry('b', 'a'), entry('c', 'a~2')];
    expect(keysOf([entry('a'), entry('a~3'), entry('b'), entry('c')], known)).toEqual([
      'a~4',
      'a~3',
      'a',
      'a~2',
    ]);
  });

  it('gives no key that is taken elsewhere, and puts in what it gives', () => {
    const taken = new Set(['ceph']);
    expect(matchKeys([entry('ceph'), entry('x')], [], { mayBe: () => false, taken })).toEqual([
      'ceph~2',
      'x',
    ]);
    expect([...taken].sort()).toEqual(['ceph', 'ceph~2', 'x']);
  });

  it('gives no key twice, though a list names something twice', () => {
    expect(keysOf([entry('a'), entry('a')], [entry('a', 'first')])).toEqual(['first', 'a']);
    expect(keysOf([entry('a', 'k'), entry('b', 'k')], [])).toEqual(['k', 'k~2']);
  });
});
