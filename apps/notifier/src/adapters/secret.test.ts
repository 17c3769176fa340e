import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { secretReader } from './secret.ts';

function reading(): {
  folder: string;
  told: string[];
  read: ReturnType<typeof secretReader>;
  write: (text: string, mode?: number) => void;
} {
  const folder = temporaryFolder();
  const told: string[] = [];
  const read = secretReader({
    config: join(folder, 'lastpatch.yaml'),
    env: { SET: 'hunter2', EMPTY: '' },
    tell: (sentence) => told.push(sentence),
  });
  const write = (text: string, mode = 0o600): void => {
    writeFileSync(join(folder, 'secret'), text);
    chmodSync(join(folder, 'secret'), mode);
  };
  return { folder, told, read, write };
}

describe('a secret', () => {
  it('is read from the environment', async () => {
    expect(await reading().read({ env: 'SET' })).toBe('hunter2');
  });

  it.each(['EMPTY', 'UNSET'])('is missing where the variable %s holds none', async (env) => {
    await expect(reading().read({ env })).rejects.toThrow(`the environment variable ${env} is not set`);
  });

  it.each(['hunter2', 'hunter2\n', 'hunter2\r\n', 'hunter2\nand more\n'])(
    'is the first line of a file: %j',
    async (text) => {
      const { read, write, told } = reading();
      write(text);
      expect(await read({ file: 'secret' })).toBe('hunter2');
      expect(told).toEqual([]);
    },
  );

  it('keeps the spaces that it has', async () => {
    const { read, write } = reading();
    write(' hunter 2 \n');
    expect(await read({ file: 'secret' })).toBe(' hunter 2 ');
  });

  it('is not an empty line', async () => {
    const { folder, read, write } = reading();
    write('\nhunter2\n');
    await expect(read({ file: 'secret' })).rejects.toThrow(
      `${join(folder, 'secret')}: its first line is empty, and should be a secret`,
    );
  });

  it('is read of a file alone, and of a small one', async () => {
    const { folder, read, write } = reading();
    await expect(read({ file: '.' })).rejects.toThrow(
      `${folder}: this is no file, expected one with a secret`,
    );
    await expect(read({ file: '/dev/zero' })).rejects.toThrow(
      '/dev/zero: this is no file, expected one with',
    );
    write('x'.repeat(65_537));
    await expect(read({ file: 'secret' })).rejects.toThrow(
      `${join(folder, 'secret')}: it has more than 65536 bytes, expected a secret`,
    );
  });

  it('has no byte order mark', async () => {
    const { read, write } = reading();
    write('\ufeffhunter2\n');
    expect(await read({ file: 'secret' })).toBe('hunter2');
  });

  it('is missing where there is no file', async () => {
    const { folder, read } = reading();
    await expect(read({ file: join(folder, 'none') })).rejects.toThrow(
      `${join(folder, 'none')}: there is no such file or folder`,
    );
  });

  it('is said to be readable by everybody, once', async () => {
    const { folder, read, write, told } = reading();
    write('hunter2', 0o644);
    await read({ file: 'secret' });
    await read({ file: 'secret' });
    expect(told).toEqual([
      `${join(folder, 'secret')}: everybody on this machine can read this secret; chmod 600 ends that`,
    ]);
  });
});
