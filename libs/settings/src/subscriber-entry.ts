import { nearestName } from '@lastpatch/release-model';
import { endpointProblem, endpointText, PROTOCOLS, type SubscriberProtocol } from './subscriber-endpoint.ts';

/** A person or a machine that gets letters. */
export interface Subscriber {
  readonly protocol: SubscriberProtocol;
  /** An address, a number, an ARN, a room, or a command as the JSON of a list: private, never to be logged. */
  readonly endpoint: string;
  /** Whether only what is urgent goes there. Always of a phone of a watch, never of an operator. */
  readonly isUrgent: boolean;
}

/** What an entry of the file says, and what is wrong with it. */
export interface ReadEntry {
  /** Missing when it cannot be told what is meant. */
  readonly subscriber?: Subscriber;
  readonly problems: readonly EntryProblem[];
}

/** Something wrong with one entry. */
export interface EntryProblem {
  /** The key that it is about, for its line; it may be an address, so it is not to be shown. */
  readonly key?: string;
  readonly problem: string;
}

const KEYS = [...PROTOCOLS, 'urgent'] as const;
const ENTRY = `expected one of ${PROTOCOLS.join(', ')} with its endpoint, as in { email: ops@example.org }`;

/**
 * Reads one entry, such as `{ email: ops@example.org, urgent: true }`.
 *
 * @param ofWatch whether it belongs to a watch, which has a topic for urgent letters; the operators have one topic
 */
export function readSubscriber(entry: unknown, ofWatch: boolean): ReadEntry {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return { problems: [{ problem: ENTRY }] };
  }
  const fields = entry as Readonly<Record<string, unknown>>;
  const problems: EntryProblem[] = Object.keys(fields)
    .filter((key) => !KEYS.some((known) => known === key))
    .map((key) => ({ key, problem: unknownKey(key) }));
  const named = PROTOCOLS.filter((protocol) => protocol in fields);
  const [protocol] = named;
  if (named.length > 1) {
    problems.push({ problem: `expected one protocol, got ${named.join(' and ')}: make each an entry` });
  }
  if (protocol === undefined) {
    if (problems.length === 0) problems.push({ problem: ENTRY });
    return { problems };
  }
  const urgent = urgentOf(fields['urgent'], protocol, ofWatch);
  if (urgent.problem !== undefined) problems.push({ key: 'urgent', problem: urgent.problem });
  const endpoint = endpointText(protocol, fields[protocol]);
  const wrong = endpointProblem(protocol, endpoint);
  if (wrong !== undefined) {
    problems.push({ key: protocol, problem: `${protocol}: ${wrong}` });
    return { problems };
  }
  return { subscriber: { protocol, endpoint, isUrgent: urgent.isUrgent }, problems };
}

const PLAIN_KEY = /^[A-Za-z][A-Za-z-]{0,20}$/;

function unknownKey(key: string): string {
  const nearest = nearestName(key, KEYS);
  const said = PLAIN_KEY.test(key) ? `unknown key ${key}` : 'unknown key';
  return nearest === undefined ? `${said}: ${ENTRY}` : `${said}: did you mean ${nearest}?`;
}

interface Urgent {
  readonly isUrgent: boolean;
  readonly problem?: string;
}

function urgentOf(written: unknown, protocol: SubscriberProtocol, ofWatch: boolean): Urgent {
  const isUrgent = ofWatch && (protocol === 'sms' || written === 'true');
  if (written === undefined) return { isUrgent };
  if (!ofWatch) return { isUrgent, problem: 'urgent: the operators have one topic, so leave it out' };
  if (written !== 'true' && written !== 'false')
    return { isUrgent, problem: 'urgent: expected true or false' };
  return protocol === 'sms' && written === 'false'
    ? { isUrgent, problem: 'urgent: phones get urgent letters only, so leave it out' }
    : { isUrgent };
}
