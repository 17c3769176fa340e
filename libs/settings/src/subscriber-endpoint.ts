import { isLoopback } from './loopback.ts';

/** The ways on which SNS hands over letters that a team can name. */
export const SNS_PROTOCOLS = ['email', 'sms', 'https', 'sqs', 'lambda'] as const;

/** The ways on which a machine of one's own alone does. */
export const HOME_PROTOCOLS = ['slack', 'mattermost', 'teams', 'matrix', 'command'] as const;

/** All ways that a team can name. */
export const PROTOCOLS = [...SNS_PROTOCOLS, ...HOME_PROTOCOLS] as const;

/** One of {@link PROTOCOLS}. */
export type SubscriberProtocol = (typeof PROTOCOLS)[number];

const WEBHOOK =
  'expected the address of an incoming webhook, which begins with https:// (http:// where it is on this machine itself) and has no user, no password and no #';

/** What an endpoint of each protocol looks like. Never said with what was written: addresses are private. */
const EXPECTED: Readonly<Record<SubscriberProtocol, string>> = {
  email: 'expected one address of email, as in ops@example.org',
  sms: 'expected a phone number with + and 8 to 15 digits and nothing between them, as in +4915112345678',
  https:
    'expected an address that begins with https:// (http:// where it is on this machine itself) and has no user, no password and no #, as in https://hooks.example.org/lastpatch',
  sqs: 'expected the ARN of a standard queue, as in arn:aws:sqs:eu-central-1:123456789012:queue',
  lambda:
    'expected the ARN of a function, as in arn:aws:lambda:eu-central-1:123456789012:function:name, with a version or alias or without',
  slack: WEBHOOK,
  mattermost: WEBHOOK,
  teams: WEBHOOK,
  matrix: 'expected a room or its alias in quotes, as in "!room:example.org" or "#room:example.org"',
  command:
    'expected a list of the absolute path of a program and its arguments, as in [/usr/local/bin/page, --from, lastpatch]',
};

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const LONGEST_EMAIL = 254;
const LONGEST_URL = 2048;

type WebProtocol = 'https' | 'slack' | 'mattermost' | 'teams';

const SHAPES: Readonly<Record<Exclude<SubscriberProtocol, WebProtocol | 'command'>, RegExp>> = {
  email: new RegExp(
    `^[\\p{L}\\p{N}!#$%&'*+/=?^_\`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_\`{|}~-]+)*@(?:${LABEL}\\.)+${LABEL}$`,
    'u',
  ),
  sms: /^\+[1-9]\d{7,14}$/,
  sqs: /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/,
  lambda:
    /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]{1,140}(?::(?:\$LATEST|[A-Za-z0-9_-]{1,128}))?$/,
  // Rooms of late have no server in their names.
  matrix:
    /^(?:![^\s:\p{C}]{1,200}(?::[A-Za-z0-9.:[\]-]{1,250})?|#[^\s:\p{C}]{1,200}:[A-Za-z0-9.:[\]-]{1,250})$/u,
};

/**
 * An endpoint in one text, as it is kept: of a command, which is a list, the JSON of it.
 *
 * @returns an empty text, which is no endpoint of any protocol, where something else is written
 */
export function endpointText(protocol: SubscriberProtocol, written: unknown): string {
  if (protocol !== 'command') return typeof written === 'string' ? written : '';
  const isArgv =
    Array.isArray(written) && written.every((part) => typeof part === 'string' && !part.includes('\0'));
  // Which program is meant must not hang on the PATH or the folder of a run.
  return isArgv && String(written[0]).startsWith('/') ? JSON.stringify(written) : '';
}

/** What was expected of an endpoint, as {@link endpointText} gives it, when it is something else; undefined when it is good. */
export function endpointProblem(protocol: SubscriberProtocol, endpoint: string): string | undefined {
  return isGood(protocol, endpoint) ? undefined : EXPECTED[protocol];
}

function isGood(protocol: SubscriberProtocol, endpoint: string): boolean {
  if (isWeb(protocol)) return isWebAddress(endpoint);
  if (protocol === 'command') return endpoint !== '';
  if (protocol === 'email' && endpoint.length > LONGEST_EMAIL) return false;
  return SHAPES[protocol].test(endpoint);
}

function isWeb(protocol: string): protocol is WebProtocol {
  return ['https', 'slack', 'mattermost', 'teams'].includes(protocol);
}

/** The parser of URLs mends too much to be asked alone: it takes spaces, tabs and missing slashes. */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/\\?#@]+(?:[/?][^\s#\\]*)?$/i.test(text) || text.length > LONGEST_URL) return false;
  return URL.canParse(text) && new URL(text).username === '' && (!isPlainHttp(text) || isLocal(text));
}

/** Whether an endpoint is an address over the web that goes without TLS, as none does but to this machine itself. */
export function isPlainHttp(endpoint: string): boolean {
  return /^http:/i.test(endpoint);
}

function isLocal(address: string): boolean {
  return isLoopback(new URL(address).hostname);
}

/**
 * What two endpoints share that reach the same one: mail does not tell the case of letters apart in practice, hosts never do.
 *
 * @param protocol any of SNS's, also one that cannot be named in the file
 */
export function endpointKey(protocol: string, endpoint: string): string {
  return `${protocol} ${reached(protocol, endpoint)}`;
}

function reached(protocol: string, endpoint: string): string {
  if (protocol === 'email' || protocol === 'email-json') return endpoint.toLowerCase();
  if (protocol === 'sms') return `+${endpoint.replace(/\D/g, '')}`;
  return (isWeb(protocol) || protocol === 'http') && URL.canParse(endpoint)
    ? new URL(endpoint).href
    : endpoint;
}
