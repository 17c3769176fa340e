import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decodeCatalog } from '@lastpatch/release-catalog/catalog';
import { endoflifeDate } from '@lastpatch/release-catalog/testing';
import { validateCatalog } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { filesIn, writeFiles } from '../../../testing/folder-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
import { lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { REPOSITORY, REPOSITORY_COUNTS, SERIES_STATUS } from '../../../testing/openstack-files.ts';
import { tarGz } from '../../../testing/tar-archive.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { todayIn } from '../../adapters/calendar-clock.ts';

/** A repository with a date that is none, and with a file that is no YAML. */
const BLEMISHED = {
  ...REPOSITORY,
  'data/series_status.yaml': SERIES_STATUS.replace('date: 2026-10-02', 'date: 2026-13-02'),
  'deliverables/epoxy/broken.yaml': '---\nteam: x\n  releases: [',
};

/** On which line of the series status that date stands. */
const LINE = SERIES_STATUS.slice(0, SERIES_STATUS.indexOf('2026-10-02')).split('\n').length;

function given(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

function importHere(...args: readonly string[]): ReturnType<typeof lastpatchHere> {
  return lastpatchHere('catalog', 'import', 'openstack', ...args);
}

describe('catalog import openstack', () => {
  it('counts what a series status holds that comes alone', async () => {
    const folder = given({ 'series_status.yaml': SERIES_STATUS });
    expect(await importHere(join(folder, 'series_status.yaml'), '--as-of', '2026-08-21')).toMatchObject({
      status: 0,
      stdout: 'OpenStack as of 2026-08-21: 10 releases, 0 projects, 0 versions, 0 end tags; 0 problems.\n',
      stderr: '',
    });
  });

  it.each([
    ['a folder', REPOSITORY, ''],
    ['an archive', { 'r.tar.gz': tarGz(REPOSITORY) }, 'r.tar.gz'],
  ])('counts what %s holds, for machines too', async (_, files, path) => {
    const input = join(given(files), path);
    expect(await importHere(input, '--as-of', '2026-08-21')).toMatchObject({
      status: 0,
      stdout: 'OpenStack as of 2026-08-21: 10 releases, 4 projects, 7 versions, 1 end tag; 0 problems.\n',
      stderr: '',
    });
    const { status, stdout, stderr } = await importHere(input, '--as-of', '2026-08-21', '--json');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({ counts: REPOSITORY_COUNTS, problems: [], asOf: '2026-08-21' });
  });

  it('is of the day that --on names when none is given, and of that of --as-of when both are', async () => {
    const folder = given({ s: SERIES_STATUS });
    const asOf = async (...args: readonly string[]): Promise<unknown> =>
      (JSON.parse((await importHere(join(folder, 's'), '--json', ...args)).stdout) as { asOf: string }).asOf;
    expect(await asOf('--on', '2026-08-22')).toBe('2026-08-22');
    expect(await asOf('--on', '2026-08-22', '--as-of', '2026-08-21')).toBe('2026-08-21');
  });

  it('joins no fact that became known later', async () => {
    const folder = given({ s: '- name: zed\n  status: unmaintained\n  initial-release: 2022-10-05\n' });
    const windows = async (asOf: string): Promise<unknown> => {
      const { stdout } = await importHere(join(folder, 's'), '--as-of', asOf, '--out', '-');
      return decodeCatalog(stdout).products[0]?.releases[0]?.windows.at(-1);
    };
    expect(await windows('2024-05-01')).toMatchObject({ phase: 'unmaintained', from: null });
    expect(await windows('2026-08-21')).toMatchObject({ phase: 'unmaintained', from: '2024-05-10' });
  });

  it('writes a catalog that --catalog reads', async () => {
    const folder = given(REPOSITORY);
    const out = join(temporaryFolder(), 'catalog.json');
    const { status, stdout } = await importHere(folder, '--as-of', '2026-08-21', '--out', out);
    expect([status, stdout.split('\n').slice(1)]).toEqual([
      0,
      [`Written to ${out}: lastpatch status --catalog ${out}`, ''],
    ]);
    expect(filesIn(join(out, '..'))).toEqual(['catalog.json']);
    const read = await lastpatchHere(
      'project',
      'nova@31.1.0',
      '--catalog',
      out,
      '--on',
      '2026-08-21',
      '--json',
    );
    expect(JSON.parse(read.stdout)).toMatchObject({
      placed: { project: 'nova', version: '31.1.0', release: '2025.1' },
    });
  });

  it('writes the same catalog to standard output, and nothing else there', async () => {
    const folder = given(REPOSITORY);
    const out = join(temporaryFolder(), 'catalog.json');
    await importHere(folder, '--as-of', '2026-08-21', '--out', out, '--json');
    const { status, stdout, stderr } = await importHere(
      folder,
      '--as-of',
      '2026-08-21',
      '--out',
      '-',
      '--json',
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(out, 'utf8'));
    expect(validateCatalog(decodeCatalog(stdout))).toEqual([]);
    expect(existsSync('-')).toBe(false);
  });

  it('writes the same text each time', async () => {
    const folder = given(REPOSITORY);
    const once = (): ReturnType<typeof importHere> =>
      importHere(folder, '--as-of', '2026-08-21', '--out', '-');
    expect((await once()).stdout).toBe((await once()).stdout);
  });

  describe('with problems in single places', () => {
    const problems = [
      `data/series_status.yaml:${LINE}: series epoxy: the date of next-phase is "2026-13-02", expected a likely day (YYYY-MM-DD): what was known before counts\n`,
      /deliverables\/epoxy\/broken\.yaml:3: not valid YAML: .+\n/,
    ];

    it('tells them on standard error with file and line, and goes on', async () => {
      const { status, stdout, stderr } = await importHere(given(BLEMISHED), '--as-of', '2026-08-21');
      expect(status).toBe(0);
      expect(stdout).toMatch(/^OpenStack as of 2026-08-21: 10 releases, .*; 2 problems\.\n$/);
      expect(stderr.split('\n')).toHaveLength(3);
      for (const problem of problems) expect(stderr).toMatch(problem);
    });

    it('tells them there also when the catalog goes to standard output', async () => {
      const { status, stdout, stderr } = await importHere(
        given(BLEMISHED),
        '--as-of',
        '2026-08-21',
        '--out',
        '-',
      );
      expect(status).toBe(0);
      for (const problem of problems) expect(stderr).toMatch(problem);
      expect(decodeCatalog(stdout).products).toHaveLength(1);
    });

    it('tells machines in their own shape', async () => {
      const { status, stdout, stderr } = await importHere(
        given(BLEMISHED),
        '--as-of',
        '2026-08-21',
        '--json',
      );
      expect([status, stderr]).toEqual([0, '']);
      expect((JSON.parse(stdout) as { problems: unknown }).problems).toEqual([
        {
          file: 'data/series_status.yaml',
          line: LINE,
          problem: expect.stringContaining('2026-13-02') as unknown,
        },
        {
          file: 'deliverables/epoxy/broken.yaml',
          line: 3,
          problem: expect.stringContaining('not valid YAML') as unknown,
        },
      ]);
    });
  });

  describe('that fails', () => {
    it.each([
      [
        'because its input is none',
        'none',
        'catalog.json',
        /^lastpatch: \S+none: there is no such file or folder\n$/,
      ],
      [
        'because its input is broken',
        'broken',
        'catalog.json',
        /^lastpatch: \S+broken: expected a list of series\n$/,
      ],
      [
        'because the folder to write into is not there',
        's',
        'not/there.json',
        /^lastpatch: \S+there\.json: there is no such file or folder\n$/,
      ],
      [
        'because it would write in place of a folder',
        's',
        'folder',
        /^lastpatch: \S+folder: this is a folder, expected a file\n$/,
      ],
    ])('%s leaves no file behind, and the one before as it was', async (_, input, out, said) => {
      const folder = given({ s: SERIES_STATUS, broken: 'a: b\n' });
      const target = temporaryFolder();
      mkdirSync(join(target, 'folder'));
      writeFileSync(join(target, 'catalog.json'), 'the one before');
      const { status, stdout, stderr } = await importHere(
        join(folder, input),
        '--as-of',
        '2026-08-21',
        '--out',
        join(target, out),
      );
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(said);
      expect(filesIn(target)).toEqual(['catalog.json', 'folder']);
      expect(readFileSync(join(target, 'catalog.json'), 'utf8')).toBe('the one before');
    });
  });

  it('reads and writes by paths from the folder where it is called', async () => {
    const folder = given({ 'releases.tar.gz': tarGz(REPOSITORY) });
    const args = [
      'catalog',
      'import',
      'openstack',
      'releases.tar.gz',
      '--as-of',
      '2026-08-21',
      '--out',
      'catalog.json',
    ];
    const { status, stderr } = await lastpatchIn(folder, args);
    expect([status, stderr]).toEqual([0, '']);
    expect(filesIn(folder)).toEqual(['catalog.json', 'releases.tar.gz']);
  });
});

describe('catalog import endoflife-date', () => {
  const text = endoflifeDate.productsFull(endoflifeDate.PRODUCTS);
  const importEol = (...args: readonly string[]): ReturnType<typeof lastpatchHere> =>
    lastpatchHere('catalog', 'import', 'endoflife-date', ...args);

  it.each([
    ['JSON', text],
    ['gzipped JSON', gzipSync(text)],
  ])('counts what %s holds, for people and for machines', async (_, content) => {
    const input = join(given({ full: content }), 'full');
    expect(await importEol(input, '--as-of', '2026-08-22')).toMatchObject({
      status: 0,
      stdout: 'endoflife.date as of 2026-08-22: 5 products, 11 releases; 0 problems.\n',
      stderr: '',
    });
    const { status, stdout, stderr } = await importEol(input, '--as-of', '2026-08-22', '--json');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      counts: { products: 5, releases: 11 },
      problems: [],
      asOf: '2026-08-22',
    });
  });

  it.each([
    ['the day on which it was built', '2025-03-04T23:59:59+00:00', [], '2025-03-04'],
    ['the day that --on names', '2025-03-04T23:59:59+00:00', ['--on', '2026-08-22'], '2026-08-22'],
    ['today, when it was built on a day to come', '2999-01-01T00:00:00+00:00', [], todayIn('UTC')],
    ['today, when nobody knows when it was built', 'lately', [], todayIn('UTC')],
  ])('is of %s', async (_, generatedAt, args, asOf) => {
    const full = { ...(JSON.parse(text) as object), generated_at: generatedAt };
    const { stdout } = await importEol(
      join(given({ full: JSON.stringify(full) }), 'full'),
      ...args,
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ asOf });
  });

  it('writes a catalog that --catalog reads', async () => {
    const out = join(temporaryFolder(), 'catalog.json');
    const input = join(given({ full: text }), 'full');
    const { status, stdout } = await importEol(input, '--as-of', '2026-08-22', '--out', out);
    expect([status, stdout.split('\n').slice(1)]).toEqual([
      0,
      [`Written to ${out}: lastpatch status --catalog ${out}`, ''],
    ]);
    const read = await lastpatchHere(
      'status',
      'python@3.9',
      '--catalog',
      out,
      '--on',
      '2026-08-22',
      '--json',
    );
    expect(JSON.parse(read.stdout)).toMatchObject({
      releases: [{ product: 'python', release: '3.9', phase: 'end-of-life', since: '2025-11-01' }],
    });
  });

  it('tells problems, and what was unread is in the catalog', async () => {
    const garbled = text.replace('"eolFrom":"2029-10-31"', '"eolFrom":"2029-10-32"');
    const input = join(given({ full: garbled }), 'full');
    const { status, stdout, stderr } = await importEol(input, '--as-of', '2026-08-22', '--out', '-');
    expect([status, stderr]).toEqual([
      0,
      `${input}: python 3.13: eolFrom is "2029-10-32", expected a likely day (YYYY-MM-DD): what was known before counts\n`,
    ]);
    const [, , python] = decodeCatalog(stdout).products;
    expect(python?.releases.find(({ id }) => id === '3.13')?.unread).toEqual(['end-of-life']);
  });

  it.each([
    ['a web page', '<!DOCTYPE html>', 'this is a web page, not JSON'],
    ['an empty list', '{"result":[]}', 'it lists no product at all'],
    ['a series status', SERIES_STATUS, 'this is not JSON'],
  ])('refuses %s with status 1 and one sentence', async (_, content, message) => {
    const out = join(temporaryFolder(), 'catalog.json');
    const input = join(given({ full: content }), 'full');
    const { status, stdout, stderr } = await importEol(input, '--out', out);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^lastpatch: [^\n]*\n$/);
    expect(stderr).toContain(`${input}: ${message}`);
    expect(existsSync(out)).toBe(false);
  });
});
