import { maskedEndpoint } from '@lastpatch/settings';
import { plainLine } from '../../letters/plain-line.ts';
import type { SubscriberStanding } from '../../subscribers/subscriber-standing.ts';
import { groupName } from '../../subscribers/subscriber-topic.ts';

/** Whether addresses are shown as they are. */
export interface Showing {
  readonly showAddresses?: boolean;
}

/** An endpoint as it is shown. */
export function endpointSaid(
  { protocol, endpoint }: Pick<SubscriberStanding, 'protocol' | 'endpoint'>,
  { showAddresses = false }: Showing,
): string {
  return showAddresses ? plainLine(endpoint) : maskedEndpoint(protocol, endpoint);
}

/** Where an endpoint stands in the file: `platform, 2`. */
export function placeSaid({ topic, place }: SubscriberStanding): string {
  const group = groupName(topic.watch);
  return place === null ? group : `${group}, ${place}`;
}

/** What the topic of an endpoint carries. */
export function topicSaid({ topic }: SubscriberStanding): string {
  if (topic.watch === null) return 'alarms';
  return topic.kind;
}
