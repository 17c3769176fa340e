import { plainLine } from '../../letters/plain-line.ts';
import type { SubscriberChange, SubscriberDifference } from '../../subscribers/subscriber-changes.ts';
import type { SubscriberStanding } from '../../subscribers/subscriber-standing.ts';
import { groupName } from '../../subscribers/subscriber-topic.ts';
import { count } from '../../letters/english/words.ts';
import { quiet } from './paint.ts';
import { endpointSaid, type Showing, topicSaid } from './subscriber-words.ts';
import { table } from './table.ts';

/** What would be done, one row for each endpoint, and what cannot be. */
export function changeLines(difference: SubscriberDifference, showing: Showing): string[] {
  const { changes, waiting, undroppable } = difference;
  return [
    ...changeRows(changes, showing),
    ...hints(waiting, { showing, isAsked: changes.some(({ kind }) => kind === 'resend') }),
    ...undroppable.map(
      (standing) =>
        `${endpointOf(standing, showing)} is not in the file and has not confirmed: SNS lets nobody end that, and drops it by itself after two days.`,
    ),
  ];
}

function changeRows(changes: readonly SubscriberChange[], showing: Showing): string[] {
  if (changes.length === 0) return ['Everybody is subscribed as the file says: there is nothing to do.'];
  return table(
    changes.map((change) => [
      SIGN[change.kind],
      groupName(change.standing.topic.watch),
      change.standing.place === null ? '' : String(change.standing.place),
      plainLine(change.standing.protocol),
      endpointSaid(change.standing, showing),
      topicSaid(change.standing),
      { text: whatSaid(change), paint: quiet },
    ]),
  );
}

const SIGN = { add: '+', resend: '@', set: '~', remove: '-' } as const;

function whatSaid(change: SubscriberChange): string {
  switch (change.kind) {
    case 'add':
      return 'is subscribed';
    case 'resend':
      return 'is asked again to confirm';
    case 'remove':
      return 'is not in the file: its subscription ends';
    case 'set':
      return [
        ...('RedrivePolicy' in change.attributes ? ['gets the dead-letter queue'] : []),
        ...('DeliveryPolicy' in change.attributes ? ['is tried again for longer'] : []),
        ...('RawMessageDelivery' in change.attributes ? ['gets signed letters, not raw ones'] : []),
      ].join(', ');
  }
}

interface Hinting {
  readonly showing: Showing;
  /** Whether they are asked again anyway. */
  readonly isAsked: boolean;
}

function hints(waiting: readonly SubscriberStanding[], { showing, isAsked }: Hinting): string[] {
  if (waiting.length === 0 || isAsked) return [];
  const who = waiting.map((standing) => endpointOf(standing, showing)).join('; ');
  return [
    `${count(waiting.length, 'subscriber')} ${waiting.length === 1 ? 'has' : 'have'} yet to confirm: ${who}. --resend asks once more.`,
  ];
}

function endpointOf(standing: SubscriberStanding, showing: Showing): string {
  const { topic, protocol } = standing;
  return `${groupName(topic.watch)}: ${plainLine(protocol)} ${endpointSaid(standing, showing)}`;
}

/** A change for machines. */
export function changeJson(change: SubscriberChange, showing: Showing): object {
  const { kind, standing } = change;
  const { topic, place, protocol } = standing;
  return {
    change: kind,
    watch: topic.watch,
    place,
    protocol,
    endpoint: endpointSaid(standing, showing),
    topic: topic.watch === null ? 'operators' : topic.kind,
    ...(kind === 'set' ? { attributes: Object.keys(change.attributes) } : {}),
  };
}
