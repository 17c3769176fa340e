import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeartbeatSettings } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { heartbeatAddress } from './heartbeat-address.ts';

const ADDRESS = 'https://hc.example.org/ping/s3cr3t';

function addressOf(
  settings: HeartbeatSettings,
  secret: string,
  tell: (sentence: string) => void = () => undefined,
): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'secret'), secret);
  chmodSync(join(folder, 'secret'), 0o644);
  return heartbeatAddress(settings, {
    config: join(folder, 'lastpatch.yaml'),
    env: { SECRET: secret },
    tell,
  });
}

describe('the address of the heartbeat', () => {
  it.each<[HeartbeatSettings, string]>([
    [{ url: ADDRESS }, ''],
    [{ env: 'SECRET' }, ADDRESS],
    [{ file: 'secret' }, ADDRESS],
    [{ file: 'secret' }, `${ADDRESS}\n`],
    [{ file: 'secret' }, `${ADDRESS}\r\nmore\n`],
  ])('stands where %j says', async (settings, secret) => {
    expect(await addressOf(settings, secret)).toBe(ADDRESS);
  });

  it('is said to be readable by everybody, as every secret is', async () => {
    const told: string[] = [];
    await addressOf({ file: 'secret' }, ADDRESS, (sentence) => void told.push(sentence));
    expect(told).toEqual([expect.stringMatching(/\/secret: everybody on this machine can read this secret/)]);
  });

  it.each<[HeartbeatSettings, string, string]>([
    [{ env: 'OTHER' }, ADDRESS, 'the environment variable OTHER is not set'],
    [{ file: 'other' }, ADDRESS, '/other: there is no such file or folder'],
    [
      { env: 'SECRET' },
      'http://hc.example.org/s3cr3t',
      'the environment variable SECRET: expected an address',
    ],
    [{ env: 'SECRET' }, '', 'the environment variable SECRET is not set'],
    [
      { file: 'secret' },
      '\nhttps://hc.example.org/s3cr3t',
      '/secret: its first line is empty, and should be a secret',
    ],
    [{ file: 'secret' }, 'ftp://hc.example.org/s3cr3t', '/secret: expected an address'],
  ])('is missed with %j in words without it', async (settings, secret, said) => {
    const failure = await addressOf(settings, secret).catch((error: unknown) => String(error));
    expect(failure).toContain(said);
    expect(failure).not.toContain('s3cr3t');
  });
});
