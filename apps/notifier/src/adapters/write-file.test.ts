import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../../testing/folder-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { writeWholeFile } from './write-file.ts';

describe('a whole file', () => {
  it('is written, and nothing beside it', async () => {
    const folder = temporaryFolder();
    await writeWholeFile(join(folder, 'a.txt'), 'new');
    expect(filesIn(folder)).toEqual(['a.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('new');
  });

  it('takes the place of the one before', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    writeFileSync(path, 'old and longer');
    await writeWholeFile(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('is the old one or the new one for whoever reads it meanwhile, never a part', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    writeFileSync(path, 'old');
    const text = 'new '.repeat(5_000_000);
    const sizes = new Set([statSync(path).size]);
    const isWritten = writeWholeFile(path, text).then(() => true);
    const soon = (): Promise<boolean> => new Promise((resolve) => setImmediate(resolve, false));
    while (!(await Promise.race([isWritten, soon()]))) sizes.add(statSync(path).size);
    sizes.add(statSync(path).size);
    expect([...sizes]).toEqual([3, text.length]);
  });

  it('is whole, whoever writes it at the same time', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.txt');
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
    await Promise.all(texts.map((text) => writeWholeFile(path, text)));
    expect(texts).toContain(readFileSync(path, 'utf8'));
    expect(filesIn(folder)).toEqual(['a.txt']);
  });

  it.each([
    ['into a folder that is not there', 'none/a.txt', 'there is no such file or folder'],
    ['in place of a folder', 'folder', 'this is a folder, expected a file'],
    ['below a file', 'file/a.txt', 'a part of the path is a file, expected a folder'],
  ])('that cannot be written %s leaves nothing behind', async (_, name, said) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'file'), 'old');
    const path = join(folder, name);
    await expect(writeWholeFile(path, 'new')).rejects.toThrow(`${path}: ${said}`);
    expect(filesIn(folder)).toEqual(['file', 'folder']);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old');
  });

  it('that may not be written leaves the one before', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    chmodSync(folder, 0o555);
    await asOrdinaryUser(() =>
      expect(writeWholeFile(path, 'new')).rejects.toThrow(`${path}: permission denied`),
    );
    expect(filesIn(folder)).toEqual(['a.txt']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
