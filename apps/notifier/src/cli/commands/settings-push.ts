import { dirname, relative } from 'node:path';
import { type Settings, topicArnOf } from '@lastpatch/settings';
import { GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type AwsClients, awsClients, closeClients, regionOf } from '../../adapters/aws/aws-clients.ts';
import { awsErrorCode, AwsFailure } from '../../adapters/aws/aws-failure.ts';
import type { Deployment } from '../../adapters/aws/deployment.ts';
import { Bucket } from '../../adapters/aws/s3/bucket.ts';
import { type NamedText, pushSettingsObject } from '../../adapters/aws/s3/settings-object.ts';
import { DEFAULT_SETTINGS } from '../../adapters/settings-file.ts';
import { readTextFile } from '../../adapters/text-file.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count, listed } from '../../letters/english/words.ts';
import { allChecked, allRead } from '../all-read.ts';
import { deploymentFor, type DeploymentOption } from '../deployment-for.ts';
import { UsageFailure } from '../failure.ts';
import type { GlobalOptions } from '../global-options.ts';
import { watchesLeft } from '../watches-left.ts';
import { note, say, sayJson } from '../write.ts';

/** The options of `lastpatch settings push`. */
export interface SettingsPushOptions extends GlobalOptions, DeploymentOption {
  /** The watches that may go although somebody subscribes to them. */
  readonly removeWatch?: readonly string[];
}

/** `lastpatch settings push`: the settings, with everything that belongs to them, to a deployed notifier. */
export async function settingsPush(options: SettingsPushOptions): Promise<void> {
  const file = options.config ?? DEFAULT_SETTINGS;
  const read = await allRead(options, file);
  const { team, fleet } = read;
  const settings = allChecked(read, file);
  const deployment = await deploymentFor(options);
  const clients = awsClients(regionOf(deployment.topicPrefix));
  try {
    await mustHaveTopics(settings, { deployment, clients });
    const bucket = new Bucket(clients.s3, deployment.catalogBucket);
    await mustLeaveNobody(settings, { bucket, deployment, clients, options });
    const products = await Promise.all(team.own.map((own) => namedText(own.file, dirname(file))));
    // The first is of the settings themselves.
    const fleetFiles = fleet?.files.slice(1) ?? [];
    const environments = await Promise.all(fleetFiles.map((one) => namedText(one.file, dirname(file))));
    const authorities = settings.refresh.certificateAuthorities;
    await pushSettingsObject(bucket, {
      settings: { name: DEFAULT_SETTINGS, text: await readTextFile(file) },
      products,
      fleet: environments,
      certificateAuthorities: authorities === null ? null : await readTextFile(authorities),
    });
    tell(settings, {
      file,
      products: products.length,
      fleet: environments.length,
      isJson: options.json === true,
    });
  } finally {
    closeClients(clients);
  }
}

function tell(
  { watches }: Settings,
  {
    file,
    products,
    fleet,
    isJson,
  }: { readonly file: string; readonly products: number; readonly fleet: number; readonly isJson: boolean },
): void {
  if (isJson) {
    sayJson({ file, watches: watches.map(({ id }) => id), products, fleet });
    return;
  }
  const files = [
    count(watches.length, 'watch', 'watches'),
    ...(products === 0 ? [] : [`${count(products, 'file')} of own products`]),
    ...(fleet === 0 ? [] : [`${count(fleet, 'file')} of the fleet`]),
  ];
  say(plainLine(`${file} with ${listed(files)} is pushed: the next run goes by it.`));
}

interface PushStep {
  readonly deployment: Deployment;
  readonly clients: AwsClients;
}

/**
 * @throws UsageFailure when a watch has no topic: its letters would go nowhere until it is deployed
 * @throws AwsFailure when SNS cannot be asked
 */
async function mustHaveTopics({ watches }: Settings, { deployment, clients }: PushStep): Promise<void> {
  const without: string[] = [];
  for (const { id } of watches) {
    const topics = (['letters', 'urgent'] as const).map((kind) =>
      topicArnOf(deployment.topicPrefix, id, kind),
    );
    const there = await Promise.all(topics.map((topic) => isThere(clients.sns, topic)));
    if (there.includes(false)) without.push(id);
  }
  if (without.length === 0) return;
  throw new UsageFailure(
    `There are no topics for ${without.length === 1 ? 'the watch' : 'the watches'} ${without.join(', ')}: new watches have to be deployed first. Nothing was pushed.`,
  );
}

/**
 * Whoever subscribes to a watch that goes would hear nothing more, and nobody would notice.
 *
 * @throws UsageFailure when somebody does, and that was not said to be meant
 * @throws AwsFailure when SNS cannot be asked
 */
async function mustLeaveNobody(
  settings: Settings,
  {
    bucket,
    deployment,
    clients,
    options,
  }: PushStep & { readonly bucket: Bucket; readonly options: SettingsPushOptions },
): Promise<void> {
  const place = { bucket, sns: clients.sns, topicPrefix: deployment.topicPrefix };
  const left = await watchesLeft(settings, place, (why) => {
    note(`lastpatch: which watches were there before is not known. ${why}`);
  });
  const unmeant = left.filter(({ watch }) => options.removeWatch?.includes(watch) !== true);
  if (unmeant.length === 0) return;
  const flags = unmeant.map(({ watch }) => `--remove-watch ${watch}`).join(' ');
  throw new UsageFailure(
    [
      'Nothing was pushed: these settings lack watches to which somebody subscribes.',
      ...unmeant.flatMap(({ watch, subscribers }) => [
        `The watch ${watch} goes, and these would hear nothing more:`,
        ...subscribers.map((one) => `  ${plainLine(one)}`),
      ]),
      `If that is meant, push with ${flags}.`,
    ].join('\n'),
  );
}

async function isThere(client: SNSClient, topic: string): Promise<boolean> {
  try {
    await client.send(new GetTopicAttributesCommand({ TopicArn: topic }));
    return true;
  } catch (error) {
    if (awsErrorCode(error).includes('NotFound')) return false;
    throw new AwsFailure({ call: 'SNS GetTopicAttributes', on: `the topic ${topic}` }, error);
  }
}

/** The text of a file, under its name as seen from the settings. */
async function namedText(file: string, from: string): Promise<NamedText> {
  return { name: relative(from, file), text: await readTextFile(file) };
}
