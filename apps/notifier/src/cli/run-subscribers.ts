import {
  refusedAtHome,
  type SettingsText,
  type Subscriber,
  type SubscriberProtocol,
  type Subscribers,
} from '@lastpatch/settings';
import { isReadByAll } from '../adapters/secret.ts';
import { subscribersIfAny, type SubscribersPaths, subscribersPath } from '../adapters/subscribers-file.ts';
import { isSubscriberName, SubscriberChannel } from '../adapters/transports/subscriber-channel.ts';
import type { Transport } from '../adapters/transports/transport.ts';
import { groupName } from '../subscribers/subscriber-topic.ts';
import { runTransports } from './run-transports.ts';
import { note } from './write.ts';

/** Who gets letters from this machine. */
export interface RunSubscribers {
  readonly channels: readonly SubscriberChannel[];
  /** Left out where there is no file of subscribers: then nobody is known to have left. */
  readonly isGone?: (channel: string) => boolean;
  /** Who is told what needs a person; in no ledger. */
  readonly operators: readonly SubscriberChannel[];
  /** A sentence for each watch that nobody hears of. */
  readonly unheard: readonly string[];
}

/**
 * A channel for each subscriber of each watch; none where there is no file of subscribers.
 *
 * @throws SettingsError with all that is wrong in the file, ways that are not set up among it
 */
export async function runSubscribers(
  { settings }: SettingsText,
  paths: SubscribersPaths,
): Promise<RunSubscribers> {
  const transports = await runTransports(settings, paths.config);
  const watches = settings.watches.map(({ id }) => id);
  const subscribers = await subscribersIfAny(paths, { watches, refused: refusedAtHome(settings.send) });
  if (!subscribers) return { channels: [], operators: [], unheard: [] };
  const channels = [...subscribers.watches].flatMap(([watch, list]) => channelsTo(watch, list, transports));
  const operators = channelsTo(null, subscribers.operators, transports);
  if (holdsSecrets(subscribers) && (await isReadByAll(subscribersPath(paths)))) {
    note(
      `lastpatch: ${subscribersPath(paths)}: everybody on this machine can read it, and whoever has the address of a chat can write there; chmod 640 ends that`,
    );
  }
  return { channels, operators, isGone: isSubscriberName, unheard: unheard(watches, subscribers, paths) };
}

/** Whether an address in it is itself a secret. */
function holdsSecrets({ watches, operators }: Subscribers): boolean {
  return [...watches.values(), operators].flat().some(({ protocol }) => SECRET.has(protocol));
}

const SECRET: ReadonlySet<SubscriberProtocol> = new Set(['slack', 'mattermost', 'teams']);

/**
 * A channel for each subscriber.
 *
 * @param watch null for the operators
 */
export function channelsTo(
  watch: string | null,
  subscribers: readonly Subscriber[],
  transports: ReadonlyMap<SubscriberProtocol, Transport>,
): SubscriberChannel[] {
  return subscribers.flatMap((subscriber) => {
    const transport = transports.get(subscriber.protocol);
    if (!transport) return [];
    // A phone gets what fits into an SMS, of operators too.
    const isUrgent = subscriber.isUrgent || subscriber.protocol === 'sms';
    return [new SubscriberChannel(transport, groupName(watch), { ...subscriber, isUrgent })];
  });
}

function unheard(watches: readonly string[], subscribers: Subscribers, paths: SubscribersPaths): string[] {
  return watches
    .filter((watch) => (subscribers.watches.get(watch) ?? []).length === 0)
    .map(
      (watch) => `watch ${watch}: nobody is subscribed in ${subscribersPath(paths)}, so nobody hears of it`,
    );
}
