import { nearestName } from '@lastpatch/release-model';
import type { Settings, Watch } from '@lastpatch/settings';
import { TestPublisher } from '../../adapters/aws/sns/test-publisher.ts';
import { todayIn } from '../../adapters/calendar-clock.ts';
import type { Outcome } from '../../daily-check/ports.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { groupName, type SubscriberTopic, subscriberTopics } from '../../subscribers/subscriber-topic.ts';
import { reachOf, type TestReach } from '../../subscribers/test-reach.ts';
import { testMessage } from '../../subscribers/test-message.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { dayFrom } from '../global-options.ts';
import { phonesSaid, reachLines, testJson } from '../output/test-lines.ts';
import { deploymentFor } from '../deployment-for.ts';
import { foundAt, type SubscribersOptions, withSubscriptions } from '../subscribers-read.ts';
import { note, say, sayJson } from '../write.ts';
import { writtenSettings } from '../written-settings.ts';

/** The options of `lastpatch subscribers test`. */
export interface SubscribersTestOptions extends SubscribersOptions {
  /** False leaves the topics of urgent letters out. */
  readonly sms: boolean;
}

/** A topic that got a test letter, or did not. */
export interface TestSent {
  readonly topic: SubscriberTopic;
  readonly letter: string;
  readonly outcome: Outcome;
}

/** `lastpatch subscribers test [WATCH…]`: sends a letter that says it is a test, to see that letters arrive. */
export async function subscribersTest(
  names: readonly string[],
  options: SubscribersTestOptions,
): Promise<void> {
  const { settings } = await writtenSettings(options);
  const isAsked = askedTopics(names, settings);
  const deployment = await deploymentFor(options);
  const watches = settings.watches.map(({ id }) => id);
  const topics = subscriberTopics(deployment, watches).filter(isAsked);
  const { asked, reaches, failures } = await withSubscriptions(deployment, async (subscriptions) => {
    const { asked, found, failures } = await foundAt(subscriptions, topics);
    return { asked, failures, reaches: asked.map((topic) => reachOf(topic, found, options.sms)) };
  });
  const sending = reaches.filter(({ skipped }) => skipped === null);
  if (!options.json) say(...reachLines(reaches));
  note(...phonesSaid(sending));
  const sent = await allSent(sending, { settings, options });
  if (options.json) sayJson(testJson(reaches, sent));
  else if (sent.length > 0) say('', ...sent.map(sentSaid));
  const problems = [...failures, ...unreached(topics, asked, reaches), ...sent.flatMap(problemOf)];
  if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
}

/**
 * Which topics are meant: those of the watches that are named, of all watches when none is; the operators' only when they are
 * named, because somebody may be on call.
 */
function askedTopics(names: readonly string[], { watches }: Settings): (topic: SubscriberTopic) => boolean {
  const known = [...watches.map(({ id }) => id), OPERATORS];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UsageFailure(unknown.map((name) => unknownSaid(name, known)).join('\n'));
  }
  if (names.length === 0) return ({ watch }) => watch !== null;
  return ({ watch }) => names.includes(groupName(watch));
}

const OPERATORS = 'operators';

function unknownSaid(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return `Unknown watch ${JSON.stringify(plainLine(name).slice(0, 60))}. ${hint}`;
}

interface Sending {
  readonly settings: Settings;
  readonly options: SubscribersTestOptions;
}

async function allSent(reaches: readonly TestReach[], { settings, options }: Sending): Promise<TestSent[]> {
  const [first] = reaches;
  if (!first) return [];
  const today = options.on === undefined ? todayIn(settings.timezone) : dayFrom('--on', options.on);
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const publisher = TestPublisher.inRegionOf(first.topic.arn);
  const sent: TestSent[] = [];
  try {
    for (const { topic } of reaches) {
      const watch = settings.watches.find(({ id }) => id === topic.watch) ?? null;
      const message = testMessage({ watch, kind: topic.kind, today, stamp });
      const how = { https: formFor(watch), sms: settings.sms };
      const outcome = await publisher.publish(topic.arn, message, how);
      sent.push({ topic, letter: message.letter, outcome });
    }
  } finally {
    publisher.close();
  }
  return sent;
}

function formFor(watch: Watch | null): 'letter' | 'chat' {
  return watch?.https === 'chat' ? 'chat' : 'letter';
}

/** Watches of which all topics could be asked, and have nobody. */
function unreached(
  topics: readonly SubscriberTopic[],
  asked: readonly SubscriberTopic[],
  reaches: readonly TestReach[],
): string[] {
  return [...new Set(topics.map(({ watch }) => watch))]
    .filter((watch) => topics.every((topic) => topic.watch !== watch || asked.includes(topic)))
    .filter((watch) => reaches.every(({ topic, confirmed }) => topic.watch !== watch || confirmed === 0))
    .map((watch) => `${groupName(watch)}: nobody is subscribed and confirmed, so nobody got a test`);
}

function sentSaid({ topic, letter, outcome }: TestSent): string {
  const where = topic.watch === null ? OPERATORS : `${topic.watch}, ${topic.kind}`;
  if (outcome.state === 'sent') return `${where}: sent as ${letter}`;
  return `${where}: ${outcome.state === 'unknown' ? 'may have been sent' : 'not sent'}`;
}

function problemOf({ outcome }: TestSent): string[] {
  return outcome.state === 'sent' ? [] : [outcome.why];
}
