import { mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageTree } from '@lastpatch/pages';
import { describe, expect, it } from 'vitest';
import { filesIn, traceOf, writeFiles } from '../../testing/folder-files.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { publishToFolder } from './page-folder.ts';

const MANIFEST = '.lastpatch-pages.json';

function tree(pages: Readonly<Record<string, string>>): PageTree<'public'> {
  return { visibility: 'public', pages: new Map(Object.entries(pages)) };
}

const FIRST = tree({ 'products.json': '1', 'products/a/product.json': '2', 'products/b/c/d.ics': '3' });

describe('a folder of pages', () => {
  it('is made, with folders within it', async () => {
    const folder = join(temporaryFolder(), 'new', 'er');
    const done = await publishToFolder(folder, FIRST);
    expect(done).toEqual({ written: [...FIRST.pages.keys()].sort(), unchanged: 0, removed: [] });
    expect(readFileSync(join(folder, 'products/b/c/d.ics'), 'utf8')).toBe('3');
  });

  it('is not touched where nothing has changed', async () => {
    const folder = temporaryFolder();
    await publishToFolder(folder, FIRST);
    const before = traceOf(folder);
    expect(await publishToFolder(folder, FIRST)).toEqual({ written: [], unchanged: 3, removed: [] });
    expect(traceOf(folder)).toEqual(before);
  });

  it('gets what differs, and loses what is no more, with folders that are left empty', async () => {
    const folder = temporaryFolder();
    await publishToFolder(folder, FIRST);
    const [{ ino }] = [statSync(join(folder, 'products/a/product.json'))];
    const next = tree({ 'products.json': 'new', 'products/a/product.json': '2' });
    expect(await publishToFolder(folder, next)).toEqual({
      written: ['products.json'],
      unchanged: 1,
      removed: ['products/b/c/d.ics'],
    });
    expect(filesIn(folder)).toEqual([
      MANIFEST,
      'products',
      'products.json',
      'products/a',
      'products/a/product.json',
    ]);
    expect(statSync(join(folder, 'products/a/product.json')).ino).toBe(ino);
  });

  it('mends a page that somebody has changed or removed', async () => {
    const folder = temporaryFolder();
    await publishToFolder(folder, FIRST);
    writeFileSync(join(folder, 'products.json'), 'damaged');
    expect((await publishToFolder(folder, FIRST)).written).toEqual(['products.json']);
  });

  it('keeps what is not of our making', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'robots.txt': 'mine', 'products/b/c/own.txt': 'mine too' });
    await publishToFolder(folder, FIRST);
    await publishToFolder(folder, tree({ 'products.json': '1' }));
    expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('mine');
    expect(filesIn(folder)).toContain('products/b/c/own.txt');
  });

  it('is left alone where a page would take the place of a file that is not of our making', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'products.json': 'mine' });
    const before = traceOf(folder);
    await expect(publishToFolder(folder, FIRST)).rejects.toThrow("not of Lastpatch's making");
    expect(traceOf(folder)).toEqual(before);
  });

  it('takes what it would write itself for its own', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'products.json': '1' });
    expect((await publishToFolder(folder, FIRST)).unchanged).toBe(1);
  });

  it('is never of the other kind', async () => {
    const folder = temporaryFolder();
    await publishToFolder(folder, FIRST);
    const secret: PageTree<'private'> = { visibility: 'private', pages: new Map([['fleet.json', 'SECRET']]) };
    await expect(publishToFolder(folder, secret)).rejects.toThrow('this folder holds public pages');
    expect(filesIn(folder)).not.toContain('fleet.json');
  });

  it('is not left by a link in it', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(folder, 'products'));
    symlinkSync(elsewhere, join(folder, 'products/a'));
    await expect(publishToFolder(folder, FIRST)).rejects.toThrow('this is a link');
    expect(filesIn(elsewhere)).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['another file', '{"format":"else"}'],
    ['nothing', 'null'],
    ['paths that lead out of the folder', listing(['../victim'])],
    ['paths that are none', listing([7])],
  ])('is left alone where its list of pages is %s', async (_, manifest) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/x': '', victim: 'mine' });
    writeFiles(folder, { [`in/${MANIFEST}`]: manifest });
    await expect(publishToFolder(join(folder, 'in'), FIRST)).rejects.toThrow('no list of the pages');
    expect(filesIn(folder)).toEqual(['in', `in/${MANIFEST}`, 'in/x', 'victim']);
  });

  it('knows after a run that has died what it had written', async () => {
    const folder = temporaryFolder();
    await publishToFolder(folder, FIRST);
    // The run dies at a folder that stands where a page should.
    mkdirSync(join(folder, 'z.json'));
    await expect(publishToFolder(folder, tree({ 'new/a.ics': 'n', 'z.json': 'z' }))).rejects.toThrow(
      'z.json',
    );
    expect(await publishToFolder(folder, tree({ 'products.json': '1' }))).toMatchObject({ unchanged: 1 });
    expect(filesIn(folder)).toEqual([MANIFEST, 'products.json', 'z.json']);
  });

  it('is as it should be after two runs at once', async () => {
    const folder = temporaryFolder();
    await publishToFolder(folder, FIRST);
    const next = tree({ 'products.json': 'new', 'products/a/x.json': 'new' });
    await Promise.all([publishToFolder(folder, next), publishToFolder(folder, next)]);
    const before = traceOf(folder);
    expect(await publishToFolder(folder, next)).toEqual({ written: [], unchanged: 2, removed: [] });
    expect(traceOf(folder)).toEqual(before);
    expect(filesIn(folder)).toEqual([
      MANIFEST,
      'products',
      'products.json',
      'products/a',
      'products/a/x.json',
    ]);
  });

  describe('after a run that was killed', () => {
    const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const LEFT = [
      `${MANIFEST}.${UUID}.tmp`,
      `products.json.${UUID}.tmp`,
      `products/b/c/d.ics.${UUID}.tmp`,
    ] as const;
    const OTHERS = [
      'products.json.tmp',
      `robots.txt.${UUID}.tmp`,
      `products/a/${UUID}.tmp`,
      `products/a/product.json.${UUID}.tmp.bak`,
    ] as const;
    const HOUR = 60 * 60 * 1000;

    /** When what the run had begun was written, and when the next one looks. */
    async function lookedAt(msLater: number): Promise<string[]> {
      const folder = temporaryFolder();
      await publishToFolder(folder, FIRST);
      writeFiles(folder, Object.fromEntries([...LEFT, ...OTHERS].map((path) => [path, 'half'])));
      const begun = Date.parse('2026-08-21T16:00:00Z');
      for (const path of [...LEFT, ...OTHERS]) utimesSync(join(folder, path), begun / 1000, begun / 1000);
      await publishToFolder(folder, FIRST, begun + msLater);
      return filesIn(folder).filter((path) => path.includes('.tmp'));
    }

    it('loses what that run had begun to write, and nothing else', async () => {
      expect(await lookedAt(HOUR + 1)).toEqual([...OTHERS].sort());
    });

    it('keeps what another run may still be writing', async () => {
      expect(await lookedAt(HOUR)).toEqual([...LEFT, ...OTHERS].sort());
    });
  });
});

function listing(files: unknown): string {
  return JSON.stringify({ format: 'lastpatch-page-folder', schemaVersion: 1, visibility: 'public', files });
}
