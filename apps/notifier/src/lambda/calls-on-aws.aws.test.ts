import { describe, expect, it } from 'vitest';
import { LambdaDays } from '../../testing/aws/lambda/lambda-days.ts';
import { pushSettings } from '../../testing/aws/lambda/notifier-in-aws.ts';
import { seriesStatus } from '../../testing/live/upstream-files.ts';

const FOLLOW = 'follow: { openstack: { releases: all } }\nreminders: []\ndigest: off';

/** How often each call was made, `3 sns Publish`, in the order of the first of each. */
function counted(calls: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  return [...counts].map(([call, count]) => `${count} ${call}`);
}

/** Upstream as it is now, asked in the way in which it says that nothing has changed. */
function unchanged(days: LambdaDays, status: string): void {
  days.answer('/status', (request, response) => {
    const isKnown = request.headers['if-none-match'] === '"1"';
    response.writeHead(isKnown ? 304 : 200, { etag: '"1"' }).end(isKnown ? '' : status);
  });
}

describe('the calls to AWS of a day', () => {
  it('without news are five, and one for the source that has not changed', async () => {
    const days = await LambdaDays.deployed({ platform: FOLLOW });
    unchanged(days, seriesStatus());
    await days.on('2026-09-10');
    await days.on('2026-09-11');
    expect(counted((await days.on('2026-09-12')).calls)).toEqual([
      // The settings, the catalog, and the source.
      '3 s3 GetObject',
      '1 dynamodb GetItem',
      '1 dynamodb UpdateItem',
      '1 sns ListSubscriptions',
    ]);
  });

  it('without news, when no source is read, are five', async () => {
    const days = await LambdaDays.deployed({ platform: FOLLOW });
    const settings = `refresh: never\nwatches:\n  - { id: platform, follow: { openstack: all }, digest: off }\n`;
    await pushSettings(days.notifier, settings);
    await days.on('2026-09-10');
    await days.on('2026-09-11');
    expect(counted((await days.on('2026-09-12')).calls)).toEqual([
      '2 s3 GetObject',
      '1 dynamodb GetItem',
      '1 dynamodb UpdateItem',
      '1 sns ListSubscriptions',
    ]);
  });

  it('with news are three for each letter, and a few more', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `team-${index}`);
    const days = await LambdaDays.deployed(Object.fromEntries(ids.map((id) => [id, FOLLOW])));
    unchanged(days, seriesStatus());
    await days.on('2026-09-10');
    await days.on('2026-09-11');
    days.answer('/status', seriesStatus({ date: '2026-10-16' }));
    const news = await days.on('2026-09-12');
    expect(news.metrics['LettersSent']).toBe(10);
    expect(counted(news.calls)).toEqual([
      '3 s3 GetObject',
      '1 dynamodb GetItem',
      // The source that has changed, and the catalog.
      '2 s3 PutObject',
      // The commit, and of each letter its claim and how it ended.
      '21 dynamodb UpdateItem',
      '10 sns Publish',
      '1 s3 ListObjectsV2',
      '1 sns ListSubscriptions',
    ]);
    // The day after reads what has become of the letters, and puts them into the archive.
    unchanged(days, seriesStatus({ date: '2026-10-16' }));
    const after = counted((await days.on('2026-09-13')).calls);
    expect(after).toEqual([
      '3 s3 GetObject',
      '1 dynamodb GetItem',
      '1 dynamodb BatchGetItem',
      '1 dynamodb PutItem',
      '1 dynamodb UpdateItem',
      '1 sns ListSubscriptions',
    ]);
  });
});
