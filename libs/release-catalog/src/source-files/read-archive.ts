import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { ImportError, type ImportProblem } from '../import-problem.ts';
import { decodeText, type SourceFile } from './source-file.ts';

/** What an archive may cost. Upstream's whole repository was 20 MB in 13,000 entries in 2026. */
export interface ArchiveLimits {
  /** Bytes after decompression, of all entries together. */
  readonly totalBytes: number;
  /** Bytes of one file that is wanted. */
  readonly fileBytes: number;
  readonly entries: number;
}

const LIMITS: ArchiveLimits = { totalBytes: 512 * 1024 * 1024, fileBytes: 1024 * 1024, entries: 200_000 };

/** What is read of an archive, and what is told of the rest. */
export interface ArchiveReading {
  /** Whether a file is wanted, by its path from the root of the archive. */
  wants(path: string): boolean;
  /** Told of each wanted file that could not be read. */
  onProblem(problem: ImportProblem): void;
  /** Told of each wanted file when it was last changed, or when the archive's commit was made: archives say one or the other. */
  onTime?(changed: Date): void;
  /** @default 512 MB, 1 MB a file, 200,000 entries */
  readonly limits?: Partial<ArchiveLimits>;
}

/**
 * The wanted text files of a `.tar.gz`, one by one as they come. Nothing is unpacked to disk, and links are not followed.
 * A single folder at the top, as archives of repositories have it, is not part of the paths.
 *
 * @param bytes the archive as it is read
 * @throws ImportError when it is no gzip, is cut short, or is larger than the limits
 */
export async function* readArchive(
  bytes: AsyncIterable<Uint8Array>,
  reading: ArchiveReading,
): AsyncGenerator<SourceFile> {
  const limits = { ...LIMITS, ...reading.limits };
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const unpack = extract();
  let total = 0;
  let zeros = 0;
  let entries = 0;
  const input = Readable.from(bytes);
  gunzip.on('data', (chunk: Buffer) => {
    total += chunk.length;
    zeros = zerosAtEnd(chunk, zeros);
    if (total > limits.totalBytes) {
      gunzip.destroy(
        new ImportError(`the archive unpacks to more than ${megabytes(limits.totalBytes)}, which is refused`),
      );
    }
  });
  input.on('error', (error) => gunzip.destroy(error));
  gunzip.on('error', (error) => unpack.destroy(error));
  input.pipe(gunzip).pipe(unpack);
  const seen = new Set<string>();
  try {
    for await (const entry of unpack) {
      entries += 1;
      if (entries > limits.entries) {
        throw new ImportError(
          `the archive has more than ${limits.entries.toLocaleString('en')} entries, which is refused`,
        );
      }
      const { name, type, size, mtime } = entry.header;
      // tar-stream gives null for a size it cannot decode, takes it for a size, and waits for the entry's end for ever.
      if (!Number.isSafeInteger(size)) throw new ImportError(NO_SIZE);
      const path = pathInArchive(name);
      if (type !== 'file' || path === undefined || !reading.wants(path)) {
        entry.resume();
        continue;
      }
      const file = await readEntry(entry, { path, size, limit: limits.fileBytes, again: seen.has(path) });
      seen.add(path);
      reading.onTime?.(mtime);
      if (typeof file === 'string') reading.onProblem({ file: path, line: null, problem: file });
      else yield file;
    }
    if (zeros < END_OF_TAR) throw new ImportError(CUT_SHORT);
  } catch (error) {
    throw archiveError(error);
  } finally {
    input.destroy();
    gunzip.destroy();
    unpack.destroy();
  }
}

interface EntryReading {
  readonly path: string;
  readonly size: number;
  readonly limit: number;
  readonly again: boolean;
}

/** The file, or a sentence that says why it is passed over. */
async function readEntry(
  entry: AsyncIterable<unknown> & { resume(): unknown },
  { path, size, limit, again }: EntryReading,
): Promise<SourceFile | string> {
  if (again || size > limit) {
    entry.resume();
    return again
      ? 'the archive holds this file twice: the first counts'
      : `the file has ${megabytes(size)}, more than ${megabytes(limit)}`;
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const text = decodeText(Buffer.concat(chunks));
  return text === undefined ? 'the file is not UTF-8 text' : { path, text };
}

/** The path below the archive's own top folder; undefined for one that points elsewhere. */
function pathInArchive(name: string): string | undefined {
  const segments = name.replace(/^(\.\/)+/, '').split('/');
  if (
    segments.some(
      (segment) => segment === '' || segment === '.' || segment === '..' || /[\\\0]/.test(segment),
    )
  ) {
    return undefined;
  }
  return (TOP_FOLDERS.has(segments[0] ?? '') ? segments : segments.slice(1)).join('/') || undefined;
}

// The folders of openstack/releases itself: an archive made without a top folder begins with them.
const TOP_FOLDERS = new Set(['data', 'deliverables', 'doc']);

// A quarter of the time went into handing 11 MB from one thread to another in the 16 KB of the default (`npm run bench`).
const CHUNK_BYTES = 64 * 1024;

// A tar ends with blocks of zeros. One that was cut between two entries lacks only them.
const END_OF_TAR = 512;
const CUT_SHORT = 'the archive is cut short: it ends in the middle of its data';
const NO_SIZE = 'the archive is damaged: an entry has no size that can be read';

/** How many zeros all bytes so far end with, when those before the chunk ended with so many. */
function zerosAtEnd(chunk: Uint8Array, before: number): number {
  let zeros = 0;
  while (zeros < chunk.length && chunk[chunk.length - 1 - zeros] === 0) zeros += 1;
  return zeros === chunk.length ? before + zeros : zeros;
}

function archiveError(error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) {
    return new ImportError(CUT_SHORT, { cause: error });
  }
  if (code.startsWith('Z_') || /tar header|checksum/i.test(message)) {
    return new ImportError(`the archive is damaged or is no .tar.gz (${message})`, { cause: error });
  }
  return new ImportError(`the archive cannot be read (${message})`, { cause: error });
}

function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024 / 1024)} MB`;
}
