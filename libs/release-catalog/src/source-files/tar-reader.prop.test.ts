import { extract } from 'tar-stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tarOf, type TarEntry } from '../../testing/tar-gz.ts';
import { TarReader } from './tar-reader.ts';

/** An entry as it was read: its name, its bytes, and when it was last changed. */
type Read = readonly [name: string, content: string, changed: number];

/** What the files of a tar are, by tar-stream's reading. */
async function byTarStream(tar: Buffer): Promise<Read[]> {
  const unpack = extract();
  unpack.end(tar);
  const read: Read[] = [];
  for await (const entry of unpack) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const { name, mtime, type } = entry.header;
    if (type === 'file') read.push([name, Buffer.concat(chunks).toString('base64'), mtime.getTime() / 1000]);
  }
  return read;
}

/** The same by ours, from chunks of a size. */
function byTarReader(tar: Buffer, chunkBytes: number): Read[] {
  const reader = new TarReader(({ type }) => type === '0');
  const read: Read[] = [];
  for (let at = 0; at < tar.length; at += chunkBytes) {
    for (const { header, bytes } of reader.read(tar.subarray(at, at + chunkBytes))) {
      read.push([header.name, bytes.toString('base64'), header.changed]);
    }
  }
  expect(reader.isBetweenEntries).toBe(true);
  return read;
}

const segment = fc.string({
  unit: fc.constantFrom('a', 'b', 'ñ', '日', '-', ' '),
  minLength: 1,
  maxLength: 60,
});
const names = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('/'));
const entries: fc.Arbitrary<TarEntry> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ name: names, content: fc.uint8Array({ maxLength: 1500 }) }) },
  fc.record({ name: names, type: fc.constant('directory' as const) }),
  fc.record({ name: names, type: fc.constant('symlink' as const), linkname: names }),
  fc.record({
    name: fc.constant('placeholder'),
    pax: fc.record({ path: names, comment: segment }),
    content: fc.string(),
  }),
);

test('files are read as tar-stream reads them, whatever the chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entries, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4000 }),
      async (all, size) => {
        const tar = await tarOf(all);
        expect(byTarReader(tar, size)).toEqual(await byTarStream(tar));
      },
    ),
    { numRuns: 200 },
  );
});
