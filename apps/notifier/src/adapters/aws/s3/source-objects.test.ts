import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../../../testing/hostile-names.ts';
import { MemoryObjects } from '../../../../testing/memory-objects.ts';
import { nameOfBytes } from '../../name-of-bytes.ts';
import { SourceObjects } from './source-objects.ts';

const DAY = 86_400_000;
const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** A bucket, and the stores of runs at moments, each of which has forgotten what earlier ones knew. */
function runs(): { bucket: MemoryObjects; runAt: (now: number) => SourceObjects } {
  const bucket = new MemoryObjects();
  return {
    bucket,
    runAt: (now) => {
      bucket.now = now;
      return new SourceObjects(bucket, () => now);
    },
  };
}

describe('what was read of sources', () => {
  it('comes back by the name of its bytes', async () => {
    const { bucket, runAt } = runs();
    const bytes = bytesOf('series');
    const name = await runAt(0).keep(bytes);
    expect(name).toBe(nameOfBytes(bytes));
    expect(bucket.written).toEqual([`sources/${name}`]);
    expect(await runAt(1).load(name)).toEqual(bytes);
  });

  it('is written once by one run, and read once', async () => {
    const { bucket, runAt } = runs();
    const run = runAt(0);
    const name = await run.keep(bytesOf('a'));
    await run.keep(bytesOf('a'));
    bucket.objects.clear();
    expect(await run.load(name)).toEqual(bytesOf('a'));
    expect(bucket.written).toHaveLength(1);
  });

  it('is not given back when it is damaged', async () => {
    const { bucket, runAt } = runs();
    const name = await runAt(0).keep(bytesOf('series'));
    bucket.damage(`sources/${name}`);
    expect(await runAt(1).load(name)).toBeUndefined();
    // Read anew it is whole again.
    await runAt(2).keep(bytesOf('series'));
    expect(await runAt(3).load(name)).toEqual(bytesOf('series'));
  });

  it('is nothing where it is not there', async () => {
    const { runAt } = runs();
    expect(await runAt(0).load('a'.repeat(64))).toBeUndefined();
  });

  it.each([...Object.values(HOSTILE_NAMES), '../settings/settings.json', 'A'.repeat(64), 'a'.repeat(65)])(
    'is not looked for by what is no name: %j',
    async (name) => {
      const { bucket, runAt } = runs();
      bucket.objects.set(`sources/${name}`, bytesOf('a'));
      bucket.objects.set('settings/settings.json', bytesOf('{}'));
      expect(await runAt(0).load(name)).toBeUndefined();
    },
  );
});

describe('what is superfluous of it', () => {
  it('goes when something has come, but for what is named and what is young', async () => {
    const { bucket, runAt } = runs();
    const [old, named] = [await runAt(0).keep(bytesOf('old')), await runAt(0).keep(bytesOf('named'))];
    const young = await runAt(3 * DAY).keep(bytesOf('young'));
    await bucket.put('catalogs/a.json.gz', bytesOf('catalog'));
    bucket.times.set('catalogs/a.json.gz', 0);
    const run = runAt(4 * DAY);
    const latest = await run.keep(bytesOf('new'));
    await run.keepOnly(new Set([named, latest]));
    expect([...bucket.objects.keys()].sort()).toEqual(
      ['catalogs/a.json.gz', `sources/${latest}`, `sources/${named}`, `sources/${young}`].sort(),
    );
    expect(bucket.objects.has(`sources/${old}`)).toBe(false);
  });

  it('goes two days after it came, to the moment', async () => {
    for (const [age, isThere] of [
      [2 * DAY, true],
      [2 * DAY + 1, false],
    ] as const) {
      const { bucket, runAt } = runs();
      const old = await runAt(0).keep(bytesOf('old'));
      const run = runAt(age);
      await run.keepOnly(new Set([await run.keep(bytesOf('new'))]));
      expect(bucket.objects.has(`sources/${old}`)).toBe(isThere);
    }
  });

  it('stays when nothing has come: then nothing is looked for', async () => {
    const { bucket, runAt } = runs();
    const old = await runAt(0).keep(bytesOf('old'));
    const run = runAt(9 * DAY);
    await run.load(old);
    await run.keepOnly(new Set());
    expect(bucket.objects.has(`sources/${old}`)).toBe(true);
  });
});
