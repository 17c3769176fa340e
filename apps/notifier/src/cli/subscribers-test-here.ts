import { refusedAtHome, type Settings, type Subscriber, type Subscribers } from '@lastpatch/settings';
import { todayIn } from '../adapters/calendar-clock.ts';
import { loadSubscribers, subscribersPath } from '../adapters/subscribers-file.ts';
import type { SubscriberChannel } from '../adapters/transports/subscriber-channel.ts';
import type { Transport } from '../adapters/transports/transport.ts';
import { waitAtMost } from '../adapters/wait-at-most.ts';
import { attempt } from '../daily-check/attempt.ts';
import type { Outcome } from '../daily-check/ports.ts';
import { plainLine } from '../letters/plain-line.ts';
import { count } from '../letters/english/words.ts';
import { messageStamp } from '../subscribers/message-stamp.ts';
import { groupName } from '../subscribers/subscriber-topic.ts';
import { testMessage } from '../subscribers/test-message.ts';
import { askedGroups } from './asked-groups.ts';
import type { SubscribersTestOptions } from './commands/subscribers-test.ts';
import { CommandFailure, UsageFailure } from './failure.ts';
import { dayFrom } from './global-options.ts';
import { channelsTo } from './run-subscribers.ts';
import { runTransports } from './run-transports.ts';
import { note, say, sayJson } from './write.ts';

/** One subscriber, as a test reaches them. */
interface Reached {
  /** Null for the operators. */
  readonly watch: string | null;
  /** In the list of the file, counted from 1. */
  readonly place: number;
  readonly protocol: Subscriber['protocol'];
  readonly channel: SubscriberChannel;
}

interface Tested extends Reached {
  readonly letter: string;
  readonly outcome: Outcome;
}

/**
 * Sends a letter that says it is a test from this machine, to each subscriber by the transport that letters take. No ledger is
 * looked at, and nothing is tried twice.
 */
export async function testFromHere(
  names: readonly string[],
  settings: Settings,
  options: SubscribersTestOptions,
): Promise<void> {
  const watches = settings.watches.map(({ id }) => id);
  const isAsked = askedGroups(names, watches);
  const subscribers = await loadSubscribers(options, { watches, refused: refusedAtHome(settings.send) });
  const transports = await runTransports(settings, options.config);
  const groups = [...watches, null].filter(isAsked);
  const all = groups.flatMap((watch) => reachedOf(watch, subscribers, transports));
  const asked = all.filter(
    ({ channel }) => options.channel === undefined || channel.name === options.channel,
  );
  if (options.channel !== undefined && asked.length === 0) throw noChannel(options.channel, all);
  const sending = asked.filter(({ protocol }) => options.sms || protocol !== 'sms');
  note(...phonesSaid(sending));
  const tested: Tested[] = [];
  for (const one of sending) {
    const done = await testTo(one, settings, options);
    if (!options.json) say(testedSaid(done));
    tested.push(done);
  }
  if (options.json) sayJson({ subscribers: tested.map(testedJson) });
  const problems = [...groups.flatMap((watch) => silent(watch, all, options)), ...tested.flatMap(problemOf)];
  if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
  if (tested.length === 0) note('Only phones are subscribed there, and --no-sms leaves them out.');
}

function reachedOf(
  watch: string | null,
  { watches, operators }: Subscribers,
  transports: ReadonlyMap<Subscriber['protocol'], Transport>,
): Reached[] {
  const list = watch === null ? operators : (watches.get(watch) ?? []);
  return list.flatMap((subscriber, index) =>
    channelsTo(watch, [subscriber], transports).map((channel) => {
      return { watch, place: index + 1, protocol: subscriber.protocol, channel };
    }),
  );
}

async function testTo(reached: Reached, settings: Settings, { on }: SubscribersTestOptions): Promise<Tested> {
  const { watch: id, channel } = reached;
  const now = Date.now();
  const message = testMessage({
    watch: settings.watches.find((watch) => watch.id === id) ?? null,
    kind: id === null ? 'letters' : channel.carries,
    today: on === undefined ? todayIn(settings.timezone) : dayFrom('--on', on),
    stamp: messageStamp(now),
    isForOne: true,
  });
  const silence = channel.silence();
  const outcome: Outcome =
    silence === undefined
      ? await attempt(waitAtMost, channel, { ...message, madeAt: now })
      : { state: 'pending', why: `${channel.masked}: not tried: ${silence}` };
  return { ...reached, letter: message.letter, outcome };
}

function phonesSaid(sending: readonly Reached[]): string[] {
  const phones = sending.filter(({ protocol }) => protocol === 'sms').length;
  if (phones === 0) return [];
  return [
    `${count(phones, 'phone')} ${phones === 1 ? 'gets' : 'get'} an SMS, which may cost money; --no-sms leaves them out.`,
  ];
}

function testedSaid({ letter, outcome, ...reached }: Tested): string {
  const { protocol, channel } = reached;
  return `${placeSaid(reached)}: ${protocol} ${channel.masked} (${channel.name}): ${stateSaid(outcome, letter)}`;
}

function placeSaid({ watch, place }: Reached): string {
  return `${groupName(watch)}, ${place}`;
}

function stateSaid({ state }: Outcome, letter: string): string {
  if (state === 'sent') return `sent as ${letter}`;
  return state === 'unknown' ? 'may have been sent' : 'not sent';
}

function problemOf({ outcome, ...reached }: Tested): string[] {
  return outcome.state === 'sent' ? [] : [`${placeSaid(reached)}: ${outcome.why}`];
}

/** The same for machines. */
function testedJson({ watch, place, protocol, channel, letter, outcome }: Tested): object {
  return {
    watch,
    place,
    protocol,
    endpoint: channel.masked,
    gets: watch === null ? 'alarms' : channel.carries,
    channel: channel.name,
    letter,
    state: outcome.state,
    why: outcome.state === 'sent' ? null : outcome.why,
  };
}

function silent(watch: string | null, all: readonly Reached[], options: SubscribersTestOptions): string[] {
  if (all.some((one) => one.watch === watch)) return [];
  return [`${groupName(watch)}: nobody is subscribed in ${subscribersPath(options)}, so nobody got a test`];
}

function noChannel(channel: string, all: readonly Reached[]): UsageFailure {
  const names = [...new Set(all.map((one) => one.channel.name))];
  return new UsageFailure(
    `--channel: nobody is ${JSON.stringify(plainLine(channel).slice(0, 60))} there: expected one of ${names.join(', ') || 'none, as nobody is subscribed'}.`,
  );
}
