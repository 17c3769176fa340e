import { describe, expect, test } from 'vitest';
import type { ImportProblem } from '../import-problem.ts';
import type { SourceFile } from './source-file.ts';
import { parseYamlFile, YamlFileError } from './yaml-file.ts';

const QUICK_MS = 1000;

function parse(text: string): ReturnType<typeof parseYamlFile> {
  return parseYamlFile({ path: 'data/file.yaml', text });
}

/** The problem for which a text is refused; refusing must be quick. */
function refusal(text: string): ImportProblem {
  const start = performance.now();
  try {
    parse(text);
  } catch (error) {
    expect(performance.now() - start).toBeLessThan(QUICK_MS);
    expect(error).toBeInstanceOf(YamlFileError);
    const { problem, message } = error as YamlFileError;
    expect(problem.file).toBe('data/file.yaml');
    expect(message).toBe(problem.problem);
    expect(message).not.toMatch(/\n|^\s*at /);
    return problem;
  }
  throw new Error('the text was not refused');
}

describe('scalars', () => {
  test('are words as they were written, never numbers, days or truths', () => {
    expect(parse('[2025.1, 1.10, 0x10, 1e3, 2025-01-01, yes, null, ~, 010]').value).toEqual([
      '2025.1',
      '1.10',
      '0x10',
      '1e3',
      '2025-01-01',
      'yes',
      'null',
      '~',
      '010',
    ]);
  });

  test('that are empty are empty words', () => {
    expect(parse('a:\nb: ""\n').value).toEqual({ a: '', b: '' });
  });

  test('may be quoted, folded and blocks', () => {
    expect(parse('a: "x\\ty"\nb: >\n  one\n  two\nc: |\n  one\n  two\n').value).toEqual({
      a: 'x\ty',
      b: 'one two\n',
      c: 'one\ntwo\n',
    });
  });

  test('that are very long are read quickly', () => {
    const start = performance.now();
    const long = 'x'.repeat(1_000_000);
    expect(parse(`a: ${long}\n`).value).toEqual({ a: long });
    expect(performance.now() - start).toBeLessThan(QUICK_MS);
  });
});

describe('a key given twice', () => {
  test('counts as it was given last, and is reported with its line', () => {
    const { value, problems } = parse('name: zed\nstatus: maintained\nstatus: unmaintained\n');
    expect(value).toEqual({ name: 'zed', status: 'unmaintained' });
    expect(problems).toEqual([
      {
        file: 'data/file.yaml',
        line: 3,
        problem: expect.stringContaining('duplicated mapping key') as unknown,
      },
    ]);
  });

  test('does not hide that the file is broken further down', () => {
    expect(refusal('a: 1\na: 2\nb: [1\nc: 2\n').line).toBeGreaterThanOrEqual(3);
  });
});

test('keys that every object has by itself are only keys', () => {
  const { value } = parse('__proto__: {polluted: yes}\nconstructor: x\n');
  expect(Object.entries(value as object)).toEqual([
    ['__proto__', { polluted: 'yes' }],
    ['constructor', 'x'],
  ]);
  expect({}).not.toHaveProperty('polluted');
});

test('a merge key is a key like any other', () => {
  expect(parse('a: x\n<<: {b: y}\n').value).toEqual({ a: 'x', '<<': { b: 'y' } });
});

test('line ends of Windows are line ends', () => {
  expect(parse('a: b\r\nc: d\r\n').value).toEqual({ a: 'b', c: 'd' });
});

describe('refused, with a sentence and a line where there is one', () => {
  test('aliases, which make a small file grow without end', () => {
    const bomb = ['a: &a [x, x, x, x]'];
    for (const [key, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [
      pair[0]!,
      pair[1]!,
    ])) {
      bomb.push(`${key}: &${key} [*${before}, *${before}, *${before}, *${before}]`);
    }
    expect(refusal(bomb.join('\n'))).toMatchObject({
      line: 2,
      problem: expect.stringContaining('aliases') as unknown,
    });
  });

  test('an alias to the thing that it stands in', () => {
    expect(refusal('a: &a [*a]\n')).toMatchObject({ line: 1 });
  });

  test('tabs for indentation', () => {
    expect(refusal('a:\n\tb: c\n')).toMatchObject({
      line: 2,
      problem: expect.stringContaining('tab') as unknown,
    });
  });

  test.each([
    ['nothing at all', ''],
    ['only spaces and line breaks', ' \n\n \n'],
  ])('%s', (_, text) => {
    expect(refusal(text)).toEqual({ file: 'data/file.yaml', line: null, problem: 'the file is empty' });
  });

  test('comments only', () => {
    expect(refusal('# nothing here\n').problem).toContain('empty');
  });

  test.each([
    ['a page', '<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>'],
    ['a page without a document type', '\n  <HTML lang="en">'],
    ['another markup', '<?xml version="1.0"?><Error/>'],
  ])('%s that came in place of the file', (_, text) => {
    const { line, problem } = refusal(text);
    expect(line).toBeNull();
    expect(problem).toContain('web page');
    expect(problem).toContain(text.trim().slice(0, 10));
  });

  test.each([
    ['lists in flow style', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['lists in flow style without an end', '['.repeat(10_000)],
    ['lists in block style', `${'- '.repeat(10_000)}x`],
    ['mappings in flow style', '{a: '.repeat(10_000) + '}'.repeat(10_000)],
    ['mappings in block style', Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['keys of keys', '? '.repeat(10_000)],
  ])('deep nesting: %s', (_, text) => {
    expect(refusal(text)).toMatchObject({
      line: expect.any(Number) as unknown,
      problem: expect.stringContaining('nesting') as unknown,
    });
  });

  test.each([
    ['a quote without an end', `a: '${"''".repeat(100_000)}`],
    ['a key over many lines', `${'word\n'.repeat(20_000)}: x`],
    ['a value with colons', `a: ${' x'.repeat(100_000)}: y`],
    ['lines after a value', `a: b${'\n'.repeat(200_000)}c`],
    ['anchors on anchors', '&a '.repeat(100_000)],
    ['a directive', `%${'A'.repeat(200_000)}`],
  ])('quickly, however long: %s', (_, text) => {
    expect(refusal(text).line).toEqual(expect.any(Number));
  });

  test('more than one document', () => {
    expect(refusal('a: b\n---\nc: d\n').problem).toContain('document');
  });

  test.each(['a: !!js/function x', 'a: !!binary aGk=', 'a: !own x', '!!set {a, b}'])(
    'the tag in %s',
    (text) => {
      expect(refusal(text)).toMatchObject({ line: 1, problem: expect.stringContaining('tag') as unknown });
    },
  );

  test.each([
    ['NUL', 'a: b\u0000\n'],
    ['a control character', 'a: \u0007\n'],
    ['half a character', 'a: \uD800\n'],
  ])('%s', (_, text) => {
    expect(refusal(text).problem).toMatch(/^not valid YAML: /);
  });

  test('keys that are lists or mappings', () => {
    expect(refusal('? [a, b]\n: c\n').line).toBe(1);
  });

  test.each([undefined, null, 2025.1, Buffer.from('a: b'), ['a: b'], { a: 'b' }])(
    'something that is no text: %s',
    (text) => {
      const file = { path: 'data/file.yaml', text } as unknown as SourceFile;
      expect(() => parseYamlFile(file)).toThrow(
        new YamlFileError({ file: 'data/file.yaml', line: null, problem: 'the file is not text' }),
      );
    },
  );
});

describe('the line of a problem', () => {
  const file = parse('# about zed\n- name: yoga\n  status: maintained\n- name: zed\n  status: maintained\n');

  test('is the first on which the texts stand one after another', () => {
    expect(file.problem('why', 'name: zed', 'status', 'maintained')).toEqual({
      file: 'data/file.yaml',
      line: 5,
      problem: 'why',
    });
    expect(file.problem('why', 'status').line).toBe(3);
    expect(file.problem('why', '#').line).toBe(1);
  });

  test('is unknown when they do not, or when there are none', () => {
    expect(file.problem('why', 'name: zed', 'name: yoga').line).toBeNull();
    expect(file.problem('why').line).toBeNull();
  });

  test('is looked up for the first problems only, so that a file that is wrong in every line costs no minutes', () => {
    const wrong = parse(Array.from({ length: 30_000 }, (_, n) => `- start: x${n}x`).join('\n'));
    const start = performance.now();
    const lines = Array.from({ length: 30_000 }, (_, n) => wrong.problem('why', `x${n}x`).line);
    expect(performance.now() - start).toBeLessThan(QUICK_MS);
    expect(lines.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect(lines.at(-1)).toBeNull();
  });
});
