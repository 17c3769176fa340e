import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TOPIC } from '../testing/sns.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

describe('the receiver', () => {
  it.each([
    ['no topic', {}, 'TOPICS and WEBHOOK_SECRETS are empty'],
    ['a topic that is none', { TOPICS: 'letters' }, '"letters" is not a topic\'s ARN'],
    ['no key', { TOPICS: TOPIC, TLS_CERTIFICATE: 'a.pem' }, 'TLS_CERTIFICATE and TLS_KEY go together'],
  ])('does not start with %s, and says why in one line', (_what, env, message) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN], { env, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(message);
  });

  it.each([
    [TOPIC, { TOPICS: TOPIC }],
    ['signed webhooks', { WEBHOOK_SECRETS: `whsec_${Buffer.alloc(24).toString('base64')}` }],
  ])('says that it waits for %s', async (what, env) => {
    const running = spawn(process.execPath, [MAIN], { env: { ...env, PORT: '0' } });
    try {
      const [line] = (await once(running.stdout, 'data')) as [Buffer];
      expect(line.toString()).toBe(`info waiting for ${what}\n`);
    } finally {
      running.kill();
    }
  });
});
