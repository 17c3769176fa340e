import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { joinCustom } from '@lastpatch/release-catalog/custom';
import type { CalendarDate } from '@lastpatch/release-model';
import { readSettings, type Settings, topicArnOf, writtenFleet } from '@lastpatch/settings';
import { DynamoOutbox } from '../adapters/aws/dynamo/dynamo-outbox.ts';
import type { Deployment } from '../adapters/aws/deployment.ts';
import { Bucket } from '../adapters/aws/s3/bucket.ts';
import {
  fleetFilesOf,
  loadSettingsObject,
  productFilesOf,
  type SettingsObject,
} from '../adapters/aws/s3/settings-object.ts';
import { SourceObjects } from '../adapters/aws/s3/source-objects.ts';
import type { Audience } from '../adapters/aws/sns/listeners.ts';
import { PublishPace } from '../adapters/aws/sns/publish-pace.ts';
import { SnsChannel } from '../adapters/aws/sns/sns-channel.ts';
import { todayIn } from '../adapters/calendar-clock.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import type { PageTree, Visibility } from '@lastpatch/pages';
import { OBJECT_PREFIXES } from '../adapters/aws/s3/object-keys.ts';
import type { PublishedPages } from '../adapters/published-pages.ts';
import type { PagePlaces } from '../daily-run/publish-pages.ts';
import type { Channel } from '../daily-check/ports.ts';
import { type Committed, dailyRun, type DailyRunDone, type KnownCatalog } from '../daily-run/daily-run.ts';
import { type SourceReport, sourceReports } from '../daily-run/source-reports.ts';
import type { AwsClients } from '../adapters/aws/aws-clients.ts';
import { failureSaid } from './failure-said.ts';

/** What a run on AWS is done with. */
export interface RunOnAws {
  readonly deployment: Deployment;
  readonly clients: AwsClients;
  /** The instant at which it was scheduled, in milliseconds since the epoch: its day is the day of the run. */
  readonly scheduledAt: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** How many milliseconds the run may still take. */
  readonly timeLeft: () => number;
  /** Tells the operators what was committed and is for them, before any letter is sent: whether they are told. */
  readonly tellOperators: (done: Committed) => Promise<boolean>;
  readonly tell: (sentence: string) => void;
}

/** What came of it. */
export interface RunOnAwsDone extends DailyRunDone {
  /** The instant at which the run was scheduled, in milliseconds since the epoch. */
  readonly scheduledAt: number;
  readonly sources: readonly SourceReport[];
  /** What is wrong with files of own products, one sentence each. */
  readonly unread: readonly string[];
  /** Every watch and the operators' group, with the topics by which it is reached. */
  readonly audiences: readonly Audience[];
}

/**
 * The daily check as it is deployed: settings, catalog and sources in S3, the ledger in DynamoDB, letters to SNS.
 *
 * @throws AwsFailure, LocationFailure or SettingsError with a sentence; nothing is changed then that is not made good by the
 *   next run
 */
export async function runOnAws(run: RunOnAws): Promise<RunOnAwsDone> {
  const { deployment, clients, scheduledAt, now, timeLeft, tellOperators, tell } = run;
  const bucket = new Bucket(clients.s3, deployment.catalogBucket);
  const object = await loadSettingsObject(bucket);
  const written = readSettings(object.settings.text, object.settings.name);
  const { settings } = written;
  const today = todayIn(settings.timezone, new Date(scheduledAt));
  const team = await knownCatalog(object, today);
  const { dynamodb: client } = clients;
  const outbox = new DynamoOutbox({ client, table: deployment.ledgerTable, bucket, now });
  const done = await dailyRun({
    outbox,
    channels: channelsOf(run, settings),
    written,
    settingsName: object.settings.name,
    team,
    fleet: writtenFleet(written, fleetFilesOf(object), object.settings.name),
    store: new SourceObjects(bucket, now),
    readText: () => certificateAuthorities(object),
    isRefresh: isRefreshed(settings, { today, now: now() }),
    today,
    now,
    timeLeft,
    pages: pagePlaces(run, settings),
    isRemote: true,
    committed: async (done) => {
      if (!(await tellOperators(done))) return;
      // They are told again by the next run where this is not noted: that holds up no letter.
      await outbox.newsTold(done.report.revision).catch((error: unknown) => tell(failureSaid(error)));
    },
    // The metric is, which is the very last thing.
    heartbeat: () => Promise.resolve(),
    dryRun: false,
    tell,
  });
  // What is left behind does no harm.
  await done.live.keepOnly(done.states).catch((error: unknown) => tell(failureSaid(error)));
  return {
    ...done,
    scheduledAt,
    sources: sourceReports({ ...done, watches: done.settings.watches }),
    unread: team.problems.map(({ problem, file }) => `${file ?? object.settings.name}: ${problem}`),
    audiences: audiencesOf(deployment, settings),
  };
}

/** Sources are read on the day itself, unless the settings say never: what a late event asks for is of another day. */
function isRefreshed(
  { refresh, timezone }: Settings,
  { today, now }: { readonly today: CalendarDate; readonly now: number },
): boolean {
  return (refresh.isDaily || !refresh.isSet) && today === todayIn(timezone, new Date(now));
}

async function knownCatalog(object: SettingsObject, today: CalendarDate): Promise<KnownCatalog> {
  const catalog = await loadBundledCatalog();
  const { files, problems } = productFilesOf(object);
  if (files.length === 0) return { catalog, problems };
  const joined = joinCustom(catalog, files, today);
  return {
    catalog: joined.catalog,
    problems: [...problems, ...joined.problems.map((problem) => ({ path: '', ...problem }))],
  };
}

function channelsOf(
  { deployment, clients, now, wait }: RunOnAws,
  { sms, watches }: Settings,
): readonly Channel[] {
  const chats = new Set(watches.filter(({ https }) => https === 'chat').map(({ id }) => id));
  const { topicPrefix } = deployment;
  const pace = new PublishPace(now, wait);
  return (['letters', 'urgent'] as const).map(
    (carries) => new SnsChannel({ client: clients.publisher, topicPrefix, carries, sms, chats, pace }),
  );
}

/** What everybody may see has a bucket of its own; what the team alone may see lies in the bucket that nobody else reads. */
function pagePlaces(
  { deployment: { pagesBucket, catalogBucket }, clients, timeLeft }: RunOnAws,
  { pages }: Settings,
): PagePlaces {
  const into = async (name: string, prefix: string, tree: PageTree<Visibility>): Promise<PublishedPages> => {
    const { publishToBucket } = await import('../adapters/aws/s3/page-objects.ts');
    return publishToBucket(new Bucket(clients.pages, name), tree, { prefix, timeLeft });
  };
  const open = (name: string, tree: PageTree<'public'>): Promise<PublishedPages> => {
    if (name !== catalogBucket) return into(name, '', tree);
    throw new LocationFailure(
      `s3://${name}/: this is the bucket of catalogs, and pages for everybody take one of their own. Deploy again.`,
    );
  };
  return {
    ...(pagesBucket === null ? {} : { public: (tree) => open(pagesBucket, tree) }),
    ...(pages?.onAws === 'all'
      ? { private: (tree) => into(catalogBucket, OBJECT_PREFIXES.pages, tree) }
      : {}),
  };
}

function certificateAuthorities({ certificateAuthorities: text }: SettingsObject): Promise<string> {
  if (text !== null) return Promise.resolve(text);
  return Promise.reject(
    new LocationFailure(
      'The settings name a file of certificate authorities that was not pushed with them: lastpatch settings push does.',
    ),
  );
}

function audiencesOf(
  { topicPrefix, operatorsTopic }: Deployment,
  { watches }: Settings,
): readonly Audience[] {
  const topics = (id: string): string[] => [
    topicArnOf(topicPrefix, id, 'letters'),
    topicArnOf(topicPrefix, id, 'urgent'),
  ];
  return [
    ...watches.map(({ id }) => ({ name: id, topics: topics(id) })),
    { name: OPERATORS, topics: [operatorsTopic] },
  ];
}

/** No watch has such an id. */
export const OPERATORS = 'the operators';
