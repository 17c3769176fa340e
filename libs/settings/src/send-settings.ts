import * as z from 'zod';
import { type SecretReference, secretReference } from './secret-reference.ts';
import { mappingOf, wholeNumber } from './setting-values.ts';
import type { SettingsProblem } from './settings-error.ts';
import { pathSaid, valueAt } from './settings-problems.ts';
import type { SettingsYaml } from './settings-yaml.ts';
import { isLoopback } from './loopback.ts';
import { endpointProblem } from './subscriber-endpoint.ts';

/** A server that takes mail. */
export interface SmtpSettings {
  /** Its name, or its address without brackets. */
  readonly host: string;
  readonly port: number;
  /** `first`: from the first byte. `upgrade`: by STARTTLS, or nothing is sent. `none`: never, on this machine only. */
  readonly tls: 'first' | 'upgrade' | 'none';
  readonly from: { readonly name: string; readonly address: string };
  /** Null where the server takes mail without a login. */
  readonly login: { readonly user: string; readonly password: SecretReference } | null;
}

/** A program that sends an SMS: the number is its last argument, and the letter comes as JSON on standard input. */
export interface SmsCommandSettings {
  readonly command: readonly string[];
  /** How long it may take. */
  readonly seconds: number;
}

/** How a machine of one's own sends letters; null where a way is not set up. */
export interface SendSettings {
  readonly smtp: SmtpSettings | null;
  readonly webhooks: { readonly secret: SecretReference } | null;
  readonly sms: SmsCommandSettings | null;
  readonly matrix: { readonly server: string; readonly token: SecretReference } | null;
}

const LONGEST_TEXT = 300;
const DEFAULT_PORT = 587;
const TLS_PORT = 465;
const DEFAULT_SECONDS = 20;

const HOST =
  'expected the name or the address of a host, as in mail.example.org, without a port and without brackets';
const PORT = 'expected a port from 1 to 65535, as in 587';
const FROM = 'expected one address, with a name or without, as in Lastpatch <lastpatch@example.org>';
const USER = 'expected the name of a user';
const PLAIN =
  'expected none, and that only for a server on this machine; leave it out for TLS, which is required';
const COMMAND =
  'expected a list of the absolute path of a program and its arguments, as in [/usr/local/bin/send-sms]';
const SERVER =
  'expected an address that begins with https:// and has no user, path, query or fragment, as in https://matrix.example.org';

const host = z
  .string({ error: HOST })
  .regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:]{2,39})$/, { error: HOST });

const port = z
  .string({ error: PORT })
  .refine((text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65535, { error: PORT })
  .transform(Number)
  .meta({ type: 'integer', minimum: 1, maximum: 65535 });

const from = z
  .string({ error: FROM })
  .max(LONGEST_TEXT, { error: FROM })
  .transform((text, context) => {
    const sender = senderOf(text);
    if (sender) return sender;
    context.addIssue({ code: 'custom', message: FROM });
    return z.NEVER;
  });

const smtp = z.strictObject(
  {
    host: host.describe('the server that takes mail'),
    port: port
      .default(DEFAULT_PORT)
      .describe('465 is TLS from the first byte; at any other STARTTLS is required'),
    tls: z
      .enum(['none'], { error: PLAIN })
      .optional()
      .describe('none: no TLS, for a server on this machine only'),
    from: from.describe('whom letters come from'),
    user: z
      .string({ error: USER })
      .min(1, { error: USER })
      .max(LONGEST_TEXT, { error: USER })
      .optional()
      .describe('who logs in; left out where the server asks for no login'),
    password: secretReference.optional().describe('where the password is read; it never stands here'),
  },
  mappingOf('host and from, and what else the server needs'),
);

const webhooks = z.strictObject(
  { secret: secretReference.describe('where the secret is read that webhooks are signed with') },
  mappingOf('secret'),
);

const sms = z.strictObject(
  {
    command: z
      .array(z.string({ error: COMMAND }).regex(/^[^\0]+$/, { error: COMMAND }), { error: COMMAND })
      .refine(([program = '']) => program.startsWith('/'), { error: COMMAND })
      .meta({ minItems: 1 })
      .describe('the program that sends an SMS, and its arguments; the number comes after them'),
    seconds: wholeNumber(1, 600, 'seconds').default(DEFAULT_SECONDS).describe('how long it may take'),
  },
  mappingOf('command and seconds'),
);

const matrix = z.strictObject(
  {
    server: z
      .string({ error: SERVER })
      .refine(isServer, { error: SERVER })
      .describe('the home server of the account that writes'),
    token: secretReference.describe('where the access token is read; it never stands here'),
  },
  mappingOf('server and token'),
);

/** As it is written in lastpatch.yaml. */
export const sendSchema = z.strictObject(
  {
    smtp: smtp.optional().describe('how mail is sent'),
    webhooks: webhooks.optional().describe('how programs get letters over HTTPS'),
    sms: sms.optional().describe('how phones get their SMS'),
    matrix: matrix.optional().describe('how rooms of Matrix get letters'),
  },
  mappingOf('smtp, webhooks, sms and matrix'),
);

/** The keys that may stand in each part of it, and in it, for whoever misspelt one. */
export const SEND_KEYS = {
  send: Object.keys(sendSchema.shape),
  sendSmtp: Object.keys(smtp.shape),
  sendWebhooks: Object.keys(webhooks.shape),
  sendSms: Object.keys(sms.shape),
  sendMatrix: Object.keys(matrix.shape),
} as const;

/** Fills in what is left out; null where nothing is said of sending. */
export function sendFrom(written: z.output<typeof sendSchema> | undefined): SendSettings | null {
  if (written === undefined) return null;
  const { webhooks = null, sms = null, matrix = null } = written;
  return { smtp: smtpFrom(written.smtp), webhooks, sms, matrix };
}

function smtpFrom(written: z.output<typeof smtp> | undefined): SmtpSettings | null {
  if (written === undefined) return null;
  const { host, port, from, tls, user, password } = written;
  const login = user === undefined || password === undefined ? null : { user, password };
  return { host, port, tls: tls ?? (port === TLS_PORT ? 'first' : 'upgrade'), from, login };
}

/** What contradicts itself in `send.smtp`; said even when it has other problems. */
export function contradictionsInSmtp(yaml: SettingsYaml): SettingsProblem[] {
  const at = (key: string): unknown => valueAt(yaml.value, ['send', 'smtp', key]);
  const problem = (key: string, said: string): SettingsProblem => {
    const path = ['send', 'smtp', key];
    return { line: yaml.lineOf(path), path: pathSaid(path), problem: said };
  };
  const host = at('host');
  const isFar = typeof host === 'string' && !isLoopback(host);
  return [
    ...(at('user') !== undefined && at('password') === undefined
      ? [problem('user', 'there is no password: expected where it is read, as in password: { env: NAME }')]
      : []),
    ...(at('user') === undefined && at('password') !== undefined
      ? [problem('password', 'there is no user: expected who logs in with it')]
      : []),
    ...(at('tls') === 'none' && isFar
      ? [problem('tls', 'none is only for a server on this machine, such as localhost: leave it out')]
      : []),
    ...(at('tls') === 'none' && at('port') === String(TLS_PORT)
      ? [problem('tls', 'port 465 is TLS from the first byte: leave out one of them')]
      : []),
  ];
}

// Nothing that a header gives a meaning to, and no line break.
const NAMED = /^([^<>"(),:;@[\]\\\p{C}\p{Zl}\p{Zp}]*?) *<([^<>]+)>$/u;

function senderOf(text: string): SmtpSettings['from'] | undefined {
  const [, name = '', address = text] = NAMED.exec(text) ?? [];
  return endpointProblem('email', address) === undefined ? { name: name.trim(), address } : undefined;
}

function isServer(text: string): boolean {
  if (!/^https?:\/\/[^\s/\\?#@]+\/?$/i.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname);
}
