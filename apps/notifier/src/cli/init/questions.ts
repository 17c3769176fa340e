import { DEFAULT_REMINDERS, DEFAULT_TIME_ZONE, isTimeZone } from '@lastpatch/settings';
import { UsageFailure } from '../failure.ts';
import type { Answers } from './answers.ts';

/** One question, asked of a person or answered by an option. */
export interface Question {
  readonly option: 'runs' | 'follow' | 'tell' | 'smtp' | 'reminders' | 'timezone';
  readonly text: string;
  /** What stands between several answers. */
  readonly between: RegExp;
  /** What is taken where nothing is answered; empty for nothing. */
  readonly fallback: (soFar: Answers) => string;
  /**
   * The answers with these.
   *
   * @throws UsageFailure when it cannot be told what is meant
   */
  readonly take: (parts: readonly string[], soFar: Answers) => Answers;
}

/** Before anything is answered. */
export const NO_ANSWERS: Answers = {
  runs: [],
  follow: [],
  tell: [],
  smtp: null,
  reminders: DEFAULT_REMINDERS.map(String),
  timezone: DEFAULT_TIME_ZONE,
};

const WORDS = /[\s,]+/;

/** The zone of this machine; UTC where it has none by a name, as with `TZ=:/etc/localtime`. */
function ownTimeZone(): string {
  // For such a TZ this is undefined, or a name that nothing takes, whatever its type says.
  const zone: unknown = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  return typeof zone === 'string' && isTimeZone(zone) ? zone : DEFAULT_TIME_ZONE;
}

/** All that is asked, in order. */
export const QUESTIONS: readonly Question[] = [
  {
    option: 'runs',
    text: 'What do you run? As in: openstack@2025.1, ubuntu@22.04, nova@31.0.0',
    between: WORDS,
    fallback: () => '',
    take: (parts, soFar) => ({ ...soFar, runs: once(parts).map(running) }),
  },
  {
    option: 'follow',
    text: 'Which products do you follow besides, in all supported releases? As in: ubuntu',
    between: WORDS,
    fallback: ({ runs }) => (runs.length === 0 ? 'openstack' : ''),
    take: (parts, soFar) => ({ ...soFar, follow: once(parts) }),
  },
  {
    option: 'smtp',
    text: 'Which server takes mail from this machine? As in: mail.example.org:587. With none nobody is told by mail.',
    between: WORDS,
    fallback: () => '',
    take: (parts, soFar) => ({ ...soFar, smtp: server(parts) }),
  },
  {
    option: 'tell',
    text: 'Whom do you tell? As in: email:ops@example.org. Else letters stay in a folder.',
    between: /[\s,]+(?=[a-z]+:)/,
    fallback: () => '',
    take: (parts, soFar) => ({ ...soFar, tell: [...new Set(parts)].map(told) }),
  },
  {
    option: 'reminders',
    text: 'How many days before an end of support are you reminded?',
    between: WORDS,
    fallback: ({ reminders }) => reminders.join(', '),
    take: (parts, soFar) => ({ ...soFar, reminders: once(parts) }),
  },
  {
    option: 'timezone',
    text: 'In which time zone does your day begin?',
    between: /$/,
    fallback: ownTimeZone,
    take: ([zone = DEFAULT_TIME_ZONE], soFar) => ({ ...soFar, timezone: zone }),
  },
];

/** The parts of what was written for a question. */
export function partsOf({ between }: Question, text: string): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whoever names something twice means it once. */
function once(parts: readonly string[]): string[] {
  return [...new Map(parts.map((part) => [part.toLowerCase(), part])).values()];
}

function running(text: string): Answers['runs'][number] {
  const at = text.lastIndexOf('@');
  if (at > 0 && at < text.length - 1) return { name: text.slice(0, at), version: text.slice(at + 1) };
  throw new UsageFailure(
    `${JSON.stringify(text.slice(0, 60))} does not say what runs: expected product@release or project@version, as in openstack@2025.1 or nova@31.0.0`,
  );
}

function told(text: string): Answers['tell'][number] {
  const [, protocol, endpoint] = /^([a-z]+):(.+)$/s.exec(text) ?? [];
  if (protocol !== undefined && endpoint !== undefined) return { protocol, endpoint: endpoint.trim() };
  // What was written may be an address, which is private.
  throw new UsageFailure('expected how and whom to tell, as in email:ops@example.org');
}

function server(parts: readonly string[]): Answers['smtp'] {
  const [text, ...others] = parts;
  if (text === undefined) return null;
  const [, host, port = '587'] = /^(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (host !== undefined && others.length === 0) return { host: host.replace(/^\[|\]$/g, ''), port };
  throw new UsageFailure('expected one mail server and its port, as in mail.example.org:587');
}
