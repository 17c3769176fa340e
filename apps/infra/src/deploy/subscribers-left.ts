import { topicNameIn } from './deployed.ts';

/** A watch that goes although somebody subscribes to it. */
export interface WatchLeft {
  readonly watch: string;
  /** Each in a line that anybody may see, such as `email o…@example.org`. */
  readonly subscribers: readonly string[];
}

/** How topics are looked at. */
export interface TopicReader {
  /** What the name of every topic of this deployment begins with. */
  readonly prefix: string;
  readonly subscribers: (topic: string) => Promise<readonly string[]>;
}

/**
 * Who would hear nothing more when topics go.
 *
 * @param topics their ARNs
 */
export async function subscribersLeft(
  topics: readonly string[],
  { prefix, subscribers }: TopicReader,
): Promise<readonly WatchLeft[]> {
  const left = new Map<string, string[]>();
  for (const topic of topics) {
    const watch = topicNameIn(topic).slice(prefix.length).replace(/_\w+$/, '');
    const kind = topic.endsWith('_urgent') ? ', urgent letters' : '';
    const found = await subscribers(topic);
    if (found.length > 0)
      left.set(watch, [...(left.get(watch) ?? []), ...found.map((one) => `${one}${kind}`)]);
  }
  return [...left].map(([watch, found]) => ({ watch, subscribers: found }));
}
