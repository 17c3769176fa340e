import { addDays, calendarDate, validateCatalog } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import {
  AS_OF,
  importProducts,
  importRelease,
  product,
  PRODUCTS,
  productsFull,
  release,
} from '../../testing/endoflife-date-files.ts';
import { decodeCatalog } from '../catalog-file/decode-catalog.ts';
import { encodeCatalog } from '../catalog-file/encode-catalog.ts';
import { ImportError } from '../import-problem.ts';
import { type EndoflifeDateImport, readEndoflifeDate } from './import-endoflife-date.ts';
import { ENDOFLIFE_DATE_IMPORTER } from './importer-version.ts';

function imported(text: string): EndoflifeDateImport {
  return readEndoflifeDate(text, 'full.json').importAsOf(AS_OF);
}

/** The error with which a text is refused as a whole. */
function refusal(text: string): ImportError {
  try {
    imported(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
    expect((error as ImportError).message).not.toMatch(/\n|\.ts\b/);
    return error as ImportError;
  }
  throw new Error('the text was not refused');
}

function problemsOf({ problems }: EndoflifeDateImport): string[] {
  return problems.map(({ file, line, problem }) => {
    expect([file, line]).toEqual(['full.json', null]);
    return problem;
  });
}

describe('products/full', () => {
  const whole = imported(productsFull(PRODUCTS));

  it('is imported with everything that it says', () => {
    expect(problemsOf(whole)).toEqual([]);
    expect(whole.counts).toEqual({ products: 5, releases: 11 });
    expect(validateCatalog({ products: whole.products })).toEqual([]);
    expect(whole.products[2]).toMatchObject({
      key: 'python',
      name: 'python',
      title: 'Python',
      aliases: ['cpython'],
      source: 'endoflife-date',
      asOf: AS_OF,
      importer: ENDOFLIFE_DATE_IMPORTER,
      supportLabels: { active: 'Bug fixes', regular: 'Support' },
      milestones: [],
    });
    expect(whole.products[1]?.releases[2]).toMatchObject({
      key: '13',
      id: '13',
      name: 'Trixie',
      aliases: [],
      slurp: false,
      link: 'https://eol.example/debian',
    });
  });

  it('keeps the order of its products', () => {
    expect(whole.products.map(({ name }) => name)).toEqual(['haproxy', 'debian', 'python', 'esxi', 'struts']);
  });

  it('can be written as a catalog and read again', () => {
    const catalog = { products: whole.products };
    expect(decodeCatalog(encodeCatalog(catalog))).toEqual(catalog);
  });

  it('says the same whenever it was generated, and whatever its total is', () => {
    const later = { generated_at: '2026-08-23T12:00:13+00:00', total: 1, schema_version: '1.9.0' };
    expect(imported(productsFull(PRODUCTS, later))).toEqual(whole);
    const [result] = [JSON.parse(productsFull(PRODUCTS)) as { result: unknown }];
    expect(imported(JSON.stringify({ result: result.result }))).toEqual(whole);
  });

  it('may have fields and values that are not known yet', () => {
    const odd = PRODUCTS.map((entry) => ({
      ...entry,
      category: 'quantum',
      identifiers: [{ type: 'swhid', id: 'x' }],
      sponsors: { name: 'x' },
      releases: (entry['releases'] as object[]).map((row) => ({
        ...row,
        isEob: true,
        eobFrom: 'x',
        phases: [{}],
      })),
    }));
    expect(imported(productsFull(odd, { next: null }))).toEqual(whole);
  });

  it('says the same of a day whichever days were asked before', () => {
    const reading = readEndoflifeDate(productsFull(PRODUCTS), 'full.json');
    const days = [400, 0, 3000, 41, 40, -4000, 1, 2].map((days) => addDays(AS_OF, days));
    for (const day of [...days, ...days]) {
      expect(reading.importAsOf(day)).toEqual(
        readEndoflifeDate(productsFull(PRODUCTS), 'full.json').importAsOf(day),
      );
    }
  });
});

describe('a single product', () => {
  it('is a document too', () => {
    const [haproxy] = PRODUCTS;
    const alone = imported(productsFull(haproxy!));
    expect(alone.products).toEqual([imported(productsFull(PRODUCTS)).products[0]]);
    expect(alone.counts).toEqual({ products: 1, releases: 3 });
  });
});

describe('a product', () => {
  it('openstack is passed over, and counted', () => {
    const result = importProducts([product('OpenStack', [release('2025.1')]), ...PRODUCTS]);
    expect(result.products.map(({ name }) => name)).not.toContain('OpenStack');
    expect(result.counts).toEqual({ products: 6, releases: 12 });
    expect(problemsOf(result)).toEqual([]);
  });

  it('horizon is imported: it is another than the project of OpenStack', () => {
    expect(importProducts([product('horizon', [release('8')])]).products).toHaveLength(1);
  });

  it.each([
    ['a label with an ampersand', 'Hardware & Maintenance'],
    ['a label with a hard space', 'Debian\u00a0GNU/Linux'],
    ['a label with accents', 'Système d’été'],
    ['a label with an emoji', '🐧 Linux'],
  ])('has %s as it is written', (_, label) => {
    const [only] = importProducts([product('x', [release('1')], { label, labels: { eol: label } })]).products;
    expect(only?.title).toBe(label);
    expect(only?.supportLabels).toEqual({ regular: label });
    expect(decodeCatalog(encodeCatalog({ products: [only!] })).products).toEqual([only]);
  });

  it.each([
    [
      'all of them',
      { eoas: 'A', eol: 'B', eoes: 'C', discontinued: 'D' },
      { active: 'A', regular: 'B', extended: 'C' },
    ],
    ['one of them', { eoas: null, eol: 'B', eoes: null }, { regular: 'B' }],
    ['empty ones', { eoas: '', eol: '', eoes: '' }, undefined],
    ['none of them', { eoas: null, eol: null, eoes: null }, undefined],
    ['no labels at all', undefined, undefined],
    ['something else', 'Support', undefined],
    ['numbers', { eoas: 1, eol: true }, undefined],
  ])('says what its kinds of support are called: %s', (_, labels, expected) => {
    const [only] = importProducts([product('x', [release('1')], { labels })]).products;
    expect(only?.supportLabels).toEqual(expected);
    expect(only && 'supportLabels' in only).toBe(expected !== undefined);
  });

  it.each([
    [{ label: '' }, 'x'],
    [{ label: null }, 'x'],
    [{ label: 7 }, 'x'],
  ])('without a label is called by its name: %j', (fields, title) => {
    expect(importProducts([product('x', [release('1')], fields)]).products[0]?.title).toBe(title);
  });

  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [['a', '', 7, null], ['a']],
    [null, []],
    ['a', []],
  ])('with the aliases %j is found by them', (aliases, expected) => {
    expect(importProducts([product('x', [release('1')], { aliases })]).products[0]?.aliases).toEqual(
      expected,
    );
  });

  it.each([[{ html: '' }], [null], ['x'], [undefined]])('with the links %j has no page', (links) => {
    expect(
      importProducts([product('x', [release('1')], { links })]).products[0]?.releases[0]?.link,
    ).toBeNull();
  });

  it('without releases is imported', () => {
    expect(importProducts([product('x', [])]).products[0]).toMatchObject({
      releases: [],
      projects: [{ releases: [] }],
    });
  });
});

describe('the releases of a product', () => {
  const idsOf = (...releases: readonly object[]): string[] | undefined =>
    importProducts([product('x', releases)]).products[0]?.releases.map(({ id }) => id);

  it('are put into the order of their release days', () => {
    const days = ['2024-05-01', '2025-05-01', '2023-05-01'];
    expect(idsOf(...days.map((releaseDate, index) => release(`${index}`, { releaseDate })))).toEqual([
      '2',
      '0',
      '1',
    ]);
  });

  it('of one day are in the reverse order of the source, which has the newest first', () => {
    expect(idsOf(release('1.2'), release('1.1'), release('1.0'))).toEqual(['1.0', '1.1', '1.2']);
  });

  it('without a day that can be read stay beside the one that they follow', () => {
    const [three, two, one] = ['2025-01-01', 'soon', '2023-01-01'].map((releaseDate, index) =>
      release(`${3 - index}`, { releaseDate }),
    );
    expect(idsOf(three!, two!, one!)).toEqual(['1', '2', '3']);
    expect(idsOf(three!, one!, two!)).toEqual(['2', '1', '3']);
  });

  it('have words for names, never numbers', () => {
    const names = ['1.100', '1.10', '1.1', '007', '1e3', '2025.1'];
    expect(idsOf(...names.map((name) => release(name)))).toEqual(names.toReversed());
  });

  it('have their code name for a name, and none where there is none', () => {
    expect(
      importRelease({ codename: 'Noble Numbat', label: "24.04 'Noble Numbat' (LTS)" }).release.name,
    ).toBe('Noble Numbat');
    for (const codename of [null, '', 5, undefined])
      expect(importRelease({ codename }).release.name).toBeNull();
  });

  it('say the same whatever is reckoned on the day of the build', () => {
    const reckoned = { isLts: true, ltsFrom: '2027-01-01', label: '1.0 (Upcoming LTS)', isMaintained: false };
    expect(importRelease(reckoned).product).toEqual(importRelease({}).product);
  });
});

describe('the latest version of a release', () => {
  const versionsOf = (latest: unknown): unknown => {
    const { product: only } = importRelease({ latest });
    return only.projects[0]?.releases.find((entry) => entry.release === '1.0')?.versions;
  };

  it.each([
    [
      'with a day',
      { name: '1.0.7', date: '2026-08-01', link: 'https://x.example/' },
      ['1.0.7', '2026-08-01'],
    ],
    ['without a day', { name: '1.0.7', date: null, link: null }, ['1.0.7', null]],
    ['without the field of a day', { name: '1.0.7' }, ['1.0.7', null]],
    ['that looks like a number', { name: '1.10', date: null }, ['1.10', null]],
    ['with spaces in it', { name: '8.0 Update 3k', date: '2026-07-14' }, ['8.0 Update 3k', '2026-07-14']],
    ['with a comma and a sign in it', { name: '9.0, 50%', date: null }, ['9.0, 50%', null]],
    ['with spaces around it', { name: ' 1.0.7 ', date: null }, ['1.0.7', null]],
    ['whose day cannot be read', { name: '1.0.7', date: '2026-02-30' }, ['1.0.7', null]],
    ['of the wrong century', { name: '1.0.7', date: '0026-02-28' }, ['1.0.7', null]],
  ])('%s', (_, latest, [version, landed]) => {
    expect(versionsOf(latest)).toEqual([{ version, landed }]);
    const { product: only } = importRelease({ latest });
    expect(decodeCatalog(encodeCatalog({ products: [only] })).products).toEqual([only]);
  });

  it.each([
    ['null', null],
    ['missing', undefined],
    ['something else', '1.0.7'],
    ['without a name', { date: '2026-08-01' }],
    ['with an empty name', { name: '', date: '2026-08-01' }],
    ['with a blank name', { name: ' \u00a0', date: '2026-08-01' }],
    ['with a number for a name', { name: 1.1, date: null }],
    ['with a name that is endless', { name: '1'.repeat(101), date: null }],
  ])('is none when it is %s', (_, latest) => {
    expect(versionsOf(latest)).toEqual([]);
    expect(importRelease({ latest }).problems).toEqual([]);
  });

  it('belongs to a project that is called as the product is', () => {
    const [, , python] = imported(productsFull(PRODUCTS)).products;
    expect(python?.projects.map(({ name, standing, team }) => ({ name, standing, team }))).toEqual([
      { name: 'python', standing: null, team: null },
    ]);
    expect(python?.projects[0]?.releases.map(({ release: key }) => key)).toEqual(['3.9', '3.13']);
  });

  it('of two releases may be the same', () => {
    const latest = { name: '7.1', date: '2026-01-01', link: null };
    const two = importProducts([product('x', [release('2', { latest }), release('1', { latest })])]);
    expect(two.products[0]?.projects[0]?.releases.map(({ versions }) => versions[0]?.version)).toEqual([
      '7.1',
      '7.1',
    ]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['releaseDate', 'maintained', '01/02/2026'],
    ['releaseDate', 'maintained', '2026-02-30'],
    ['eolFrom', 'end-of-life', '2206-10-02'],
    ['eolFrom', 'end-of-life', '0206-10-02'],
    ['eolFrom', 'end-of-life', '1969-12-31'],
    ['eolFrom', 'end-of-life', '2100-01-01'],
    ['eolFrom', 'end-of-life', '2026-13-01'],
    ['eolFrom', 'end-of-life', '2026-10-02T00:00:00Z'],
    ['eolFrom', 'end-of-life', ''],
    ['eolFrom', 'end-of-life', true],
    ['eolFrom', 'end-of-life', 20261002],
  ])('%s is unread, and its phase too (%s): %j', (field, phase, value) => {
    const { release: found, problems } = importRelease({ [field]: value });
    expect(found.unread).toEqual([phase]);
    expect(found.windows.find((window) => window.phase === phase)?.from).toBeNull();
    expect(problems).toEqual([
      `tool 1.0: ${field} is ${JSON.stringify(value)}, expected a likely day (YYYY-MM-DD): what was known before counts`,
    ]);
  });

  it.each(['1970-01-01', '2099-12-30'])('is not a day such as %s', (eolFrom) => {
    expect(importRelease({ releaseDate: '1970-01-01', eolFrom }).release).not.toHaveProperty('unread');
  });

  it('a phase whose active support or extended support cannot be read is unread', () => {
    const fields = {
      isEoas: false,
      eoasFrom: 'soon',
      eolFrom: 'later',
      isEoes: true,
      eoesFrom: 'much later',
    };
    expect(importRelease(fields).release.unread).toEqual(['security', 'extended', 'end-of-life']);
  });

  it.each([['yes'], [1], [null], [undefined]])('a flag %j without a date is unread', (isEol) => {
    const { release: found, problems } = importRelease({ isEol, eolFrom: null });
    expect(found.unread).toEqual(['end-of-life']);
    expect(problems).toEqual([
      `tool 1.0: isEol is ${isEol === undefined ? 'missing' : JSON.stringify(isEol)}, expected true or false: what was known before counts`,
    ]);
  });

  it('a flag beside a date does not matter, and is told', () => {
    const { release: found, problems } = importRelease({ isEol: 'yes', eolFrom: '2027-01-01' });
    expect(found.windows[1]?.from).toBe('2027-01-02');
    expect(found).not.toHaveProperty('unread');
    expect(problems).toEqual(['tool 1.0: isEol is "yes", expected true or false']);
  });

  const sound = Array.from({ length: 20 }, (_, index) => product(`p${index}`, [release('1'), release('2')]));

  it.each([
    [null, 'a product without a name that can be read is left out'],
    [[], 'a product without a name that can be read is left out'],
    [product('', []), 'a product without a name that can be read is left out'],
    [{ ...product('x', []), name: 5 }, 'a product without a name that can be read is left out'],
    [product('x'.repeat(101), []), 'a product without a name that can be read is left out'],
    [{ ...product('x', []), releases: undefined }, 'x: expected a list of releases: it is left out'],
    [{ ...product('x', []), releases: {} }, 'x: expected a list of releases: it is left out'],
    [product('P1', [release('1')]), 'P1: it is listed twice: the first counts'],
    [
      product('x', [null, ...(sound[0]!['releases'] as [])]),
      'x a release without a name that can be read is left out',
    ],
    [
      product('x', [{ ...release('1'), name: 1.1 }]),
      'x a release without a name that can be read is left out',
    ],
    [product('x', [release('v1'), release('V1')]), 'x V1: it is listed twice: the first counts'],
  ])('costs its place only: %j', (broken, problem) => {
    const result = importProducts([...sound, broken]);
    expect(problemsOf(result)).toEqual([problem]);
    expect(result.products.slice(0, 20)).toEqual(importProducts(sound).products);
  });

  it('a value without end is shown by its kind', () => {
    const depth = 200_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const text = productsFull([product('x', [release('1', { eolFrom: 'DEEP' })])]).replace('"DEEP"', deep);
    expect(problemsOf(imported(text))).toEqual([
      'x 1: eolFrom is a list, expected a likely day (YYYY-MM-DD): what was known before counts',
    ]);
    const { problems } = importRelease({ isEol: { a: 1 } });
    expect(problems).toEqual([
      'tool 1.0: isEol is an object, expected true or false: what was known before counts',
    ]);
  });

  it('__proto__ is a name as any other', () => {
    const text = productsFull([product('x', [release('1')])]).replaceAll('"x"', '"__proto__"');
    expect(imported(text).products[0]?.name).toBe('__proto__');
  });
});

describe('a text as a whole', () => {
  it.each([
    ['', 'the file is empty'],
    [' \n', 'the file is empty'],
    ['<!DOCTYPE html><title>404</title>', 'this is a web page, not JSON: it begins with <!DOCTYPE html>'],
    ['\n  <html lang="en">', 'this is a web page, not JSON: it begins with <html'],
    [productsFull(PRODUCTS).slice(0, 400), 'this is not JSON ('],
    ['{"result": [', 'this is not JSON ('],
    ['schema_version: 1.2.1', 'this is not JSON ('],
    ['null', 'expected an object with a result'],
    ['[]', 'expected an object with a result'],
    ['"x"', 'expected an object with a result'],
    ['{}', 'expected a result with products'],
    ['{"result": "x"}', 'expected a result with products'],
    ['{"result": []}', 'it lists no product at all'],
    [productsFull([]), 'it lists no product at all'],
    ['{"__proto__": {"result": []}}', 'expected a result with products'],
  ])('is refused: %j', (text, message) => {
    expect(refusal(text).message).toContain(message);
  });

  it.each([
    ['2.0.0', 'it has schema version 2.0.0, and this version of Lastpatch reads version 1'],
    ['0.9', 'it has schema version 0.9, and this version of Lastpatch reads version 1'],
    ['10.0', 'it has schema version 10.0, and this version of Lastpatch reads version 1'],
    [2, 'it has schema version 2, and this version of Lastpatch reads version 1'],
  ])('of another major version is refused: %j', (version, message) => {
    expect(refusal(productsFull(PRODUCTS, { schema_version: version })).message).toBe(message);
  });

  it.each(['1.2.1', '1', '1.99.0-rc1', 1, 1.3, null, {}, []])('of schema version %j is read', (version) => {
    expect(imported(productsFull(PRODUCTS, { schema_version: version })).counts.products).toBe(5);
  });

  it.each([
    ['products', 10, 1, false],
    ['products', 9, 1, false],
    ['products', 8, 1, true],
    ['releases', 9, 1, false],
    ['releases', 8, 1, true],
  ])(
    'that lacks over a tenth of its %s is refused: %i sound and %i not: %s',
    (what, ...[sound, broken, isRefused]) => {
      const [good, bad] = [release('1'), { ...release('2'), name: null }];
      const row = (count: number, make: (index: number) => unknown): unknown[] =>
        Array.from({ length: count }, (_, n) => make(n));
      const products =
        what === 'products'
          ? [...row(sound, (n) => product(`p${n}`, [good])), ...row(broken, () => ({}))]
          : [product('x', [...row(sound, (n) => ({ ...good, name: `${n}` })), ...row(broken, () => bad)])];
      if (!isRefused) {
        expect(problemsOf(importProducts(products))).toHaveLength(1);
        return;
      }
      const { message, problems } = refusal(productsFull(products));
      expect(message).toMatch(/^\d of \d+ products and \d of \d+ releases cannot be read, which is too many/);
      expect(message).toContain('a ');
      expect(problems).toHaveLength(1);
    },
  );

  it('is the same catalog by whatever name the file goes', () => {
    const text = productsFull(PRODUCTS);
    expect(readEndoflifeDate(text, 'a.json').importAsOf(AS_OF)).toEqual(
      readEndoflifeDate(text, 'b.json').importAsOf(AS_OF),
    );
  });

  it('tells of contradictions on each day anew, and of the rest once', () => {
    const odd = product('x', [
      release('1', {
        isEoas: false,
        eoasFrom: '2027-01-02',
        eolFrom: '2027-01-01',
        latest: { name: '1', date: 'x' },
      }),
    ]);
    const reading = readEndoflifeDate(productsFull([odd]), 'full.json');
    for (const day of ['2026-08-22', '2027-08-22']) {
      expect(reading.importAsOf(calendarDate(day)).problems.map(({ problem }) => problem)).toEqual([
        'x 1: the date of latest is "x", expected a likely day (YYYY-MM-DD): what was known before counts',
        'x 1: end-of-life would begin on 2027-01-02, before an earlier phase (2027-01-03): what was known before counts',
      ]);
    }
  });
});
