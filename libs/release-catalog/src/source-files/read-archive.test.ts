import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { sealHeader } from '../../testing/fuzz/mutations.ts';
import { contentsOf, inChunks, tarGzOf, tarOf, type TarEntry } from '../../testing/tar-gz.ts';
import { ImportError } from '../import-problem.ts';
import { readArchive } from './read-archive.ts';

const TWO_FILES: readonly TarEntry[] = [
  { name: 'releases-master/', type: 'directory' },
  { name: 'releases-master/data/series_status.yaml', content: '- name: zed\n' },
  { name: 'releases-master/deliverables/zed/nova.yaml', content: 'team: nova\n'.repeat(100) },
];

const TAR = await tarOf(TWO_FILES);
const LARGE = await tarGzOf([
  { name: 'top/data/first.yaml', content: 'x' },
  { name: 'top/data/noise.bin', content: noise(1_500_000) },
  { name: 'top/data/last.yaml', content: 'y' },
]);

/** The sentence with which an archive is refused. */
function sentence(error: unknown): string {
  expect(error).toBeInstanceOf(ImportError);
  const { message } = error as ImportError;
  expect(message).toMatch(/^the archive /);
  expect(message).not.toMatch(/\n|node:|\.js\b|\.ts\b/);
  return message;
}

function paths({ files }: { files: readonly { path: string }[] }): string[] {
  return files.map(({ path }) => path);
}

describe('paths', () => {
  test('are without the single folder at the top that archives of repositories have', async () => {
    const { files, problems, error } = await contentsOf(await tarGzOf(TWO_FILES));
    expect(error).toBeUndefined();
    expect(problems).toEqual([]);
    expect(files).toEqual([
      { path: 'data/series_status.yaml', text: '- name: zed\n' },
      { path: 'deliverables/zed/nova.yaml', text: 'team: nova\n'.repeat(100) },
    ]);
  });

  test('are the same when the archive has no folder at the top, or begins with ./', async () => {
    const archive = await tarGzOf([
      { name: 'data/series_status.yaml', content: 'a' },
      { name: './deliverables/zed/nova.yaml', content: 'b' },
      { name: './top/doc/source/zed/schedule.yaml', content: 'c' },
    ]);
    expect(paths(await contentsOf(archive))).toEqual([
      'data/series_status.yaml',
      'deliverables/zed/nova.yaml',
      'doc/source/zed/schedule.yaml',
    ]);
  });

  test('may be long, in extended headers', async () => {
    const name = `top/deliverables/zed/${'long-'.repeat(60)}name.yaml`;
    expect(paths(await contentsOf(await tarGzOf([{ name, content: 'x' }])))).toEqual([name.slice(4)]);
  });

  test('may be of any script', async () => {
    expect(paths(await contentsOf(await tarGzOf([{ name: 'top/data/ñandú.yaml', content: 'x' }])))).toEqual([
      'data/ñandú.yaml',
    ]);
  });

  test.each([
    '../data/series_status.yaml',
    'top/../data/series_status.yaml',
    'top/data/../data/series_status.yaml',
    '/data/series_status.yaml',
    '//data/series_status.yaml',
    'top//data/series_status.yaml',
    'top/./data/series_status.yaml',
    'top\\data\\series_status.yaml',
    'top/data\\series_status.yaml',
    'top/data/series_status.yaml\0.png',
    'top/data/series_status.yaml/',
    'series_status.yaml',
    '..',
    '.',
  ])('that point elsewhere are passed over: %j', async (name) => {
    const wants = vi.fn(() => true);
    const archive = await tarGzOf([
      { name: 'placeholder', pax: { path: name }, content: 'x' },
      { name: 'top/data/fine.yaml', content: 'y' },
    ]);
    const contents = await contentsOf(archive, { wants });
    expect(contents.error).toBeUndefined();
    expect(paths(contents)).toEqual(['data/fine.yaml']);
    expect(wants.mock.calls).toEqual([['data/fine.yaml']]);
  });
});

describe('files', () => {
  test('that are not wanted are passed over', async () => {
    const contents = await contentsOf(await tarGzOf(TWO_FILES), {
      wants: (path) => path.startsWith('data/'),
    });
    expect(paths(contents)).toEqual(['data/series_status.yaml']);
  });

  test.each(['symlink', 'link', 'fifo', 'character-device', 'block-device', 'directory'] as const)(
    'are files: a %s of a wanted name is not followed',
    async (type) => {
      const archive = await tarGzOf([
        { name: 'top/data/series_status.yaml', type, linkname: '/etc/hostname' },
        { name: 'top/deliverables/zed/nova.yaml', content: 'x' },
      ]);
      expect(paths(await contentsOf(archive))).toEqual(['deliverables/zed/nova.yaml']);
    },
  );

  test('that stand twice count as they came first, and the second is reported', async () => {
    const archive = await tarGzOf([
      { name: 'top/data/series_status.yaml', content: 'first' },
      { name: 'top/data/series_status.yaml', content: 'second' },
      { name: 'other/data/series_status.yaml', content: 'third' },
    ]);
    const { files, problems } = await contentsOf(archive);
    expect(files).toEqual([{ path: 'data/series_status.yaml', text: 'first' }]);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toEqual({
      file: 'data/series_status.yaml',
      line: null,
      problem: 'the archive holds this file twice: the first counts',
    });
  });

  test('that are not UTF-8 are reported, and the others are read', async () => {
    const archive = await tarGzOf([
      { name: 'top/data/a.yaml', content: Uint8Array.from([0x61, 0xff, 0xfe]) },
      { name: 'top/data/b.yaml', content: 'fine' },
    ]);
    const { files, problems } = await contentsOf(archive);
    expect(files).toEqual([{ path: 'data/b.yaml', text: 'fine' }]);
    expect(problems).toEqual([{ file: 'data/a.yaml', line: null, problem: 'the file is not UTF-8 text' }]);
  });

  test('lose their byte order mark', async () => {
    const archive = await tarGzOf([{ name: 'top/data/a.yaml', content: '\uFEFFa: b' }]);
    expect((await contentsOf(archive)).files).toEqual([{ path: 'data/a.yaml', text: 'a: b' }]);
  });

  test('may be empty', async () => {
    const archive = await tarGzOf([
      { name: 'top/data/a.yaml', content: '' },
      { name: 'top/data/b.yaml', content: 'x' },
    ]);
    expect((await contentsOf(archive)).files).toEqual([
      { path: 'data/a.yaml', text: '' },
      { path: 'data/b.yaml', text: 'x' },
    ]);
  });

  test.each([1, 7, 511, 512, 513, 100_000])('come out the same from chunks of %i bytes', async (size) => {
    const { files, error } = await contentsOf(inChunks(await tarGzOf(TWO_FILES), size));
    expect(error).toBeUndefined();
    expect(files.map(({ text }) => text.length)).toEqual([12, 1100]);
  });
});

describe('an archive that is cut short', () => {
  test('is refused wherever the gzip is cut', async () => {
    const whole = await tarGzOf([...TWO_FILES, { name: 'top/data/noise.yaml', content: noise(3000) }]);
    const cuts = Array.from({ length: 60 }, (_, n) => Math.floor((n * whole.length) / 60));
    for (const cut of [...cuts, whole.length - 8, whole.length - 1]) {
      const { error } = await contentsOf(whole.subarray(0, cut));
      expect(sentence(error), `cut at ${cut}`).toContain('cut short');
    }
  });

  test('is refused wherever the tar within a whole gzip is cut, be it between two entries', async () => {
    const endOfArchive = 1024;
    for (let cut = 0; cut <= TAR.length - endOfArchive; cut += 256) {
      const { error } = await contentsOf(gzipSync(TAR.subarray(0, cut)));
      expect(sentence(error), `cut at ${cut}`).toContain('cut short');
    }
  });

  test('gives the files before the cut, and fails only then', async () => {
    const { files, error } = await contentsOf(gzipSync(TAR.subarray(0, 2000)));
    expect(paths({ files })).toEqual(['data/series_status.yaml']);
    expect(sentence(error)).toContain('cut short');
  });
});

describe('bytes that are no archive', () => {
  test.each([
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>503</body></html>')],
    ['text', Buffer.from('404: Not Found')],
    ['zeros', Buffer.alloc(5000)],
    ['a tar that is not packed', TAR],
    ['a packed web page', gzipSync('<!DOCTYPE html>'.repeat(100))],
    ['a packed tar with damage', gzipSync(damaged(TAR))],
  ])('are refused: %s', async (_, bytes) => {
    expect(sentence((await contentsOf(bytes)).error)).toContain('is damaged or is no .tar.gz');
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a gzip of nothing', gzipSync('')],
    ['the first byte of a gzip', Buffer.from([0x1f])],
  ])('are refused as cut short: %s', async (_, bytes) => {
    expect(sentence((await contentsOf(bytes)).error)).toContain('cut short');
  });

  test('are refused when the checksum at the end is wrong', async () => {
    const archive = await tarGzOf(TWO_FILES);
    archive[archive.length - 6]! ^= 1;
    expect(sentence((await contentsOf(archive)).error)).toContain('is damaged');
  });
});

describe('an entry whose size is neither octal nor binary', () => {
  const [folder, first, second] = [0, 512, 1536];

  test.each([
    ['a folder', folder, true, []],
    ['a wanted file', first, true, []],
    ['a wanted file after another', second, true, ['data/series_status.yaml']],
    ['a file that is not wanted', second, false, []],
  ])('is refused instead of waited for: %s', async (_, header, wants, before) => {
    const tar = Buffer.from(TAR);
    tar[header + 124] = 0x8d;
    sealHeader(tar.subarray(header, header + 512));
    const contents = await contentsOf(gzipSync(tar), { wants: () => wants });
    expect(sentence(contents.error)).toContain('is damaged');
    expect(paths(contents)).toEqual(before);
  });
});

describe('gzip members', () => {
  test('may be two, of one tar', async () => {
    const archive = Buffer.concat([gzipSync(TAR.subarray(0, 1300)), gzipSync(TAR.subarray(1300))]);
    const { files, error } = await contentsOf(archive);
    expect(error).toBeUndefined();
    expect(files).toHaveLength(2);
  });

  test('may be followed by zeros, as tapes are', async () => {
    const { files, error } = await contentsOf(Buffer.concat([await tarGzOf(TWO_FILES), Buffer.alloc(2000)]));
    expect(error).toBeUndefined();
    expect(files).toHaveLength(2);
  });

  test.each([
    ['text', Buffer.from('garbage')],
    ['the beginning of another member', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])],
  ])('followed by %s are refused', async (_, garbage) => {
    const { error } = await contentsOf(Buffer.concat([await tarGzOf(TWO_FILES), garbage]));
    expect(sentence(error)).toMatch(/damaged|cut short/);
  });
});

test('an archive without entries holds no files', async () => {
  expect(await contentsOf(await tarGzOf([]))).toEqual({ files: [], problems: [], error: undefined });
});

describe('limits', () => {
  test.each([
    ['of a wanted file', () => true],
    ['of a file that is not wanted', () => false],
  ])('a small archive that unpacks to much is refused: %s', async (_, wants) => {
    const bomb = await tarGzOf([{ name: 'top/data/zeros.yaml', content: new Uint8Array(3_000_000) }]);
    expect(bomb.length).toBeLessThan(10_000);
    const { error } = await contentsOf(bomb, {
      wants,
      limits: { totalBytes: 1_000_000, fileBytes: 5_000_000 },
    });
    expect(sentence(error)).toContain('unpacks to more than 1000000 bytes');
  });

  test('the limit itself is not too much', async () => {
    const limit = async (totalBytes: number): Promise<unknown> =>
      (await contentsOf(gzipSync(TAR), { limits: { totalBytes } })).error;
    expect(await limit(TAR.length)).toBeUndefined();
    expect(sentence(await limit(TAR.length - 1))).toContain('unpacks to more than');
  });

  test('a file that is too large is passed over and reported; one of exactly the limit is read', async () => {
    const archive = await tarGzOf([
      { name: 'top/data/large.yaml', content: 'x'.repeat(1001) },
      { name: 'top/data/fits.yaml', content: 'x'.repeat(1000) },
    ]);
    const contents = await contentsOf(archive, { limits: { fileBytes: 1000 } });
    expect(paths(contents)).toEqual(['data/fits.yaml']);
    expect(contents.problems).toEqual([
      { file: 'data/large.yaml', line: null, problem: 'the file has 1001 bytes, more than 1000 bytes' },
    ]);
  });

  test('a header that claims 10 GB costs nothing, and the archive is then cut short', async () => {
    const tar = await tarOf([{ name: 'top/data/large.yaml', content: 'x' }]);
    const { files, problems, error } = await contentsOf(gzipSync(withClaimedSize(tar, 10 * 1024 ** 3)));
    expect(files).toEqual([]);
    expect(problems).toEqual([
      { file: 'data/large.yaml', line: null, problem: 'the file has 10240 MB, more than 1 MB' },
    ]);
    expect(sentence(error)).toContain('cut short');
  });

  test('a header that claims less than nothing is refused', async () => {
    const tar = await tarOf([
      { name: 'placeholder', pax: { path: 'top/data/a.yaml', size: '-1' }, content: 'x' },
    ]);
    sentence((await contentsOf(gzipSync(tar))).error);
  });

  test('more entries than the limit are refused, wanted or not', async () => {
    const entries = Array.from({ length: 11 }, (_, n) => ({ name: `top/data/${n}.yaml`, content: 'x' }));
    const wants = (): boolean => false;
    const many = await contentsOf(await tarGzOf(entries), { wants, limits: { entries: 10 } });
    expect(sentence(many.error)).toContain('more than 10 entries');
    const few = await contentsOf(await tarGzOf(entries), { wants, limits: { entries: 11 } });
    expect(few.error).toBeUndefined();
  });

  test('an extended header of many megabytes is refused', async () => {
    const tar = await tarOf([{ name: 'placeholder', pax: { path: 'x'.repeat(5_000_000) }, content: 'x' }]);
    sentence((await contentsOf(gzipSync(tar))).error);
  });
});

describe('reading as it comes', () => {
  /** How many chunks of an archive have been asked for, and whether it has been let go. */
  function watched(bytes: Uint8Array): {
    chunks: AsyncGenerator<Uint8Array>;
    asked: () => number;
    closed: () => boolean;
  } {
    let asked = 0;
    let closed = false;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      try {
        for await (const chunk of inChunks(bytes, 1000)) {
          asked += 1;
          yield chunk;
        }
      } finally {
        closed = true;
      }
    }
    return { chunks: chunks(), asked: () => asked, closed: () => closed };
  }

  test('no more is fetched than the files taken need, and what is not wanted is streamed past', async () => {
    const { chunks, asked } = watched(LARGE);
    const files = readArchive(chunks, { wants: (path) => path.endsWith('.yaml'), onProblem: vi.fn() });
    expect((await files.next()).value).toEqual({ path: 'data/first.yaml', text: 'x' });
    await pause();
    expect(asked()).toBeLessThan(400);
    expect((await files.next()).value).toEqual({ path: 'data/last.yaml', text: 'y' });
    expect(asked()).toBeGreaterThan(1450);
    expect((await files.next()).done).toBe(true);
  });

  test('reading that is given up lets the source go, without an error that nobody awaits', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    process.on('uncaughtExceptionMonitor', unhandled);
    const { chunks, asked, closed } = watched(LARGE);
    for await (const file of readArchive(chunks, { wants: () => true, onProblem: vi.fn() })) {
      expect(file.path).toBe('data/first.yaml');
      break;
    }
    await pause();
    expect(closed()).toBe(true);
    expect(asked()).toBeLessThan(400);
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
    process.off('uncaughtExceptionMonitor', unhandled);
  });

  test('an archive that is refused lets the source go', async () => {
    const { chunks, closed } = watched(LARGE);
    const { error } = await contentsOf(chunks, { limits: { entries: 1 } });
    expect(sentence(error)).toContain('entries');
    await pause();
    expect(closed()).toBe(true);
  });

  test('a source that breaks is said to have broken', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* inChunks(LARGE.subarray(0, 3000));
      throw new Error('read ECONNRESET');
    }
    expect(sentence((await contentsOf(broken())).error)).toBe('the archive cannot be read (read ECONNRESET)');
  });

  test('an error keeps its cause', async () => {
    const { error } = await contentsOf(Buffer.from('no gzip'));
    expect((error as ImportError).cause).toBeInstanceOf(Error);
  });
});

/** Bytes that do not pack, the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

function damaged(tar: Buffer): Buffer {
  const bytes = Buffer.from(tar);
  bytes[3]! ^= 0xff;
  return bytes;
}

/** The tar with another size in its first header, and a checksum that agrees with it. */
function withClaimedSize(tar: Buffer, size: number): Buffer {
  const bytes = Buffer.from(tar);
  bytes.fill(0, 124, 136);
  bytes.writeUInt8(0x80, 124);
  bytes.writeUIntBE(size, 130, 6);
  sealHeader(bytes.subarray(0, 512));
  return bytes;
}

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
