import type { SNSClient } from '@aws-sdk/client-sns';
import { readSettings, type Settings, SettingsError, topicArnOf } from '@lastpatch/settings';
import { aFewAtOnce } from '../adapters/a-few-at-once.ts';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { loadSettingsObject } from '../adapters/aws/s3/settings-object.ts';
import type { ObjectStore } from '../adapters/aws/s3/bucket.ts';
import { topicAudience } from '../adapters/aws/sns/topic-audience.ts';
import { LocationFailure } from '../adapters/file-failure.ts';

/** A watch that goes although somebody subscribes to it. */
export interface WatchLeft {
  readonly watch: string;
  /** Each as anybody may see it, such as `email o…@example.org`. */
  readonly subscribers: readonly string[];
}

/** Where the settings go, and who hears of them there. */
export interface PushedTo {
  readonly bucket: ObjectStore;
  readonly sns: SNSClient;
  /** What the ARN of every watch's topics begins with. */
  readonly topicPrefix: string;
}

/**
 * The watches that the deployed settings name and new ones do not, as far as somebody subscribes to them. None where nothing is
 * deployed yet, or nothing that can be read: then the new ones mend it.
 *
 * @param unknown told why the deployed settings could not be asked
 * @throws AwsFailure when SNS cannot be asked
 */
export async function watchesLeft(
  { watches }: Pick<Settings, 'watches'>,
  { bucket, sns, topicPrefix }: PushedTo,
  unknown: (why: string) => void,
): Promise<readonly WatchLeft[]> {
  const kept = new Set(watches.map(({ id }) => id));
  const gone = (await deployedWatches(bucket, unknown)).filter((id) => !kept.has(id));
  const left = await aFewAtOnce(AT_ONCE, gone, async (watch): Promise<WatchLeft> => {
    const letters = await topicAudience(sns, topicArnOf(topicPrefix, watch, 'letters'));
    const urgent = await topicAudience(sns, topicArnOf(topicPrefix, watch, 'urgent'));
    return { watch, subscribers: [...letters, ...urgent.map((one) => `${one}, urgent letters`)] };
  });
  return left.filter(({ subscribers }) => subscribers.length > 0);
}

/** How many watches are asked for at the same time. */
const AT_ONCE = 4;

async function deployedWatches(
  bucket: ObjectStore,
  unknown: (why: string) => void,
): Promise<readonly string[]> {
  try {
    const { settings } = await loadSettingsObject(bucket);
    return readSettings(settings.text, settings.name).settings.watches.map(({ id }) => id);
  } catch (error) {
    // Without the right to list a bucket S3 says of what is not there that one may not read it.
    if (error instanceof AwsFailure) unknown(error.message);
    else if (!(error instanceof LocationFailure || error instanceof SettingsError)) throw error;
    return [];
  }
}
