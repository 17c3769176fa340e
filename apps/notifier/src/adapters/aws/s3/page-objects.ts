import { createHash } from 'node:crypto';
import { isPagePath, mediaType, type PageTree, type Visibility } from '@lastpatch/pages';
import { LocationFailure } from '../../file-failure.ts';
import { inSteps, type PublishedPages } from '../../published-pages.ts';
import { aFewAtOnce } from '../../a-few-at-once.ts';
import type { ListedStore } from './bucket.ts';

/** As many connections as the client keeps are 50. */
const AT_ONCE = 32;

/** What one call may take at most, with all its attempts, and what comes after the pages, in milliseconds. */
const LEAST_MS = 90_000;

/**
 * How long what was read is shown without another look: CloudFront would do so for a day, and a date that moves would be told a
 * day late. A look costs little, since what has not changed is not sent again.
 */
const FRESH = 'max-age=300';

/** Where pages are written, and until when. */
export interface PageObjects {
  /** What all their keys begin with; nothing where the bucket is theirs alone. */
  readonly prefix: string;
  /** How many milliseconds there are. */
  readonly timeLeft: () => number;
}

/**
 * Makes a bucket hold the pages of a tree: writes those that differ, and when all are written, removes what has the path of a page
 * and is none any more. What was written before it fails is right, and the next time goes on with the rest.
 *
 * @throws AwsFailure when S3 cannot be asked, or refuses
 * @throws LocationFailure when there is no time left
 */
export async function publishToBucket(
  bucket: ListedStore,
  { visibility, pages }: PageTree<Visibility>,
  { prefix, timeLeft }: PageObjects,
): Promise<PublishedPages> {
  const inTime = (): void => {
    if (timeLeft() >= LEAST_MS) return;
    throw new LocationFailure(
      `s3://${bucket.name}/${prefix}: time was over before all pages were published: the next run goes on with the rest.`,
    );
  };
  inTime();
  const listed = await bucket.list(prefix);
  const there = new Map(listed.map(({ key, etag }) => [key.slice(prefix.length), etag]));
  const cacheControl = `${visibility}, ${FRESH}`;
  const written = [...pages.keys()].filter((path) => {
    const etag = there.get(path);
    return etag === undefined || etag !== md5(pages.get(path) ?? '');
  });
  for (const step of inSteps(written)) {
    await aFewAtOnce(AT_ONCE, step, async (path) => {
      inTime();
      const headers = { contentType: mediaType(path), cacheControl };
      await bucket.put(prefix + path, Buffer.from(pages.get(path) ?? ''), headers);
    });
  }
  const removed = [...there.keys()].filter((path) => isPagePath(path) && !pages.has(path)).sort();
  if (removed.length > 0) inTime();
  await bucket.delete(removed.map((path) => prefix + path));
  return { written, unchanged: pages.size - written.length, removed };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
