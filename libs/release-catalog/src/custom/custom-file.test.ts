import { describe, expect, it } from 'vitest';
import { ARCHIVE, CEPH, customFile } from '../../testing/custom-files.ts';
import { ImportError } from '../import-problem.ts';
import { readCustomFile } from './custom-file.ts';

/** The problems of a text as `line: problem`. */
function problems(text: string | Uint8Array): string[] {
  try {
    readCustomFile(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'ceph.yaml');
  } catch (error) {
    if (error instanceof ImportError)
      return error.problems.map(({ line, problem }) => `${line ?? '-'}: ${problem}`);
    throw error;
  }
  throw new Error('nothing was wrong with it');
}

const HEAD = 'product: ceph\nsource: https://docs.example/releases\nchecked: 2026-11-01\n';
const with1 = (entry: string): string => `${HEAD}releases:\n  reef:\n${entry}`;
const good = '    released: 2023-08-07\n';

describe('the file of an own product', () => {
  it('is read with every name as it is written', () => {
    const { product, title, aliases, source, checked, overlay, releases } = customFile(CEPH);
    expect({ product, title, source, checked, overlay }).toEqual({
      product: 'ceph',
      title: 'Ceph',
      source: 'https://docs.example/releases',
      checked: '2026-11-01',
      overlay: undefined,
    });
    expect(aliases.map(({ name }) => name)).toEqual(['ceph-storage']);
    expect(releases.map(({ id }) => id)).toEqual(['quincy', 'reef', 'umbrella']);
    expect(releases[1]?.aliases.map(({ name }) => name)).toEqual(['18', '1.10']);
  });

  it.each(['2025.1', '1.10', '18', '0x10', '1e3', 'yes', 'null', '~', '2026-04-01', '__proto__', '01', '* '])(
    'keeps a release by the name %s, in its place',
    (name) => {
      const { releases } = customFile(`${HEAD}releases:\n  zz:\n${good}  ${JSON.stringify(name)}:\n${good}`);
      expect(releases.map(({ id }) => id)).toEqual(['zz', name.trim()]);
    },
  );

  it('keeps numbers as words where nothing quotes them, in the order in which they are written', () => {
    const { releases } = customFile(
      `${HEAD}releases:\n  2025.1:\n${good}  19:\n${good}  1.10:\n${good}  2:\n${good}`,
    );
    expect(releases.map(({ id }) => id)).toEqual(['2025.1', '19', '1.10', '2']);
  });

  it('may come from a sentence', () => {
    expect(
      customFile(with1(good).replace('https://docs.example/releases', 'The letter of May 2026')).source,
    ).toBe('The letter of May 2026');
  });

  it('is called by its name where it has no title', () => {
    expect(customFile(with1(good)).title).toBe('ceph');
  });
});

describe('the file of an overlay', () => {
  it('names the product that it dates', () => {
    const { product, overlay, releases } = customFile(ARCHIVE);
    expect([product, overlay]).toEqual(['ubuntu-cloud-archive', 'openstack']);
    expect(releases.map(({ id }) => id)).toEqual(['Caracal', '2025.1']);
  });
});

describe('wrong files', () => {
  it.each<[what: string, text: string, said: string[]]>([
    ['nothing', '', ['-: the file is empty: it needs a product and its releases']],
    ['only a comment', '# soon\n', ['-: the file is empty: it needs a product and its releases']],
    ['only a dash', '---\n', ['-: the file is empty: it needs a product and its releases']],
    ['a list', '- a\n', ['-: expected keys such as product and releases, not a list or a word']],
    ['a word', 'ceph\n', ['-: expected keys such as product and releases, not a list or a word']],
    [
      'a web page',
      '<!DOCTYPE html>\n<html>',
      ['-: this is a web page, not YAML: it begins with <!DOCTYPE html> <html>'],
    ],
    ['no YAML', 'product: a: b\n', ['1: not valid YAML: bad indentation of a mapping entry']],
    ['two documents', `${with1(good)}---\nproduct: b\n`, ['6: it holds more than one document']],
    [
      'an alias',
      `${HEAD}releases: &a\n  reef:\n${good}  quincy: *a\n`,
      ['7: aliases are refused here: write the value itself'],
    ],
    [
      'a tag',
      'product: !!str ceph\n',
      ['1: tags such as !!str are refused here: every value is read as it is written'],
    ],
    ['a key that is no word', '[a]: b\n', ['1: a key has to be a word']],
    [
      'everything missing',
      'title: Ceph\n',
      [
        '1: product: it is missing: expected 1 to 100 lower-case letters, digits and any of . _ + -, as in ceph',
        '1: source: it is missing: expected where the dates come from, an https link or a sentence',
        '1: checked: it is missing: expected the day on which somebody last looked, such as 2026-11-01',
        '1: releases: it is missing: expected releases by their names, as in reef: { released: 2023-08-07 }',
      ],
    ],
    [
      'a name with capitals and spaces',
      with1(good).replace('product: ceph', 'product: My Ceph'),
      [
        '1: product: expected 1 to 100 lower-case letters, digits and any of . _ + -, as in ceph, got My Ceph',
      ],
    ],
    [
      'the name of OpenStack',
      with1(good).replace('product: ceph', 'product: openstack'),
      ['1: product: openstack is what OpenStack itself goes by: give yours another name'],
    ],
    [
      'a source of one word',
      with1(good).replace('https://docs.example/releases', 'vendor'),
      ['2: source: expected where the dates come from, an https link or a sentence, got vendor'],
    ],
    [
      'a source that is not https',
      with1(good).replace('https://', 'ftp://'),
      [
        '2: source: expected where the dates come from, an https link or a sentence, got ftp://docs.example/releases',
      ],
    ],
    [
      'a day that does not exist',
      with1(good).replace('2026-11-01', '2026-02-30'),
      ['3: checked: expected a day such as 2026-03-31, got 2026-02-30'],
    ],
    [
      'misspelt keys everywhere',
      `produkt: ceph\n${with1(`    relased: 2023-08-07\n${good}    colour: red\n`)}`,
      [
        '1: unknown key produkt: did you mean product?',
        '7: releases, reef: unknown key relased: did you mean released?',
        '9: releases, reef: unknown key colour: expected one of name, aliases, link, development, released, security, extended, unmaintained, endOfLife, lastDay',
      ],
    ],
    [
      'a key twice',
      `${HEAD}title: A\ntitle: B\n${with1(`${good}${good}`).slice(HEAD.length)}`,
      [
        '5: title: it is written twice, first on line 4',
        '9: releases, reef, released: it is written twice, first on line 8',
      ],
    ],
    [
      'a release twice',
      `${with1(good)}  reef:\n${good}`,
      ['7: releases, reef: it is written twice, first on line 5'],
    ],
    ['no releases', `${HEAD}releases: {}\n`, ['4: releases: expected at least one release']],
    [
      'releases as a list',
      `${HEAD}releases: [reef]\n`,
      ['4: releases: got a list: expected releases by their names, as in reef: { released: 2023-08-07 }'],
    ],
    [
      'a release without its days',
      `${HEAD}releases:\n  reef: 2023-08-07\n`,
      ['5: releases, reef: expected its days, as in { released: 2023-08-07, lastDay: 2026-03-30 }'],
    ],
    [
      'a release that does not say whether it is out',
      with1('    lastDay: 2026-03-30\n'),
      [
        '5: releases, reef: released is missing: expected its first day, or begun (nobody knows when), or undated (it is still to come)',
      ],
    ],
    [
      'both words for the end',
      with1(`${good}    lastDay: 2026-03-30\n    endOfLife: 2026-03-31\n`),
      [
        '7: releases, reef, lastDay: endOfLife is there too: write one of them, lastDay for the last day with support or endOfLife for the first without',
      ],
    ],
    [
      'days that are none',
      with1(
        `    released: soon\n    security: 2025-13-01\n    extended: [2026-01-01]\n    lastDay: begun\n    link: http://x.example\n`,
      ),
      [
        '6: releases, reef, released: expected a day such as 2026-03-31, or begun, or undated, got soon',
        '7: releases, reef, security: expected a day such as 2026-03-31, or begun, or undated, got 2025-13-01',
        '8: releases, reef, extended: expected a day such as 2026-03-31, or begun, or undated, got a list',
        '9: releases, reef, lastDay: expected a day such as 2026-03-31, got begun',
        '10: releases, reef, link: expected a link that begins with https://, got http://x.example',
      ],
    ],
    [
      'a day in the wrong century',
      with1('    released: 0202-03-31\n'),
      [
        '6: releases, reef, released: expected a day such as 2026-03-31, or begun, or undated, got 0202-03-31',
      ],
    ],
    [
      'a key without a value',
      with1('    released:\n'),
      ['6: releases, reef, released: expected a day such as 2026-03-31, or begun, or undated, got nothing'],
    ],
    [
      'a life that goes back',
      with1(`${good}    security: 2023-08-06\n    endOfLife: 2023-08-05\n`),
      [
        '7: releases, reef, security: it (2023-08-06) is before released (2023-08-07), and comes after it in a life',
        '8: releases, reef, endOfLife: it (2023-08-05) is before released (2023-08-07), and comes after it in a life',
      ],
    ],
    [
      'a last day before the last phase',
      with1(`${good}    extended: 2026-04-01\n    lastDay: 2026-03-30\n`),
      [
        '8: releases, reef, lastDay: the day after it (2026-03-31) is before extended (2026-04-01), and comes after it in a life',
      ],
    ],
    [
      'a phase that has begun after one that has not',
      with1('    released: undated\n    security: begun\n'),
      ['7: releases, reef, security: it has begun, but released, which comes before it, has not'],
    ],
    [
      'one name for two releases',
      `${HEAD}releases:\n  reef:\n${good}    aliases: [18]\n  quincy:\n${good}    name: Reef\n    aliases: ["18"]\n`,
      [
        '8: releases, quincy: Reef is a name of reef too (line 5)',
        '11: releases, quincy: 18 is a name of reef too (line 5)',
      ],
    ],
    [
      'names that are none',
      `${with1(`${good}    aliases: [[a], "", "x\\ny"]\n    name: {}\n`)}  "":\n${good}aliases: ceph\n`,
      [
        '7: releases, reef, aliases: expected a name of at most 100 characters in one line, got a list',
        '7: releases, reef, aliases: expected a name of at most 100 characters in one line, got nothing',
        '7: releases, reef, aliases: expected a name of at most 100 characters in one line, got x y',
        '8: releases, reef, name: expected a name, got keys',
        '9: releases, "": expected the name of a release as people write it, in one line',
        '11: aliases: expected a list of names, as in [18, 18.2], got ceph',
      ],
    ],
    [
      'an alias that cannot be asked for',
      `${with1(good)}aliases:\n  - good\n  - a@b\n`,
      ['9: aliases: a@b holds @, which stands between a product and its release'],
    ],
    [
      "an overlay with what is upstream's",
      `overlay: openstack\n${with1(`${good}    name: Reef\n`)}aliases: [x]\n`,
      [
        '6: releases, reef: expected an end at least, as in { lastDay: 2029-04-30 }: an overlay that gives no date of its own decides nothing',
        '8: releases, reef: unknown key name: expected one of link, released, security, extended, unmaintained, endOfLife, lastDay',
        '9: unknown key aliases: expected one of overlay, product, title, source, checked, releases',
      ],
    ],
    [
      'an overlay of nothing',
      `overlay: [openstack]\n${with1('    lastDay: 2026-03-30\n')}`,
      ['1: overlay: expected the name of the product whose releases it dates, got a list'],
    ],
  ])('%s', (_, text, said) => {
    expect(problems(text)).toEqual(said);
  });

  it('say all in one message, with the name of the file', () => {
    expect(() => customFile(with1('    released: x\n    lastDay: y\n'), 'products/ceph.yaml')).toThrow(
      'products/ceph.yaml has 2 problems:\n' +
        'products/ceph.yaml:6: releases, reef, released: expected a day such as 2026-03-31, or begun, or undated, got x\n' +
        'products/ceph.yaml:7: releases, reef, lastDay: expected a day such as 2026-03-31, got y',
    );
  });

  it('may be no text at all', () => {
    expect(problems(Uint8Array.of(0xff, 0xfe, 0x00))).toEqual(['-: it is not text in UTF-8']);
  });

  it('may be too large to be written by hand', () => {
    expect(problems(new Uint8Array(1_000_001).fill(0x20))).toEqual([
      '-: it has 1000001 bytes, far more than a product needs',
    ]);
  });

  it('may hold a heap of wrong keys, each of which is told', () => {
    const text = `${HEAD}${Array.from({ length: 20_000 }, (_, n) => `k${n}: x`).join('\n')}\nreleases:\n  reef:\n${good}`;
    expect(problems(text)).toHaveLength(20_000);
  });
});
