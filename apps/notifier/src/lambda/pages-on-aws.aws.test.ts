import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { calendarDate, type CalendarDate } from '@lastpatch/release-model';
import { ENVIRONMENT } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { bucketIn, bucketName } from '../../testing/aws/buckets.ts';
import { accessDenied, type Fault, replyLost } from '../../testing/aws/fault-proxy/faults.ts';
import { type Invoked, LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { secretsIn } from '../../testing/aws/lambda/secrets-in.ts';
import { seriesStatusOn } from '../../testing/aws/lambda/story.ts';
import { complaints } from '../../testing/aws/lambda/welcomed-days.ts';
import { aFewAtOnce } from '../adapters/a-few-at-once.ts';
import { Bucket } from '../adapters/aws/s3/bucket.ts';

const SETTINGS = `pages: { onAws: all, address: https://pages.example }
fleet:
  environments:
    - name: SECRET-ENV
      runs: [{ openstack: 2025.1 }]
`;
const FOLLOW = 'follow: running\nreminders: [7, 1]\ndigest: off';
const FIRST = calendarDate('2026-10-05');
const SECOND = calendarDate('2026-10-06');

interface Site {
  readonly days: LambdaDays;
  readonly pages: Bucket;
  readonly on: (day: CalendarDate, timeLeft?: number) => Promise<Invoked>;
  /** The pages that were written to the bucket of pages since this was last asked. */
  readonly written: () => string[];
}

/** A deployed notifier with a bucket for pages, unless that is not to be there. */
async function site({ settings = SETTINGS, isThere = true } = {}): Promise<Site> {
  const name = bucketName();
  const variables = { [ENVIRONMENT.pagesBucket]: name };
  const days = await LambdaDays.deployed({ 'secret-watch': FOLLOW }, { variables, settings });
  const { clients } = days.notifier;
  if (isThere) await bucketIn(clients, name);
  let seen = 0;
  return {
    days,
    pages: new Bucket(clients.s3, name),
    on: (day, timeLeft) =>
      days.answer('/status', seriesStatusOn(day)).on(day, timeLeft === undefined ? {} : { timeLeft }),
    written: () => {
      const puts = days.proxy.callsOf('PutObject').filter(({ resources }) => resources.includes(name));
      const since = puts.slice(seen);
      seen = puts.length;
      return since
        .flatMap(({ resources }) => resources.find((resource) => resource.startsWith(`${name}/`)) ?? [])
        .map((resource) => resource.slice(name.length + 1))
        .sort();
    },
  };
}

async function keysIn(bucket: Bucket, prefix = ''): Promise<string[]> {
  return (await bucket.list(prefix)).map(({ key }) => key).sort();
}

/** Everything that lies in a bucket, as one text. */
async function textsIn({ days }: Site, bucket: Bucket): Promise<string> {
  const { s3 } = days.notifier.clients;
  const texts = await aFewAtOnce(16, await keysIn(bucket), async (Key) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key }));
    return `${Key}\n${(await Body?.transformToString()) ?? ''}`;
  });
  return texts.join('\n');
}

describe('pages of a deployed notifier', { timeout: 120_000 }, () => {
  it('are published, then only what changes, and go when they are no more', async () => {
    const here = await site();
    const { days, pages } = here;
    const first = await here.on(FIRST);
    expect([first.failed, first.metrics['Heartbeat'], first.metrics['LettersSent']]).toEqual([
      undefined,
      1,
      1,
    ]);
    const keys = await keysIn(pages);
    const secret = await keysIn(days.notifier.bucket, 'pages/');
    expect(here.written()).toEqual(keys);
    expect(first.answer?.pages).toBe(keys.length + secret.length);
    expect(keys).toContain('products/openstack/releases/epoxy.ics');

    const Key = 'products/openstack/feed.atom';
    const head = await days.notifier.clients.s3.send(new HeadObjectCommand({ Bucket: pages.name, Key }));
    expect([head.ContentType, head.CacheControl, head.ContentEncoding]).toEqual([
      'application/atom+xml; charset=utf-8',
      'public, max-age=300',
      undefined,
    ]);
    const open = await textsIn(here, pages);
    expect(open).toContain(`href="https://pages.example/${Key}"`);
    expect(open).not.toMatch(/secret/i);
    expect(secret).toEqual([
      'pages/404.html',
      'pages/assets/icon.svg',
      'pages/assets/page.css',
      'pages/fleet.ics',
      'pages/fleet.json',
      'pages/index.html',
      'pages/metrics.prom',
      'pages/watches/secret-watch/calendar.ics',
      'pages/watches/secret-watch/feed.atom',
    ]);
    expect(secretsIn(days.notifier, first.log)).toEqual([]);
    const shown = first.log.filter((line) => !line.startsWith('debug: ')).join('\n');
    expect(shown).not.toMatch(/secret/i);

    // A quiet day: what counts days, and when sources were read.
    const second = await here.on(SECOND);
    const changed = here.written();
    expect([second.failed, second.answer?.pages]).toEqual([undefined, changed.length + 3]);
    expect(changed.filter((key) => !/^products\/[^/]+\/(index|releases\/[^/]+)\.html$/.test(key))).toEqual([
      'index.html',
      'metrics.prom',
      'notices.json',
      'products.json',
      'readings.json',
      'upcoming.json',
    ]);
    expect(changed.length).toBeLessThan(keys.length / 10);
    const again = await here.on(SECOND);
    expect([again.failed, here.written(), again.answer?.pages]).toEqual([undefined, [], 0]);

    const { s3 } = days.notifier.clients;
    for (const gone of ['products/old/calendar.ics', 'LOGO.PNG']) {
      await s3.send(new PutObjectCommand({ Bucket: pages.name, Key: gone, Body: 'old' }));
    }
    expect((await here.on(SECOND)).answer?.pages).toBe(1);
    expect(await keysIn(pages)).toEqual([...keys, 'LOGO.PNG'].sort());
  });

  it.each<[string, Fault, string]>([
    [
      'S3 refuses one',
      accessDenied,
      'AccessDenied (HTTP 403). The credentials or the role do not allow it: check them, and deploy again.',
    ],
    ['the connection breaks', replyLost, 'no answer (ECONNRESET). The next run tries again.'],
  ])(
    'stop no letter when %s, are tried again with the same event, and go on where they were',
    async (_, fault, said) => {
      const here = await site({ settings: SETTINGS.replace('onAws: all, ', '') });
      const resource = `${here.pages.name}/products/openstack/product.json`;
      here.days.proxy.failNext({ action: 'PutObject', resource }, fault, {
        times: fault === replyLost ? 3 : 1,
      });
      const first = await here.on(FIRST);
      expect(first.failed).toBe('The pages are not all published: the log says why.');
      expect(first.metrics).toMatchObject({ LettersSent: 1, Heartbeat: 1 });
      expect(complaints(here.days, first.log)).toEqual([
        `error: Not all pages are published: S3 PutObject on s3://${resource} failed: ${said}`,
      ]);
      // Those that lead to others are not there yet.
      expect((await keysIn(here.pages)).filter((key) => !key.includes('/'))).toEqual([]);
      const before = here.written();

      const second = await here.on(FIRST);
      expect(second).toMatchObject({ failed: undefined, metrics: { LettersSent: 0, Heartbeat: 1 } });
      expect(here.written().length).toBeLessThan((await keysIn(here.pages)).length);
      expect(before.length).toBeGreaterThan(0);
      expect((await here.days.received('secret-watch')).length).toBe(1);
    },
  );

  it('say of those of the team that fail no more than where they lie', async () => {
    const { days, on } = await site();
    const resource = `${days.notifier.bucket.name}/pages/watches/secret-watch/calendar.ics`;
    days.proxy.failNext({ action: 'PutObject', resource }, accessDenied);
    const { failed, log } = await on(FIRST);
    expect(failed).toBe('The pages are not all published: the log says why.');
    expect(complaints(days, log)).toEqual([
      expect.stringMatching(
        /^error: Not all pages are published: S3 PutObject on s3:\/\/BUCKET\/pages\/ failed/,
      ),
    ]);
  });

  it('wait for the next event where there is no time', async () => {
    const here = await site();
    // Of what Lambda says, three seconds are kept for the last words.
    const first = await here.on(FIRST, 92_999);
    expect(first.failed).toBe('The pages are not all published: the log says why.');
    expect(first.metrics).toMatchObject({ LettersSent: 1, Heartbeat: 1 });
    expect([await keysIn(here.pages), here.written()]).toEqual([[], []]);
    expect((await here.on(FIRST, 93_000)).failed).toBeUndefined();
    expect(await keysIn(here.pages)).toContain('products.json');
  });

  it('stop no letter where their bucket is not there', async () => {
    const { days, on } = await site({ isThere: false });
    const { failed, log, metrics } = await on(FIRST);
    expect(failed).toBe('The pages are not all published: the log says why.');
    expect(metrics).toMatchObject({ LettersSent: 1, Heartbeat: 1 });
    expect(complaints(days, log)).toEqual([
      expect.stringMatching(
        /ListObjectsV2 on s3:\/\/\S+\/ failed: NoSuchBucket \(HTTP 404\)\. It is not there/,
      ),
    ]);
    // Those of the team have another.
    expect(await keysIn(days.notifier.bucket, 'pages/')).toContain('pages/fleet.json');
  });

  it('never go to the bucket of catalogs, which would be emptied for them', async () => {
    const { days, on } = await site({ settings: SETTINGS.replace('onAws: all, ', '') });
    const { notifier } = days;
    Object.assign(notifier.deployment, { pagesBucket: notifier.bucket.name });
    const { failed, log, metrics } = await on(FIRST);
    expect(failed).toBe('The pages are not all published: the log says why.');
    expect(metrics).toMatchObject({ LettersSent: 1, Heartbeat: 1 });
    expect(complaints(days, log)).toEqual([
      'error: Not all pages are published: s3://BUCKET/: this is the bucket of catalogs, and pages for everybody take one of their own. Deploy again.',
    ]);
    expect((await keysIn(notifier.bucket)).map((key) => key.split('/')[0])).toEqual(
      expect.arrayContaining(['catalogs', 'settings', 'sources']),
    );
    expect(days.proxy.callsOf('DeleteObjects')).toEqual([]);
  });
});
