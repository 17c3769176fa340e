import { addDays, calendarDate } from '@lastpatch/release-model';
import { outboxIn } from '../dynamo-outboxes.ts';
import type { AwsCall } from '../fault-proxy/aws-call.ts';
import type { CallToMeet } from '../fault-proxy/calls-to-meet.ts';
import type { Fault } from '../fault-proxy/faults.ts';
import { LambdaDays } from './lambda-days.ts';
import { seriesStatusOn } from './story.ts';

/** A day on which a letter and an urgent one are told, after one with a welcome. */
const DAY = calendarDate('2026-10-16');
const WATCH = 'follow: { openstack: { releases: all } }\nreminders: []\ndigest: off';

/** As often as the clients of the tests make a call: a fault of all of them is not mended by asking again. */
const ATTEMPTS = 2;

/** The calls of a run, in their order, as people speak of them; of letters that go out at the same time, those of the one that is not urgent. */
export const CALLS = {
  'read the settings': object('GetObject', 'settings/'),
  'read the head': { action: 'GetItem' },
  'read the catalog': object('GetObject', 'catalogs/'),
  'read a source': object('GetObject', 'sources/'),
  'keep a source': object('PutObject', 'sources/'),
  'read open deliveries': { action: 'BatchGetItem' },
  'archive letters': { action: 'PutItem' },
  'store the catalog': object('PutObject', 'catalogs/'),
  commit: update('revision = :revision'),
  claim: ofLetter(update('claimant = :claimant')),
  publish: {
    action: 'Publish',
    where: ({ resources }) => resources.some((name) => name.endsWith('_letters')),
  },
  settle: ofLetter(update('settledAt = :at')),
  'ask who listens': { action: 'ListSubscriptions' },
} as const satisfies Readonly<Record<string, CallToMeet>>;

/** The name of a call of a run. */
export type CallName = keyof typeof CALLS;

/** Nothing listens where letters are published to. */
export const REFUSED = 'connection refused';

/** What came of a day with a fault, and of the same event once more. */
export interface FaultyDay {
  /** What the run said at levels error and warn, without names that change from test to test. */
  readonly said: readonly string[];
  readonly isFailed: boolean;
  /** How far each letter had come then, `letter: sent`; empty when nothing was committed. */
  readonly ledger: readonly string[];
  /** Which letters came in the end, in all runs. */
  readonly received: readonly string[];
  /** Whether a letter that came twice was the same both times. */
  readonly isSame: boolean;
  /** What the same event once more, ten minutes later, had to say. */
  readonly next: readonly string[];
  readonly isNextDone: boolean;
}

/** Plays the day with a fault at one of its calls, and its event once more. */
export async function faultyDay(call: CallName, fault: Fault | typeof REFUSED): Promise<FaultyDay> {
  const days = await LambdaDays.deployed({ platform: WATCH }, { attempts: ATTEMPTS, awsMs: 1500 });
  const before = addDays(DAY, -1);
  await days.answer('/status', seriesStatusOn(before)).on(before);
  await days.received('platform');
  // What upstream says has changed, so that everything is read and written.
  const moved = seriesStatusOn(DAY).replace('2025-04-02', '2025-04-03');
  days.answer('/status', moved);
  if (fault === REFUSED) days.publisherAt = NOBODY_LISTENS;
  else days.proxy.failNext(CALLS[call], fault, { times: timesOf(call, fault) });
  const first = await days.on(DAY);
  await days.proxy.quiet();
  days.publisherAt = undefined;
  const ledger = await states(days);
  const next = await days.on(DAY, { at: `${DAY}T06:10:00Z` });
  await days.proxy.quiet();
  const received = [...(await days.received('platform')), ...(await days.received('platform', 'urgent'))];
  const bodies = Map.groupBy(received, ({ letter }) => letter);
  return {
    said: first.log.filter(isLoud).map((line) => withoutNames(line, days)),
    isFailed: first.failed !== undefined,
    ledger,
    received: received.map(({ letter }) => letter).sort(),
    isSame: [...bodies.values()].every((same) => new Set(same.map(({ body }) => body)).size === 1),
    next: next.log.filter(isLoud).map((line) => withoutNames(line, days)),
    isNextDone: next.failed === undefined && next.metrics['Heartbeat'] === 1,
  };
}

/** A port of this machine at which nothing ever listens. */
const NOBODY_LISTENS = 'http://127.0.0.1:1';

/** Each attempt fails, so that asking again does not help: once where it is not asked again. */
function timesOf(call: CallName, { name }: Fault): number {
  const isFinal = name === 'access denied' || name === 'gone';
  return call === 'publish' || isFinal ? 1 : ATTEMPTS;
}

async function states(days: LambdaDays): Promise<string[]> {
  const { clients, deployment } = days.notifier;
  const place = { clients, table: deployment.ledgerTable, bucket: deployment.catalogBucket };
  const entries = await outboxIn(place).letters(10);
  return entries
    .flatMap(({ deliveries }) => deliveries.map(({ letter, state }) => `${letter.id}: ${state}`))
    .filter((line) => !line.startsWith('platform-1:'))
    .toReversed();
}

function isLoud(line: string): boolean {
  return /^(error|warn):/.test(line);
}

function withoutNames(line: string, { notifier: { deployment } }: LambdaDays): string {
  return line
    .replaceAll(deployment.ledgerTable, 'TABLE')
    .replaceAll(deployment.catalogBucket, 'BUCKET')
    .replaceAll(/[0-9a-f]{64}/g, 'HASH');
}

function object(action: string, prefix: string): CallToMeet {
  return { action, where: ({ resources }: AwsCall) => resources.some((name) => name.includes(`/${prefix}`)) };
}

/** Of the channel of all letters, whose name is the place of a delivery within its partition. */
function ofLetter({ action, where }: Update): CallToMeet {
  const isOfLetter = ({ parameters }: AwsCall): boolean =>
    JSON.stringify(parameters['Key']).includes('"sk":{"S":"sns"}');
  return { action, where: (call) => where(call) && isOfLetter(call) };
}

type Update = Required<Pick<CallToMeet, 'action' | 'where'>>;

function update(expression: string): Update {
  return {
    action: 'UpdateItem',
    where: ({ parameters }: AwsCall) => String(parameters['UpdateExpression']).includes(expression),
  };
}
