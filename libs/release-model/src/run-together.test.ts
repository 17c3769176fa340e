import { describe, expect, it } from 'vitest';
import { catalogWith, productWith, releaseWith } from '../testing/catalog-builder.ts';
import { namesBeforeNumbers, runTogether } from './run-together.ts';

function product(
  name: string,
  ids: readonly string[],
  aliases: readonly string[] = [],
): ReturnType<typeof productWith> {
  return productWith({ key: name, name, aliases, releases: ids.map((id) => releaseWith(id)) });
}

const CATALOG = catalogWith(
  product('functions', ['python3.11', 'nodejs18.x']),
  product('python', ['3.11', '3.12']),
  product('kubernetes', ['1.29'], ['k8s']),
  product('sqlite', ['3']),
  product('sqlite3', ['3.40']),
  product('nodejs', ['18']),
);

describe('runTogether', () => {
  it.each([
    ['python3.11', 'python 3.11'],
    ['Python3.11.4', 'python 3.11.4'],
    ['python3', 'python 3'],
    ['k8s1.29', 'kubernetes 1.29'],
    // No such release: it may be something else.
    ['python2.7', 'nothing'],
    ['nodejs18.x', 'nothing'],
    // Names that end in a number are names.
    ['sqlite3', 'nothing'],
    ['k8s', 'nothing'],
    ['python 3.11', 'nothing'],
    ['python', 'nothing'],
    ['3.11', 'nothing'],
    ['', 'nothing'],
  ])('%j: %s', (text, meaning) => {
    const found = runTogether(CATALOG, text);
    expect(found ? `${found.product.name} ${found.version}` : 'nothing').toBe(meaning);
  });

  it('cuts before each number, the longest name first', () => {
    expect(namesBeforeNumbers('k8s1.29')).toEqual([
      ['k8s', '1.29'],
      ['k', '8s1.29'],
    ]);
    expect(namesBeforeNumbers('22.04')).toEqual([]);
  });
});
