import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { validateCatalog } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../testing/folder-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { BUNDLED, loadCatalog } from './catalog-location.ts';
import { LocationFailure } from './file-failure.ts';

const openstack = productWith({ releases: [releaseWith('2025.1', [declared('maintained', '2025-04-02')])] });
const ubuntu = productWith({ key: 'ubuntu', name: 'ubuntu', title: 'Ubuntu' });
const TEXT = encodeCatalog(catalogWith(openstack));

function given(files: Readonly<Record<string, string | Uint8Array>>, path = ''): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return join(folder, path);
}

async function failure(path: string): Promise<string> {
  const error: unknown = await loadCatalog(path).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LocationFailure);
  return error instanceof Error ? error.message : '';
}

describe('a catalog is loaded', () => {
  it('that comes with Lastpatch, and is sound', async () => {
    const catalog = await loadCatalog(BUNDLED);
    expect(catalog.products.map(({ name }) => name)).toContain('openstack');
    expect(validateCatalog(catalog)).toEqual([]);
  });

  it('from a file', async () => {
    expect(await loadCatalog(given({ 'a.json': TEXT }, 'a.json'))).toEqual(catalogWith(openstack));
  });

  it('from a folder whose catalog files are joined, in the order of their names', async () => {
    const folder = given({
      'b.json': TEXT,
      'a.json': encodeCatalog(catalogWith(ubuntu)),
      'notes.txt': 'not read',
      'c.json.tmp': 'not read',
    });
    expect(await loadCatalog(folder)).toEqual(catalogWith(ubuntu, openstack));
  });
});

describe('a catalog that cannot be loaded is told in a sentence that names its file', () => {
  it.each([
    ['there is none', {}, 'none.json', 'there is no such file or folder'],
    ['it is no JSON', { a: 'watches: []' }, 'a', /^this is not JSON \(/],
    ['it is empty', { a: '' }, 'a', /^this is not JSON \(/],
    ['it is a list', { a: '[]' }, 'a', 'the file should be an object, got a list'],
    ['it is other JSON', { a: '{"schemaVersion": 1}' }, 'a', /format should be a text, got nothing/],
    [
      'it is of another format',
      { a: '{"schemaVersion": 1, "format": "cyclonedx"}' },
      'a',
      'this is not a catalog: expected format "lastpatch-catalog", schema version 1 or later',
    ],
    [
      'it is of a later version',
      { a: TEXT.replace('"schemaVersion":1', '"schemaVersion":2') },
      'a',
      'the catalog has schema version 2, and this version of Lastpatch reads up to 1: use a newer Lastpatch, or make the catalog anew',
    ],
    [
      'it is not sound',
      { a: TEXT.replace('2025-04-02', '2025-02-30') },
      'a',
      /^the catalog is not sound: openstack 2025\.1: maintained: from is "2025-02-30"/,
    ],
    ['its folder holds none', { 'a/x.txt': '' }, 'a', 'there is no catalog file (*.json) in this folder'],
    [
      'a part of its path is a file',
      { a: TEXT },
      'a/b.json',
      'a part of the path is a file, expected a folder',
    ],
  ])('when %s', async (_, files, name, said) => {
    const path = given(files, name);
    const message = await failure(path);
    expect(message.startsWith(`${path}: `)).toBe(true);
    const sentence = message.slice(path.length + 2);
    if (typeof said === 'string') expect(sentence).toBe(said);
    else expect(sentence).toMatch(said);
  });

  it('when two files of a folder hold one product', async () => {
    const folder = given({ 'a.json': TEXT, 'b.json': TEXT });
    expect(await failure(folder)).toBe(
      `${folder}: two catalog files hold the product openstack; the second is b.json`,
    );
  });

  it('when one file of a folder is wrong', async () => {
    const folder = given({ 'a.json': TEXT, 'b.json': '{' });
    expect((await failure(folder)).startsWith(`${join(folder, 'b.json')}: this is not JSON`)).toBe(true);
  });

  it('in one harmless line, whatever the file holds', async () => {
    const path = given({ a: 'watches:\n  - \u001b[31m' }, 'a');
    expect(await failure(path)).not.toMatch(/\p{C}/u);
  });

  it('when a file may not be read', async () => {
    const path = given({ 'a.json': TEXT }, 'a.json');
    chmodSync(path, 0);
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}: permission denied`);
  });

  it('when a folder may not be read', async () => {
    const path = temporaryFolder();
    chmodSync(path, 0);
    expect(await asOrdinaryUser(() => failure(path))).toBe(`${path}: permission denied`);
  });

  it('when its links lead in a circle', async () => {
    const path = given({}, 'a.json');
    symlinkSync(path, path);
    expect(await failure(path)).toBe(`${path}: its links lead in a circle`);
  });
});
