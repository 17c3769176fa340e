import { refusedAtHome, type SettingsText, type Subscribers } from '@lastpatch/settings';
import { subscribersIfAny, type SubscribersPaths, subscribersPath } from '../adapters/subscribers-file.ts';
import { isSubscriberName, SubscriberChannel } from '../adapters/transports/subscriber-channel.ts';
import { runTransports } from './run-transports.ts';

/** Who gets letters from this machine. */
export interface RunSubscribers {
  readonly channels: readonly SubscriberChannel[];
  /** Left out where there is no file of subscribers: then nobody is known to have left. */
  readonly isGone?: (channel: string) => boolean;
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
  if (!subscribers) return { channels: [], unheard: [] };
  const channels = [...subscribers.watches].flatMap(([watch, list]) =>
    list.flatMap((subscriber) => {
      const transport = transports.get(subscriber.protocol);
      return transport ? [new SubscriberChannel(transport, watch, subscriber)] : [];
    }),
  );
  return { channels, isGone: isSubscriberName, unheard: unheard(watches, subscribers, paths) };
}

function unheard(watches: readonly string[], subscribers: Subscribers, paths: SubscribersPaths): string[] {
  return watches
    .filter((watch) => (subscribers.watches.get(watch) ?? []).length === 0)
    .map(
      (watch) => `watch ${watch}: nobody is subscribed in ${subscribersPath(paths)}, so nobody hears of it`,
    );
}
