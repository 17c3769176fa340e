import { describe, expect, it } from 'vitest';
import { SilentServers } from './silent-servers.ts';
import type { Attempted } from './transport.ts';

const SILENT: Attempted = { state: 'pending', why: 'the connection was refused', isSilent: true };
const TURNED_AWAY: Attempted = { state: 'pending', why: 'the server answered 421 to the connection' };
const REFUSED: Attempted = { state: 'refused', why: 'the server answered 550 to RCPT TO' };
const LOST: Attempted = { state: 'unknown', why: 'the connection broke after it had got the mail' };
const SENT: Attempted = { state: 'sent' };

const SERVER = 'mail.example.org:587';
const SILENCE = `${SERVER} did not answer twice in a row (the connection was refused)`;

describe('a server', () => {
  it.each<[string, readonly Attempted[], boolean]>([
    ['that was not asked', [], false],
    ['that did not answer once', [SILENT], false],
    ['that did not answer twice', [SILENT, SILENT], true],
    ['that took a letter in between', [SILENT, SENT, SILENT], false],
    ['that turned a letter away in between', [SILENT, TURNED_AWAY, SILENT], false],
    ['that refused a letter in between', [SILENT, REFUSED, SILENT], false],
    ['that got a letter in between and said no more', [SILENT, LOST, SILENT], false],
    ['that lost the answers to all letters', [LOST, LOST, LOST], false],
    ['that turns everybody away', [TURNED_AWAY, TURNED_AWAY, TURNED_AWAY], false],
    ['that stopped answering after it had', [SENT, SENT, SILENT, SILENT], true],
    ['that answered one who was still under way', [SILENT, SILENT, SENT], true],
  ])('%s', (_, attempts, isSilent) => {
    const servers = new SilentServers();
    for (const attempted of attempts) servers.heard(SERVER, attempted);
    expect(servers.silenceOf(SERVER)).toBe(isSilent ? SILENCE : undefined);
  });

  it('is told of by one sentence, whatever comes after it', () => {
    const servers = new SilentServers();
    const hanging: Attempted = { ...SILENT, why: 'the server gave no answer in its time' };
    for (const attempted of [SILENT, SILENT, hanging]) servers.heard(SERVER, attempted);
    expect(servers.silenceOf(SERVER)).toBe(SILENCE);
  });

  it('is silent for itself alone', () => {
    const servers = new SilentServers();
    servers.heard('https://a.example', SILENT);
    servers.heard('https://b.example', SILENT);
    servers.heard('https://b.example', SILENT);
    expect([servers.silenceOf('https://a.example'), servers.silenceOf('https://b.example')]).toEqual([
      undefined,
      'https://b.example did not answer twice in a row (the connection was refused)',
    ]);
  });

  it('leaves the outcome of an attempt as it is', () => {
    const servers = new SilentServers();
    expect([SILENT, SENT, LOST].map((one) => servers.heard(SERVER, one))).toEqual([
      { state: 'pending', why: 'the connection was refused' },
      SENT,
      LOST,
    ]);
  });
});
