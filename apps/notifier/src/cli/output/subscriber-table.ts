import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/english/words.ts';
import type { SubscriberGroup } from '../../subscribers/subscriber-group.ts';
import { isConfirmed, type SubscriberStanding } from '../../subscribers/subscriber-standing.ts';
import { groupName } from '../../subscribers/subscriber-topic.ts';
import { alarming, heading, quiet } from './paint.ts';
import { endpointSaid, type Showing, topicSaid } from './subscriber-words.ts';
import { type Cell, table } from './table.ts';

/** Everybody, a table for each watch and one for the operators. */
export function subscriberLines(groups: readonly SubscriberGroup[], showing: Showing): string[] {
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : ['']),
    `${heading(groupName(group.watch))}: ${confirmedSaid(group)}`,
    ...rowsOf(group, showing),
  ]);
}

function confirmedSaid({ watch, isComplete, confirmed, hasReader }: SubscriberGroup): string {
  if (!isComplete) return `${confirmed} confirmed, as far as SNS could be asked`;
  if (confirmed === 0) return alarming('nobody is reached: no subscriber is confirmed');
  const reached = `${confirmed} confirmed`;
  return hasReader || watch === null ? reached : `${reached}, all for urgent letters only`;
}

function rowsOf({ standings }: SubscriberGroup, showing: Showing): string[] {
  if (standings.length === 0) return [];
  const rows = standings.map((standing): (string | Cell)[] => [
    standing.place === null ? '' : String(standing.place),
    plainLine(standing.protocol),
    endpointSaid(standing, showing),
    topicSaid(standing),
    { text: stateSaid(standing), ...(isConfirmed(standing) ? {} : { paint: alarming }) },
    queueSaid(standing),
  ]);
  const heads = ['#', 'PROTOCOL', 'ENDPOINT', 'GETS', 'STATE', 'DEAD-LETTER QUEUE'];
  return table([heads.map((text) => ({ text, paint: quiet })), ...rows]).map((line) => `  ${line}`);
}

/** Where somebody stands, in words. */
export function stateSaid({ place, found, isManagedElsewhere }: SubscriberStanding): string {
  if (!found) return 'not subscribed yet';
  const state = found.confirmed ? 'confirmed' : 'waits for confirmation';
  if (isManagedElsewhere) return `${state}, by Amazon Q Developer`;
  return place === null ? `${state}, not in the file` : state;
}

/** Of somebody who has not confirmed SNS does not tell. */
function queueSaid({ found, topic, isManagedElsewhere }: SubscriberStanding): string {
  if (!found?.confirmed || isManagedElsewhere) return '';
  const { deadLetterQueue } = found.confirmed;
  if (deadLetterQueue === null) return 'not set';
  return deadLetterQueue === topic.deadLetterQueue ? 'set' : 'another';
}

/** The same for machines. */
export function subscribersJson(groups: readonly SubscriberGroup[], showing: Showing): object {
  const json = ({ isComplete, confirmed, standings }: SubscriberGroup): object => ({
    complete: isComplete,
    confirmed,
    subscribers: standings.map((standing) => standingJson(standing, showing)),
  });
  const operators = groups.find(({ watch }) => watch === null);
  return {
    watches: groups.flatMap((group) =>
      group.watch === null ? [] : [{ watch: group.watch, ...json(group) }],
    ),
    operators: operators ? json(operators) : null,
  };
}

function standingJson(standing: SubscriberStanding, showing: Showing): object {
  const { protocol, place, found, topic } = standing;
  return {
    place,
    protocol,
    endpoint: endpointSaid(standing, showing),
    topic: topic.watch === null ? 'operators' : topic.kind,
    state: found ? (found.confirmed ? 'confirmed' : 'pending') : 'absent',
    inFile: place !== null,
    deadLetterQueue: found?.confirmed ? found.confirmed.deadLetterQueue === topic.deadLetterQueue : null,
  };
}

/** What is said when nobody is reached: a sentence for each such watch, and for the operators. */
export function unreachedSaid(groups: readonly SubscriberGroup[]): string[] {
  return groups
    .filter(({ isComplete, confirmed }) => isComplete && confirmed === 0)
    .map(({ watch, standings }) => {
      const waiting = standings.filter(({ found }) => found?.confirmed === null).length;
      const why =
        waiting === 0
          ? ''
          : ` (${count(waiting, 'subscriber')} ${waiting === 1 ? 'has' : 'have'} yet to confirm)`;
      return watch === null
        ? `nobody is told when Lastpatch fails: no operator is confirmed${why}`
        : `nobody gets the letters of the watch ${watch}: no subscriber is confirmed${why}`;
    });
}
