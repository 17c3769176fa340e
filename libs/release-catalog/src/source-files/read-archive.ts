import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError, type ImportProblem } from '../import-problem.ts';
import { decodeText, type SourceFile } from './source-file.ts';
import { type TarHeader, TarHeaderError } from './tar-header.ts';
import { TarReader } from './tar-reader.ts';

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
  const entries = new WantedEntries(reading, limits);
  const tar = new TarReader((header) => entries.keeps(header));
  const input = Readable.from(bytes);
  input.on('error', (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  let total = 0;
  let zeros = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      total += chunk.length;
      zeros = zerosAtEnd(chunk, zeros);
      if (total > limits.totalBytes) {
        throw new ImportError(
          `the archive unpacks to more than ${megabytes(limits.totalBytes)}, which is refused`,
        );
      }
      for (const { bytes: content } of tar.read(chunk)) {
        const file = entries.fileOf(content);
        if (file) yield file;
      }
    }
    if (!tar.isBetweenEntries || zeros < END_OF_TAR) throw new ImportError(CUT_SHORT);
  } catch (error) {
    throw archiveError(error);
  } finally {
    input.destroy();
    gunzip.destroy();
  }
}

/** Larger than Node.js's own, which would make hundreds of turns of an archive. */
const CHUNK_BYTES = 256 * 1024;

/** Which entries are wanted, and what is told of those that cannot be had. */
class WantedEntries {
  readonly #reading: ArchiveReading;
  readonly #limits: ArchiveLimits;
  readonly #seen = new Set<string>();
  #entries = 0;
  /** Of the entry that is kept now. */
  #path = '';

  constructor(reading: ArchiveReading, limits: ArchiveLimits) {
    this.#reading = reading;
    this.#limits = limits;
  }

  /** @throws ImportError when there are too many entries */
  keeps({ name, type, size, changed }: TarHeader): boolean {
    const reading = this.#reading;
    this.#entries += 1;
    if (this.#entries > this.#limits.entries) {
      throw new ImportError(
        `the archive has more than ${this.#limits.entries.toLocaleString('en')} entries, which is refused`,
      );
    }
    const path = pathInArchive(name);
    if (type !== FILE || path === undefined || !reading.wants(path)) return false;
    if (!Number.isNaN(changed)) reading.onTime?.(new Date(1000 * changed));
    const problem = this.#problemOf(path, size);
    this.#seen.add(path);
    this.#path = path;
    if (problem !== undefined) reading.onProblem({ file: path, line: null, problem });
    return problem === undefined;
  }

  /** The file of the entry that was kept last; undefined when it is none that can be read, which is told. */
  fileOf(content: Buffer): SourceFile | undefined {
    const text = decodeText(content);
    if (text !== undefined) return { path: this.#path, text };
    this.#reading.onProblem({ file: this.#path, line: null, problem: 'the file is not UTF-8 text' });
    return undefined;
  }

  /** A sentence that says why it is passed over. */
  #problemOf(path: string, size: number): string | undefined {
    if (this.#seen.has(path)) return 'the archive holds this file twice: the first counts';
    const { fileBytes } = this.#limits;
    return size > fileBytes
      ? `the file has ${megabytes(size)}, more than ${megabytes(fileBytes)}`
      : undefined;
  }
}

const FILE = '0';

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

// A tar ends with blocks of zeros. One that was cut between two entries lacks only them.
const END_OF_TAR = 512;
const CUT_SHORT = 'the archive is cut short: it ends in the middle of its data';

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
  if (code.startsWith('Z_') || error instanceof TarHeaderError) {
    return new ImportError(`the archive is damaged or is no .tar.gz (${message})`, { cause: error });
  }
  return new ImportError(`the archive cannot be read (${message})`, { cause: error });
}

function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024 / 1024)} MB`;
}
