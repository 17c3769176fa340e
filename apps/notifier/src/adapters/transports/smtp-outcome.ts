import { certificateFailure } from '../web/certificate-failure.ts';
import type { Attempted } from './transport.ts';

/** How an attempt to hand a mail over has failed. */
export interface SmtpFailure {
  readonly error: unknown;
  /** Whether the server may have been told whom the mail is from and for. */
  readonly isNamed: boolean;
  /** Whether the server may have all of the mail by now. */
  readonly isHandedOver: boolean;
}

/**
 * What a failure means for a delivery. The server's own words are left out, because they often repeat whom the mail was for:
 * its codes say enough.
 */
export function smtpOutcome({ error, isNamed, isHandedOver }: SmtpFailure): Attempted {
  const failure = seen(error);
  const { reply } = failure;
  const certificate = certificateFailure(failure.cause, OWN_AUTHORITY);
  if (certificate !== undefined) return { state: 'pending', why: certificate };
  if (failure.code === 'ETLS') return { state: 'pending', why: noTls(failure) };
  if (reply >= 400 && reply < 500) return { state: 'pending', why: answered(failure) };
  if (reply >= 500 && reply < 600) return { state: 'refused', why: answered(failure) };
  if (isHandedOver) {
    return { state: 'unknown', why: `${noReply(failure)} after it had got the mail: it may have gone out` };
  }
  if (failure.code === 'EMESSAGE') {
    return { state: 'refused', why: 'the letter is larger than the server takes' };
  }
  if (reply !== 0 && failure.code !== 'EPROTOCOL') return { state: 'pending', why: answered(failure) };
  // Whatever it has said until then, it has left what it was asked last without an answer.
  const isSilent = !isNamed && failure.code !== 'EPROTOCOL';
  return { state: 'pending', why: notSent(failure), ...(isSilent ? { isSilent } : {}) };
}

interface Seen {
  /** Nodemailer's. */
  readonly code: string;
  /** The system's, or OpenSSL's. */
  readonly cause: string;
  /** What the server was asked. */
  readonly command: string;
  /** The code of the server's answer; 0 where there was none. */
  readonly reply: number;
  readonly response: string;
}

function seen(error: unknown): Seen {
  const field = (key: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  const text = (key: string): string => {
    const value = field(key);
    return typeof value === 'string' ? value : '';
  };
  const reply = field('responseCode');
  return {
    code: text('code'),
    cause: text('originalCode'),
    command: text('command'),
    reply: typeof reply === 'number' ? reply : 0,
    response: text('response'),
  };
}

const OWN_AUTHORITY = 'NODE_EXTRA_CA_CERTS names a file with a certificate authority of your own';

const ENHANCED = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/;

function answered({ code, command, reply, response }: Seen): string {
  const enhanced = ENHANCED.exec(response)?.[1];
  return `the server answered ${reply}${enhanced === undefined ? '' : ` ${enhanced}`} to ${askedSaid(code, command)}`;
}

function askedSaid(code: string, command: string): string {
  if (code === 'EMESSAGE') return 'the mail';
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'the login';
  return command === 'CONN' || command === '' ? 'the connection' : command;
}

function noTls({ reply }: Seen): string {
  return reply === 0 ? 'TLS could not begin' : 'the server offers no TLS, without which nothing is sent';
}

function noReply({ code }: Seen): string {
  if (code === 'ETIMEDOUT') return 'the server gave no answer in its time';
  if (code === 'EPROTOCOL' || code === 'EMESSAGE') return 'the server gave an answer that is none of SMTP';
  return 'the connection broke';
}

function notSent({ code, cause }: Seen): string {
  if (code === 'EDNS') return 'the name of the server is not known';
  if (cause === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ETIMEDOUT') return 'the server gave no answer in its time';
  if (code === 'EPROTOCOL') return 'the server gave an answer that is none of SMTP';
  return 'the connection broke';
}
