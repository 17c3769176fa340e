import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { LONG_TEXT, MAIL_FAULTS, type NamedMailFault } from '../../../testing/mail/mail-faults.ts';
import {
  MAIL_AUTHORITY,
  mailServer,
  type MailServer,
  PASSWORD,
  readMail,
} from '../../../testing/mail/mail-server.ts';
import { letterOf } from '../../../testing/sample-letters.ts';
import { renderMessage } from '../../letters/message.ts';
import type { Message } from '../../daily-check/message.ts';
import { secretReader } from '../secret.ts';
import { SmtpTransport } from './smtp-transport.ts';
import type { Attempted } from './transport.ts';

const LETTER = letterOf({});
const MESSAGE: Message = { ...renderMessage(LETTER, LETTER.on), madeAt: Date.parse('2026-08-21T04:00:00Z') };
const TO = 'ops@example.org';
const SHORT_MS = 400;

/** A transport to a server whose password is in the environment. */
function transportTo(
  { settings }: MailServer,
  { password = PASSWORD, attemptMs = 20_000 }: { password?: string | null; attemptMs?: number } = {},
): SmtpTransport {
  const env = password === null ? {} : { PASSWORD: password };
  return new SmtpTransport(
    settings,
    secretReader({ config: undefined, env, tell: () => undefined }),
    attemptMs,
  );
}

function sent(
  transport: SmtpTransport,
  message = MESSAGE,
  { signal } = new AbortController(),
): Promise<Attempted> {
  return transport.publish(message, TO, { signal });
}

describe('a mail', () => {
  it.each([
    ['by STARTTLS, with a login', 'upgrade'],
    ['with TLS from the first byte', 'first'],
    ['without TLS on this machine', 'none'],
  ] as const)('arrives %s', async (_, tls) => {
    const server = await mailServer({ tls });
    expect(await sent(transportTo(server))).toEqual({ state: 'sent' });
    const [mail, ...more] = server.taken;
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ from: 'lastpatch@example.org', to: TO });
    const { subject, text, from, to } = await readMail(mail!);
    expect({ subject, text, from, to }).toEqual({
      subject: MESSAGE.subject,
      text: MESSAGE.text,
      from: { name: 'Lastpatch', address: 'lastpatch@example.org' },
      to: [{ name: '', address: TO }],
    });
  });

  it('is the same byte for byte when it is sent once more', async () => {
    const server = await mailServer();
    server.fault = { at: 'taken', does: 'reset' };
    expect(await sent(transportTo(server))).toMatchObject({ state: 'unknown' });
    server.fault = undefined;
    expect(await sent(transportTo(server))).toEqual({ state: 'sent' });
    const [first, second] = server.taken;
    expect(second).toEqual(first);
  });

  it('goes to nobody whose certificate is not good, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const identity = MAIL_AUTHORITY.identity({ hosts: ['mail.example.net'] });
    for (const tls of ['upgrade', 'first'] as const) {
      const server = await mailServer({ identity, tls });
      expect(await sent(transportTo(server))).toEqual({
        state: 'pending',
        why: 'its certificate is for another host',
      });
      expect(server.taken).toEqual([]);
    }
  });

  it('does not begin when nobody waits for it any more', async () => {
    const server = await mailServer();
    const attempt = new AbortController();
    attempt.abort();
    const outcome = await sent(transportTo(server), MESSAGE, attempt);
    // That says nothing of the server.
    expect(outcome).toMatchObject({ state: 'pending' });
    expect(outcome).not.toHaveProperty('isSilent');
    expect(server.taken).toEqual([]);
  });

  it('ends by itself when its time is over', async () => {
    const server = await mailServer();
    server.fault = { at: 'connect', does: 'hang' };
    expect(await sent(transportTo(server, { attemptMs: SHORT_MS }))).toEqual({
      state: 'pending',
      why: 'the server gave no answer in its time',
      isSilent: true,
    });
  });
});

const page = readFileSync(new URL('../../../../../docs/own-server.md', import.meta.url), 'utf8');

/** What the page says: by fault, what becomes of the letter and what the run says. */
const told = new Map(
  page
    .slice(page.indexOf('## Faults'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, fault = '', state, says]) => [fault, { state: state?.replaceAll('`', ''), says }]),
);

async function seen(fault: NamedMailFault): Promise<object> {
  const server = await mailServer(fault.server);
  server.fault = fault.does;
  const settings = fault.isAway ? { ...server.settings, port: 1 } : server.settings;
  const { password = PASSWORD } = fault;
  const transport = transportTo({ ...server, settings }, { password });
  // Nobody waits for a server that says nothing: the end of its time comes at once.
  const attempt = new AbortController();
  server.hangs = () => attempt.abort();
  const message = fault.isLong ? { ...MESSAGE, text: LONG_TEXT } : MESSAGE;
  const outcome = await sent(transport, message, attempt);
  expect(server.taken).toHaveLength(fault.arrives ? 1 : 0);
  if (outcome.state === 'sent') return outcome;
  expect(outcome.why).not.toMatch(/ops|hunter2|wrong/);
  expect(outcome.isSilent).toBe(fault.isSilent);
  return { state: outcome.state, says: outcome.why };
}

describe('docs/own-server.md', () => {
  it.each(MAIL_FAULTS)('says what becomes of a letter when $fault', async (fault) => {
    expect(await seen(fault)).toEqual(told.get(fault.fault));
  });

  it('tells of these faults and of no others', () => {
    expect([...told.keys()]).toEqual(MAIL_FAULTS.map(({ fault }) => fault));
  });
});
