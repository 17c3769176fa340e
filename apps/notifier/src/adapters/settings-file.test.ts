import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { asOrdinaryUser } from '../../testing/ordinary-user.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { LocationFailure } from './file-failure.ts';
import { loadSettings, loadTimeZone } from './settings-file.ts';

function fileWith(text: string): string {
  const file = join(temporaryFolder(), 'mine.yaml');
  writeFileSync(file, text);
  return file;
}

describe('settings in a file', () => {
  it('are read', async () => {
    const file = fileWith('timezone: Asia/Tokyo\nwatches:\n  - id: a\n    follow: { openstack: all }\n');
    expect((await loadSettings(file))?.settings).toMatchObject({
      timezone: 'Asia/Tokyo',
      watches: [{ id: 'a' }],
    });
    expect(await loadTimeZone(file)).toBe('Asia/Tokyo');
  });

  it('name their file when they are wrong', async () => {
    const file = fileWith('timezone: Mars\n');
    await expect(loadSettings(file)).rejects.toThrow(`${file} has 2 problems:`);
    await expect(loadTimeZone(file)).rejects.toThrow(`${file}:1: timezone: expected a time zone`);
  });

  it.each([loadSettings, loadTimeZone])('that was named and is not there is wrong settings', async (load) => {
    const file = join(temporaryFolder(), 'none.yaml');
    await expect(load(file)).rejects.toThrow(SettingsError);
    await expect(load(file)).rejects.toThrow(`${file}: there is no such file`);
  });

  it.each([loadSettings, loadTimeZone])('cannot be a folder', async (load) => {
    const folder = temporaryFolder();
    await expect(load(folder)).rejects.toThrow(LocationFailure);
    await expect(load(folder)).rejects.toThrow(`${folder}: this is a folder, expected a file`);
  });

  it.each([loadSettings, loadTimeZone])('cannot be read where that is not allowed', async (load) => {
    const file = fileWith('watches: []\n');
    chmodSync(file, 0);
    await asOrdinaryUser(() => expect(load(file)).rejects.toThrow(`${file}: permission denied`));
  });
});
