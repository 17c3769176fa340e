import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../testing/folder-files.ts';
import { ARCHIVE, CEPH, teamFolder } from '../../testing/own-products.ts';
import { loadProductFiles } from './product-files.ts';
import { loadProductSettings } from './settings-file.ts';

/** What is read of a folder: the products by their files, and what is wrong. */
async function read({
  folder,
  config,
}: {
  folder: string;
  config: string;
}): Promise<{ files: string[]; problems: string[] }> {
  const settings = await loadProductSettings(config);
  const { files, problems } = await loadProductFiles(settings!, config);
  const plain = (text: string): string => text.replaceAll(folder, '.');
  return {
    files: files.map(({ file, product }) => `${plain(file)} ${product}`),
    problems: problems.map(({ file, line, path, problem }) =>
      plain([file ?? 'settings', line ?? '-', path, problem].join(' | ')),
    ),
  };
}

describe('files of own products', () => {
  it('are those of the folder beside the settings, in the order of their names', async () => {
    const team = teamFolder({
      'products/b.yaml': CEPH,
      'products/a.yml': ARCHIVE,
      'products/notes.txt': 'not read',
      'products/deeper/c.yaml': 'not read',
      'other/d.yaml': 'not read',
    });
    expect(await read(team)).toEqual({
      files: ['./products/a.yml ubuntu-cloud-archive', './products/b.yaml ceph'],
      problems: [],
    });
  });

  it.each([
    ['no such folder', {}],
    ['an empty one', { 'products/notes.txt': '' }],
  ])('are none where there is %s', async (_, files) => {
    expect(await read(teamFolder(files))).toEqual({ files: [], problems: [] });
  });

  it('are those that the settings name, each once', async () => {
    const team = teamFolder(
      { 'products/c.yaml': 'not read', 'own/a.yaml': CEPH, 'more/b.yaml': ARCHIVE },
      'products: [more/b.yaml, own, own/a.yaml]\n',
    );
    expect(await read(team)).toEqual({
      files: ['./more/b.yaml ubuntu-cloud-archive', './own/a.yaml ceph'],
      problems: [],
    });
  });

  it('may be named by a whole path', async () => {
    const elsewhere = teamFolder({ 'ceph.yaml': CEPH });
    const team = teamFolder({}, `products: [${JSON.stringify(join(elsewhere.folder, 'ceph.yaml'))}]\n`);
    expect((await read(team)).files).toEqual([`${elsewhere.folder}/ceph.yaml ceph`]);
  });

  it('are none where the settings say so', async () => {
    expect(await read(teamFolder({ 'products/a.yaml': CEPH }, 'products: []\n'))).toEqual({
      files: [],
      problems: [],
    });
  });

  it('are read as far as they can be; what is wrong is told with its line', async () => {
    const team = teamFolder(
      { 'own/a.yaml': CEPH, 'own/b.yaml': 'product: [a]\n', 'own/c.yaml': '' },
      'products:\n  - own\n  - nowhere\n',
    );
    mkdirSync(join(team.folder, 'own', 'd.yaml'));
    const { files, problems } = await read(team);
    expect(files).toEqual(['./own/a.yaml ceph']);
    expect(problems).toEqual([
      'settings | 3 | products, 2 | ./nowhere: there is no such file or folder',
      './own/b.yaml | 1 |  | product: expected 1 to 100 lower-case letters, digits and any of . _ + -, as in ceph, got a list',
      './own/b.yaml | 1 |  | source: it is missing: expected where the dates come from, an https link or a sentence',
      './own/b.yaml | 1 |  | checked: it is missing: expected the day on which somebody last looked, such as 2026-11-01',
      './own/b.yaml | 1 |  | releases: it is missing: expected releases by their names, as in reef: { released: 2023-08-07 }',
      './own/c.yaml | - |  | the file is empty: it needs a product and its releases',
      './own/d.yaml | - |  | this is a folder, expected a file',
    ]);
  });

  it('that are no folder where one is expected are told', async () => {
    const team = teamFolder({ products: 'a file\n' });
    const { problems } = await read(team);
    expect(problems).toEqual([
      './products | - |  | expected keys such as product and releases, not a list or a word',
    ]);
  });
});

describe('settings of own products', () => {
  it.each(['timezone: UTC\n', 'timezone: "unclosed\n', '[\n'])(
    'are not even parsed in %j, which cannot hold any',
    async (text) => {
      const team = teamFolder({ 'lastpatch.yaml': text });
      expect(await loadProductSettings(team.config)).toMatchObject({ products: null, dates: {} });
    },
  );

  it.each(['products: [own]\n', '"prod\\u0075cts": [own]\n', '? products\n: - own\n'])(
    'are read in %j',
    async (text) => {
      const team = teamFolder({}, text);
      expect(await loadProductSettings(team.config)).toMatchObject({ products: ['own'] });
    },
  );

  it('are none where there is no lastpatch.yaml', async () => {
    const { folder } = teamFolder({ 'products/a.yaml': CEPH });
    writeFiles(folder, { 'sub/x': '' });
    await expect(loadProductSettings(join(folder, 'sub', 'lastpatch.yaml'))).rejects.toThrow(
      'there is no such file',
    );
    expect(await loadProductSettings(undefined)).toBeUndefined();
  });
});
