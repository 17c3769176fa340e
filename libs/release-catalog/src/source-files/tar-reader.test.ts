import { describe, expect, it, test } from 'vitest';
import { sealHeader } from '../../testing/fuzz/mutations.ts';
import { tarOf } from '../../testing/tar-gz.ts';
import { readTarHeader, TAR_BLOCK, TarHeaderError } from './tar-header.ts';
import { type TarEntry, TarReader } from './tar-reader.ts';

const TAR = await tarOf([{ name: 'nova.yaml', content: 'team: nova' }]);
const SIZE = 124;
const CHANGED = 136;

/** The header of a file, with bytes of it put in. */
function header(at: number, ...bytes: readonly number[]): Buffer {
  const block = Buffer.from(TAR.subarray(0, TAR_BLOCK));
  block.set(bytes, at);
  sealHeader(block);
  return block;
}

function ascii(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}

describe('a header', () => {
  it('says what the entry is', () => {
    expect(readTarHeader(header(0))).toMatchObject({ name: 'nova.yaml', type: '0', size: 10 });
  });

  test.each([
    ['octal digits', ascii('00000001750\0'), 1000],
    ['digits after spaces', ascii('       1750 '), 1000],
    ['nothing', ascii('\0\0\0\0\0\0\0\0\0\0\0\0'), 0],
    // As GNU writes 8 GB and more.
    ['binary', [0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1], 2 ** 33 + 1],
    ['negative binary', Array.from({ length: 12 }, () => 0xff), Number.NaN],
    ['another word', ascii('many bytes  '), Number.NaN],
  ])('has a size in %s', (_, bytes, size) => {
    expect(readTarHeader(header(SIZE, ...bytes))?.size).toBe(size);
  });

  it('may lack the day of its change', () => {
    expect(readTarHeader(header(CHANGED, ...ascii('x')))?.changed).toBe(Number.NaN);
  });

  it('has a name in two parts where it is long', async () => {
    const name = `${'folder/'.repeat(20)}nova.yaml`;
    const tar = await tarOf([{ name, content: '' }]);
    expect(readTarHeader(tar.subarray(0, TAR_BLOCK))?.name).toBe(name);
  });

  it('is none in a block of zeros', () => {
    expect(readTarHeader(Buffer.alloc(TAR_BLOCK))).toBeUndefined();
  });

  test.each([
    ['with damage', Buffer.from(TAR.subarray(0, TAR_BLOCK)).fill('x', 0, 1), 'its checksum is another'],
    ['of another format', header(262, ...ascii('x')), 'unknown format'],
  ])('%s is refused', (_, block, sentence) => {
    expect(() => readTarHeader(block)).toThrow(TarHeaderError);
    expect(() => readTarHeader(block)).toThrow(sentence);
  });
});

/** The entries of a tar; all of them are kept. */
function entriesOf(tar: Buffer): TarEntry[] {
  return [...new TarReader(() => true).read(tar)];
}

/** A file whose name stands in a header of GNU before it. */
function longNamed(flag: string, name: string): Buffer {
  const long = header(156, ...ascii(flag));
  long.set(ascii(name.length.toString(8).padStart(11, '0')), SIZE);
  sealHeader(long);
  const block = Buffer.alloc(TAR_BLOCK);
  block.write(name);
  return Buffer.concat([long, block, TAR]);
}

describe('a tar', () => {
  test.each(['L', 'N'])('may have a long name as GNU writes it: %s', (flag) => {
    const name = `${'long-'.repeat(40)}name.yaml`;
    expect(entriesOf(longNamed(flag, name)).map((entry) => entry.header.name)).toEqual([name]);
  });

  it('may have a long link as GNU writes it, which is no name', () => {
    expect(entriesOf(longNamed('K', 'elsewhere')).map((entry) => entry.header.name)).toEqual(['nova.yaml']);
  });

  it('is asked once about each entry, and gives those that are kept', async () => {
    const tar = await tarOf([
      { name: 'a', content: 'x' },
      { name: 'b', content: 'y'.repeat(1000) },
      { name: 'c', content: '' },
    ]);
    const asked: string[] = [];
    const reader = new TarReader(({ name }) => asked.push(name) !== 2);
    expect([...reader.read(tar)].map((entry) => entry.header.name)).toEqual(['a', 'c']);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('says when it is in the middle of something', () => {
    const cuts = [0, 1, 511, 512, 513, 522, 523, 1023, 1024, TAR.length];
    const between = cuts.filter((cut) => {
      const reader = new TarReader(() => true);
      for (const entry of reader.read(TAR.subarray(0, cut)))
        expect(entry.bytes.toString()).toBe('team: nova');
      return reader.isBetweenEntries;
    });
    expect(between).toEqual([0, 1024, TAR.length]);
  });

  it('does not take room for an extended header without end', () => {
    const long = header(156, ...ascii('x'));
    long.set(ascii('77777777777'), SIZE);
    sealHeader(long);
    expect(() => entriesOf(long)).toThrow('an extended header is too large');
  });

  it('may have folders that say a size', () => {
    const folder = header(156, ...ascii('5'));
    expect(entriesOf(Buffer.concat([folder, TAR])).map((entry) => entry.bytes.toString())).toContain(
      'team: nova',
    );
  });
});
