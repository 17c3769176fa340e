import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeartbeatSettings } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { heartbeatAddress } from './heartbeat-address.ts';

const ADDRESS = 'https://hc.example.org/ping/s3cr3t';

function addressOf(settings: HeartbeatSettings, secret: string): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'secret'), secret);
  return heartbeatAddress(settings, { config: join(folder, 'lastpatch.yaml'), env: { SECRET: secret } });
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

  it.each<[HeartbeatSettings, string, string]>([
    [{ env: 'OTHER' }, ADDRESS, 'the environment variable OTHER: it cannot be read, or is not set'],
    [{ file: 'other' }, ADDRESS, 'other: it cannot be read, or is not set'],
    [
      { env: 'SECRET' },
      'http://hc.example.org/s3cr3t',
      'the environment variable SECRET: expected an address',
    ],
    [{ env: 'SECRET' }, '', 'the environment variable SECRET: expected an address'],
    [{ file: 'secret' }, '\nhttps://hc.example.org/s3cr3t', 'secret: expected an address'],
  ])('is missed with %j in words without it', async (settings, secret, said) => {
    const failure = await addressOf(settings, secret).catch((error: unknown) => String(error));
    expect(failure).toContain(said);
    expect(failure).not.toContain('s3cr3t');
  });
});
