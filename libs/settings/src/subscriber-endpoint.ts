/** The ways on which SNS hands over letters that a team can name. */
export const PROTOCOLS = ['email', 'sms', 'https', 'sqs', 'lambda'] as const;

/** One of {@link PROTOCOLS}. */
export type SubscriberProtocol = (typeof PROTOCOLS)[number];

/** What an endpoint of each protocol looks like. Never said with what was written: addresses are private. */
const EXPECTED: Readonly<Record<SubscriberProtocol, string>> = {
  email: 'expected one address of email, as in ops@example.org',
  sms: 'expected a phone number with + and 8 to 15 digits and nothing between them, as in +4915112345678',
  https:
    'expected an address that begins with https:// and has no user, no password and no #, as in https://hooks.example.org/lastpatch',
  sqs: 'expected the ARN of a standard queue, as in arn:aws:sqs:eu-central-1:123456789012:queue',
  lambda:
    'expected the ARN of a function, as in arn:aws:lambda:eu-central-1:123456789012:function:name, with a version or alias or without',
};

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const LONGEST_EMAIL = 254;
const LONGEST_URL = 2048;

const SHAPES: Readonly<Record<Exclude<SubscriberProtocol, 'https'>, RegExp>> = {
  email: new RegExp(
    `^[\\p{L}\\p{N}!#$%&'*+/=?^_\`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_\`{|}~-]+)*@(?:${LABEL}\\.)+${LABEL}$`,
    'u',
  ),
  sms: /^\+[1-9]\d{7,14}$/,
  sqs: /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/,
  lambda:
    /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]{1,140}(?::(?:\$LATEST|[A-Za-z0-9_-]{1,128}))?$/,
};

/** What was expected of an endpoint, when it is something else; undefined when it is good. */
export function endpointProblem(protocol: SubscriberProtocol, endpoint: string): string | undefined {
  return isGood(protocol, endpoint) ? undefined : EXPECTED[protocol];
}

function isGood(protocol: SubscriberProtocol, endpoint: string): boolean {
  if (protocol === 'https') return isPublicAddress(endpoint);
  if (protocol === 'email' && endpoint.length > LONGEST_EMAIL) return false;
  return SHAPES[protocol].test(endpoint);
}

/** The parser of URLs mends too much to be asked alone: it takes spaces, tabs and missing slashes. */
function isPublicAddress(text: string): boolean {
  if (!/^https:\/\/[^\s/\\?#@]+(?:[/?][^\s#\\]*)?$/i.test(text) || text.length > LONGEST_URL) return false;
  return URL.canParse(text) && new URL(text).username === '';
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
  const isUrl = protocol === 'https' || protocol === 'http';
  return isUrl && URL.canParse(endpoint) ? new URL(endpoint).href : endpoint;
}
