import { describe, expect, it } from 'vitest';
import { isHeartbeatAddress } from './heartbeat-settings.ts';
import { readSettings, SettingsError } from './index.ts';

const WATCH = 'watches: [{ id: platform, follow: { openstack: supported } }]\n';

function problemsOf(heartbeat: string): string[] {
  try {
    readSettings(`heartbeat: ${heartbeat}\n${WATCH}`, 'lastpatch.yaml');
    return [];
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ path, problem }) => `${path}: ${problem}`);
    throw error;
  }
}

const SHAPE = 'heartbeat: expected an address that begins with https:, { env: NAME } or { file: PATH }';
const ADDRESS = /^heartbeat: expected an address that begins with https: and has no user and no password/;

describe('the settings of the heartbeat', () => {
  it('are none where nothing is said of it', () => {
    expect(readSettings(WATCH, 'lastpatch.yaml').settings.heartbeat).toBeNull();
  });

  it.each([
    ['https://hc.example.org/ping/s3cr3t', { url: 'https://hc.example.org/ping/s3cr3t' }],
    ['{ env: LASTPATCH_HEARTBEAT_URL }', { env: 'LASTPATCH_HEARTBEAT_URL' }],
    [
      '{ file: /run/credentials/lastpatch.service/heartbeat }',
      { file: '/run/credentials/lastpatch.service/heartbeat' },
    ],
  ])('are read as they are written: %s', (written, heartbeat) => {
    const { settings } = readSettings(`heartbeat: ${written}\n${WATCH}`, 'lastpatch.yaml');
    expect(settings.heartbeat).toEqual(heartbeat);
  });

  it.each([
    ['[https://hc.example.org]', SHAPE],
    ['{}', SHAPE],
    ['{ env: A, file: b }', SHAPE],
    ['{ enf: A }', 'heartbeat: unknown key enf: did you mean env?', SHAPE],
    [
      '{ env: "" }',
      'heartbeat, env: expected the name of an environment variable, as in LASTPATCH_HEARTBEAT_URL',
    ],
    [
      '{ env: A=B }',
      'heartbeat, env: expected the name of an environment variable, as in LASTPATCH_HEARTBEAT_URL',
    ],
    ['{ file: "" }', 'heartbeat, file: expected the path of a file'],
    ['http://hc.example.org/', ADDRESS],
    ['hc.example.org', ADDRESS],
    ['""', ADDRESS],
  ])('say what is wrong with %s', (written, ...said) => {
    expect(problemsOf(written)).toEqual(
      said.map((one) => (typeof one === 'string' ? one : (expect.stringMatching(one) as unknown))),
    );
  });

  it('say nothing of an address that may be a secret', () => {
    expect(problemsOf('http://hc.example.org/s3cr3t').join()).not.toContain('s3cr3t');
  });
});

describe('an address of a heartbeat', () => {
  it.each([
    ['https://hc.example.org', true],
    ['HTTPS://hc.example.org:8443/a?b=c', true],
    ['https://user@hc.example.org/', false],
    ['https://:password@hc.example.org/', false],
    ['https://hc.example.org/a b', false],
    ['https://', false],
    ['ftp://hc.example.org/', false],
    ['http://127.0.0.1/', false],
  ])('%s can be asked: %s', (text, expected) => {
    expect(isHeartbeatAddress(text)).toBe(expected);
  });
});
