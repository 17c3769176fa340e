import { describe, expect, it } from 'vitest';
import { readProductSettings, readSettings, SettingsError } from './index.ts';

const FILE = 'lastpatch.yaml';

function problems(text: string): string[] {
  try {
    readProductSettings(text, FILE);
  } catch (error) {
    if (error instanceof SettingsError) return error.lines.slice(-error.problems.length);
    throw error;
  }
  return [];
}

describe('readProductSettings', () => {
  it('reads own products and vendors, and their lines', () => {
    const { products, dates, lineOf } = readProductSettings(
      'timezone: Mars\nproducts: [own, "1.10"]\ndates:\n  openstack: yes\n',
      FILE,
    );
    expect({ products, dates }).toEqual({ products: ['own', '1.10'], dates: { openstack: 'yes' } });
    expect([lineOf(['products', 1]), lineOf(['dates', 'openstack'])]).toEqual([2, 4]);
  });

  it.each(['watches: [a]\n', '- products\n', 'products\n'])('says nothing of own products in %j', (text) => {
    expect(readProductSettings(text, FILE)).toMatchObject({ products: null, dates: {} });
  });

  it('keeps an empty list apart from none', () => {
    expect(readProductSettings('products: []\n', FILE).products).toEqual([]);
  });

  it.each([
    [
      'products: own\n',
      ['lastpatch.yaml:1: products: expected a list of files or folders, as in [products], or [] for none'],
    ],
    [
      'dates: [a]\n',
      ['lastpatch.yaml:1: dates: expected a vendor for a product, as in { openstack: ubuntu-cloud-archive }'],
    ],
    [
      'products:\n  - a\n  - {}\ndates:\n  x: []\n  y: ""\n',
      [
        'lastpatch.yaml:3: products, 2: expected the path of a file or folder',
        'lastpatch.yaml:5: dates, x: expected a name',
        'lastpatch.yaml:6: dates, y: expected a name',
      ],
    ],
  ])('tells all that is wrong in %j', (text, said) => {
    expect(problems(text)).toEqual(said);
  });

  it('refuses what the whole of the settings refuses', () => {
    for (const text of ['products: own\n', 'products: [[a]]\n', 'dates: []\n', 'dates: { a: {} }\n']) {
      expect(problems(text).length).toBe(1);
      expect(() => readSettings(`${text}watches: [{ id: a, follow: { b: all } }]\n`, FILE)).toThrow(
        SettingsError,
      );
    }
  });
});

describe('problems of several files', () => {
  it('are told together, each with its file', () => {
    const { lines } = new SettingsError(FILE, [
      { line: 2, path: 'products, 1', problem: 'there is no such file' },
      { file: 'products/ceph.yaml', line: null, path: '', problem: 'the file is empty' },
    ]);
    expect(lines).toEqual([
      '2 files have 2 problems:',
      'lastpatch.yaml:2: products, 1: there is no such file',
      'products/ceph.yaml: the file is empty',
    ]);
  });

  it('of one file are told with its name', () => {
    const problem = { file: 'products/ceph.yaml', path: '', problem: 'x' };
    const { lines } = new SettingsError(FILE, [
      { ...problem, line: 1 },
      { ...problem, line: 2 },
    ]);
    expect(lines[0]).toBe('products/ceph.yaml has 2 problems:');
  });
});
