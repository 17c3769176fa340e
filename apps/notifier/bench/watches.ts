/**
 * Measures runs with a letter for every watch against an AWS that takes its time:
 *   npm run bench:watches [-- WATCHES [MILLISECONDS FOR EACH CALL]]
 * A welcome for each; a reminder for each; the same again in a run that is cut and the one that goes on with it; and a day
 * without news. Each is the whole of what Lambda calls, in a process of its own, and real clients over HTTP. Writes a line of JSON for each.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { addDays, type CalendarDate } from '@lastpatch/release-model';
import { Bucket } from '../src/adapters/aws/s3/bucket.ts';
import { pushSettingsObject } from '../src/adapters/aws/s3/settings-object.ts';
import { environmentOfPlayed } from '../testing/aws/played-sns.ts';
import { type AwsCounts, FUNCTION_ENVIRONMENT, type RunMeasure, watchIds } from './measurement.ts';

const [watches = 10_000, delayMs = 30] = process.argv.slice(2).map(Number);
/** As long as Lambda lets a function run. */
const LONGEST_MS = 15 * 60 * 1000;
/** The heap of a run, in MB: what Node.js leaves to rest otherwise, where the machine has more, is no need of the run. */
const HEAP_MB = 256;
/** How many days before an end of support the reminder is that everybody gets, and the one after it. */
const REMINDED = 90;
const REMINDED_AGAIN = 30;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const aws = fork(here('aws-process.ts'), [JSON.stringify({ watches, delayMs })]);
const [{ url }] = (await once(aws, 'message')) as [{ readonly url: string }];
const environment = { ...environmentOfPlayed({ url }), AWS_REGION: 'us-east-1', ...FUNCTION_ENVIRONMENT };
Object.assign(process.env, environment);

const end = await endOfSupport();
await pushSettings(end.release);
const welcome = addDays(end.day, -REMINDED - 1);
await measured('a welcome for each', welcome, LONGEST_MS);
const news = await measured('news for each', addDays(end.day, -REMINDED), LONGEST_MS);
const again = addDays(end.day, -REMINDED_AGAIN);
const cut = await measured('news for each, cut half-way', again, cutAfter(news.ms));
const rest = await measured('the run that goes on', again, LONGEST_MS, cut.published);
if (cut.pending === 0) throw new Error('the run was over before it was cut');
if (cut.sent + rest.sent !== news.sent)
  throw new Error(`${cut.sent} and ${rest.sent} letters, expected ${news.sent}`);
await measured('the day after', addDays(again, 1), LONGEST_MS);
aws.disconnect();

/** The end of support of OpenStack that comes last, so that no other reminder falls on the days of its own. */
async function endOfSupport(): Promise<{ readonly release: string; readonly day: CalendarDate }> {
  const { products } = await loadBundledCatalog();
  const ends = products
    .filter(({ name }) => name === 'openstack')
    .flatMap(({ asOf, releases }) =>
      releases.flatMap(({ id, windows }) =>
        windows.flatMap(({ phase, from }) =>
          phase === 'unmaintained' && from !== null && from > addDays(asOf, REMINDED + 2)
            ? [{ release: id, day: from }]
            : [],
        ),
      ),
    );
  const [last] = ends.toSorted((a, b) => (a.day < b.day ? 1 : -1));
  if (!last) throw new Error('the catalog plans no end of support that is far enough ahead');
  return last;
}

async function pushSettings(release: string): Promise<void> {
  const watch = (id: string): string =>
    `  - { id: ${id}, title: Team ${id}, digest: off, follow: { openstack: [${release}], ubuntu: supported, mariadb: supported }, reminders: [${REMINDED}, ${REMINDED_AGAIN}] }`;
  const text = ['refresh: never', 'watches:', ...watchIds(watches).map(watch), ''].join('\n');
  const s3 = new S3Client();
  await pushSettingsObject(new Bucket(s3, 'catalogs'), {
    settings: { name: 'lastpatch.yaml', text },
    products: [],
    fleet: [],
    certificateAuthorities: null,
  });
  s3.destroy();
  await counted();
}

/** So that about half of the letters go out: a run begins none that it could not end, for which it keeps 18 seconds. */
function cutAfter(ms: number): number {
  const KEPT_MS = 18_000;
  return KEPT_MS + ms / 2;
}

/**
 * @param before how many messages each topic got of the same letters
 * @throws Error when a topic got a message twice
 */
async function measured(
  name: string,
  day: CalendarDate,
  limitMs: number,
  before: AwsCounts['published'] = {},
): Promise<RunMeasure & AwsCounts> {
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      `--max-old-space-size=${HEAP_MB}`,
      here('run-process.ts'),
      `${day}T06:00:00Z`,
      String(limitMs),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let written = '';
  child.stdout.on('data', (part: Buffer) => (written += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${name}: the run failed`);
  const measure = JSON.parse(written) as RunMeasure;
  const counts = await counted();
  const twice = Object.entries(counts.published).filter(([topic, count]) => count + (before[topic] ?? 0) > 1);
  if (twice.length > 0) throw new Error(`${name}: told twice: ${JSON.stringify(twice.slice(0, 3))}`);
  const { published, ...said } = { ...measure, ...counts };
  console.log(JSON.stringify({ name, watches, delayMs, ...said, topics: Object.keys(published).length }));
  return { ...measure, ...counts };
}

async function counted(): Promise<AwsCounts> {
  aws.send('counts');
  const [counts] = (await once(aws, 'message')) as [AwsCounts];
  return counts;
}
