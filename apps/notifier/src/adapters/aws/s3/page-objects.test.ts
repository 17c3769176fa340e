import type { PageTree } from '@lastpatch/pages';
import { describe, expect, it } from 'vitest';
import { MemoryObjects } from '../../../../testing/memory-objects.ts';
import { type PageObjects, publishToBucket } from './page-objects.ts';

const MINUTES: PageObjects = { prefix: '', timeLeft: () => 900_000 };
const TEAM: PageObjects = { ...MINUTES, prefix: 'pages/' };

function tree(pages: Readonly<Record<string, string>>): PageTree<'public'> {
  return { visibility: 'public', pages: new Map(Object.entries(pages)) };
}

const FIRST = tree({ 'metrics.prom': '1', 'products/a/calendar.ics': '2', 'products/b/feed.atom': '3' });

function put(bucket: MemoryObjects, ...keys: readonly string[]): void {
  for (const key of keys) bucket.objects.set(key, Buffer.from('old'));
}

describe('a bucket of pages', () => {
  it('gets each as what it is, and only for minutes, those last that lead to others', async () => {
    const bucket = new MemoryObjects();
    expect(await publishToBucket(bucket, FIRST, MINUTES)).toEqual({
      written: ['metrics.prom', 'products/a/calendar.ics', 'products/b/feed.atom'],
      unchanged: 0,
      removed: [],
    });
    expect(bucket.written).toEqual(['products/a/calendar.ics', 'products/b/feed.atom', 'metrics.prom']);
    expect(bucket.headers.get('products/a/calendar.ics')).toEqual({
      contentType: 'text/calendar; charset=utf-8',
      cacheControl: 'public, max-age=300',
    });
  });

  it('is not written to where nothing has changed', async () => {
    const bucket = new MemoryObjects();
    await publishToBucket(bucket, FIRST, MINUTES);
    bucket.written.length = 0;
    expect(await publishToBucket(bucket, FIRST, MINUTES)).toEqual({ written: [], unchanged: 3, removed: [] });
    expect(bucket.written).toEqual([]);
  });

  it('gets what differs, and loses what is no page any more, and nothing that never was one', async () => {
    const bucket = new MemoryObjects();
    await publishToBucket(bucket, FIRST, MINUTES);
    put(bucket, 'products/old/calendar.ics', 'Logo.PNG', '.well-known/x', 'a//b.json');
    bucket.damage('metrics.prom');
    const { written, removed } = await publishToBucket(bucket, FIRST, MINUTES);
    expect([written, removed]).toEqual([['metrics.prom'], ['products/old/calendar.ics']]);
    expect([...bucket.objects.keys()].sort()).toEqual([
      '.well-known/x',
      'Logo.PNG',
      'a//b.json',
      'metrics.prom',
      'products/a/calendar.ics',
      'products/b/feed.atom',
    ]);
  });

  it('holds those of the team under a prefix, beside what is not theirs', async () => {
    const bucket = new MemoryObjects();
    put(bucket, 'settings/settings.json', 'pages/old.json');
    const secret: PageTree<'private'> = { visibility: 'private', pages: new Map([['fleet.json', '{}']]) };
    expect(await publishToBucket(bucket, secret, TEAM)).toEqual({
      written: ['fleet.json'],
      unchanged: 0,
      removed: ['old.json'],
    });
    expect([...bucket.objects.keys()]).toEqual(['settings/settings.json', 'pages/fleet.json']);
    expect(bucket.headers.get('pages/fleet.json')?.cacheControl).toBe('private, max-age=300');
  });

  it('loses nothing while something could not be written, and is made good the next time', async () => {
    const bucket = new MemoryObjects();
    put(bucket, 'old.json');
    const isFaulty = { next: true };
    const write = bucket.put.bind(bucket);
    bucket.put = (key, bytes, headers) => {
      if (isFaulty.next && key === 'products/b/feed.atom') return Promise.reject(new Error('no answer'));
      return write(key, bytes, headers);
    };
    await expect(publishToBucket(bucket, FIRST, MINUTES)).rejects.toThrow('no answer');
    expect([...bucket.objects.keys()]).toEqual(['old.json', 'products/a/calendar.ics']);
    isFaulty.next = false;
    expect(await publishToBucket(bucket, FIRST, MINUTES)).toMatchObject({
      written: ['metrics.prom', 'products/b/feed.atom'],
      removed: ['old.json'],
    });
  });

  it('is left as it is where there is no time, and between two pages when there is none left', async () => {
    const bucket = new MemoryObjects();
    put(bucket, 'old.json');
    const over = 's3://bucket/: time was over before all pages were published: the next run goes on';
    await expect(publishToBucket(bucket, FIRST, { prefix: '', timeLeft: () => 89_999 })).rejects.toThrow(
      over,
    );
    expect(bucket.written).toEqual([]);
    // One look before the list, and one before each page.
    const looks = [90_000, 90_000, 90_000, 89_999];
    const timeLeft = (): number => looks.shift() ?? 0;
    await expect(publishToBucket(bucket, FIRST, { prefix: '', timeLeft })).rejects.toThrow(over);
    expect(bucket.written).toEqual(['products/a/calendar.ics', 'products/b/feed.atom']);
    expect(await publishToBucket(bucket, FIRST, MINUTES)).toMatchObject({
      written: ['metrics.prom'],
      removed: ['old.json'],
    });
  });
});
