import type { Settings, Watch } from '@lastpatch/settings';
import { isDeploymentSaid } from '../../adapters/aws/deployment-file.ts';
import { TestPublisher } from '../../adapters/aws/sns/test-publisher.ts';
import { todayIn } from '../../adapters/calendar-clock.ts';
import type { Outcome } from '../../daily-check/ports.ts';
import { messageStamp } from '../../subscribers/message-stamp.ts';
import {
  groupName,
  OPERATORS,
  type SubscriberTopic,
  subscriberTopics,
} from '../../subscribers/subscriber-topic.ts';
import { reachOf, type TestReach } from '../../subscribers/test-reach.ts';
import { testMessage } from '../../subscribers/test-message.ts';
import { askedGroups } from '../asked-groups.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { dayFrom } from '../global-options.ts';
import { phonesSaid, reachLines, testJson } from '../output/test-lines.ts';
import { deploymentFor } from '../deployment-for.ts';
import { testFromHere } from '../subscribers-test-here.ts';
import { foundAt, type SubscribersOptions, withSubscriptions } from '../subscribers-read.ts';
import { note, say, sayJson } from '../write.ts';
import { writtenSettings } from '../written-settings.ts';

/** The options of `lastpatch subscribers test`. */
export interface SubscribersTestOptions extends SubscribersOptions {
  /** False leaves phones out, and on AWS every topic of urgent letters. */
  readonly sms: boolean;
  /** On a machine of one's own: who gets what; the file beside the settings when it is left out. */
  readonly subscribers?: string;
  /** On a machine of one's own: the only channel that gets a test, by its name in the ledger. */
  readonly channel?: string;
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
  if (await isDeploymentSaid(options.deployment, process.env)) return testTopics(names, settings, options);
  if (settings.send === null) note(NO_DEPLOYMENT);
  return testFromHere(names, settings, options);
}

const NO_DEPLOYMENT =
  'lastpatch: No deployment is named, so this machine sends: docs/subscribers.md says where a deployment is looked for.';

/** By the topics of a deployment. */
async function testTopics(
  names: readonly string[],
  settings: Settings,
  options: SubscribersTestOptions,
): Promise<void> {
  for (const option of ['channel', 'subscribers'] as const) {
    if (options[option] !== undefined) {
      throw new UsageFailure(
        `--${option} is for a machine of your own: on AWS whoever is subscribed to a topic gets a test.`,
      );
    }
  }
  const watches = settings.watches.map(({ id }) => id);
  const isAsked = askedGroups(names, watches);
  const deployment = await deploymentFor(options);
  const topics = subscriberTopics(deployment, watches).filter(({ watch }) => isAsked(watch));
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

interface Sending {
  readonly settings: Settings;
  readonly options: SubscribersTestOptions;
}

async function allSent(reaches: readonly TestReach[], { settings, options }: Sending): Promise<TestSent[]> {
  const [first] = reaches;
  if (!first) return [];
  const today = options.on === undefined ? todayIn(settings.timezone) : dayFrom('--on', options.on);
  const stamp = messageStamp(Date.now());
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
