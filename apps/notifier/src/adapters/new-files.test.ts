import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../../testing/folder-files.ts';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { checkNew, writeNewFiles } from './new-files.ts';

function two(folder: string): { path: string; text: string; mode: number }[] {
  return [
    { path: join(folder, 'secret'), text: 'one\n', mode: 0o600 },
    { path: join(folder, 'open'), text: 'two\n', mode: 0o644 },
  ];
}

describe('files that are not there yet', () => {
  it('are written, each for whom it is meant', async () => {
    const folder = temporaryFolder();
    await checkNew(two(folder).map(({ path }) => path));
    await writeNewFiles(two(folder));
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('one\n');
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'open'), 'utf8')).toBe('two\n');
  });

  it.each([['a file'], ['a link to nowhere']])(
    'are written all or none: %s in the way stays as it is',
    async (what) => {
      const folder = temporaryFolder();
      const path = join(folder, 'open');
      if (what === 'a file') writeFileSync(path, 'mine');
      else symlinkSync(join(folder, 'elsewhere'), path);
      await expect(checkNew([path])).rejects.toThrow(/open: this file is there already and is left as it is/);
      await expect(writeNewFiles(two(folder))).rejects.toThrow(/open: this file is there already/);
      expect(filesIn(folder)).toEqual(['open']);
      if (what === 'a file') expect(readFileSync(path, 'utf8')).toBe('mine');
    },
  );

  it('are refused where nobody may write', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    await asOrdinaryUser(async () => {
      await expect(writeNewFiles(two(folder))).rejects.toThrow(/secret: permission denied/);
    });
    expect(filesIn(folder)).toEqual([]);
  });

  it('are written with the folders that they lie in', async () => {
    const folder = join(temporaryFolder(), 'for', 'them');
    await checkNew(two(folder).map(({ path }) => path));
    await writeNewFiles(two(folder));
    expect(filesIn(folder)).toEqual(['open', 'secret']);
  });

  it('are refused where their folder cannot be made', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'mine');
    await expect(writeNewFiles(two(join(folder, 'file', 'in')))).rejects.toThrow(
      /secret: a part of the path is a file/,
    );
    chmodSync(folder, 0o555);
    await asOrdinaryUser(async () => {
      await expect(writeNewFiles(two(join(folder, 'none')))).rejects.toThrow(/secret: permission denied/);
    });
    expect(filesIn(folder)).toEqual(['file']);
  });
});
