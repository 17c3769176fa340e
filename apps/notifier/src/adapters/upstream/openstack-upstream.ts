import {
  decodeText,
  excerpt,
  ImportError,
  type ImportProblem,
  type OpenstackReading,
  readArchive,
  readOpenstack,
  SERIES_STATUS,
  type SourceFile,
  wantsOpenstackFile,
} from '@lastpatch/release-catalog';
import type { PartReading, Upstream, UpstreamPart } from '../../refresh/upstream.ts';
import { contentName } from './content-name.ts';

/** The life cycles alone, 6 KB; the second is a mirror of the first. */
export const SERIES_STATUS_ADDRESSES = [
  'https://opendev.org/openstack/releases/raw/branch/master/data/series_status.yaml',
  'https://raw.githubusercontent.com/openstack/releases/master/data/series_status.yaml',
] as const;

/** The whole repository, 2 MB as it comes. */
export const ARCHIVE_ADDRESSES = [
  'https://codeload.github.com/openstack/releases/tar.gz/refs/heads/master',
] as const;

const MOST_STATUS_BYTES = 1024 * 1024;
const MOST_ARCHIVE_BYTES = 64 * 1024 * 1024;

/** Where OpenStack is read, each tried in its order. */
export interface OpenstackAddresses {
  /** Of the whole repository, which alone knows projects and milestones; empty when nobody asks for these. */
  readonly archive: readonly string[];
  readonly seriesStatus: readonly string[];
}

/** OpenStack's releases, and how they are read. */
export function openstackUpstream({ archive, seriesStatus }: OpenstackAddresses): Upstream {
  return {
    source: 'openstack',
    title: 'OpenStack',
    // Without the archive the life cycles are still known from the status alone.
    parts: [...(archive.length > 0 ? [archivePart(archive)] : []), seriesStatusPart(seriesStatus)],
  };
}

function seriesStatusPart(addresses: readonly string[]): UpstreamPart {
  return {
    part: 'series-status',
    addresses,
    accept: 'text/plain, application/yaml, */*;q=0.1',
    mostBytes: MOST_STATUS_BYTES,
    isDaily: false,
    async read(bytes) {
      const text = decodeText(bytes);
      if (text === undefined) throw new ImportError('this is not UTF-8 text');
      const reading = await readOpenstack([{ path: SERIES_STATUS, text }]);
      return partReading(reading, { content: contentName([text]), madeAt: null });
    },
  };
}

function archivePart(addresses: readonly string[]): UpstreamPart {
  return {
    part: 'archive',
    addresses,
    accept: 'application/x-gzip, application/gzip, */*;q=0.1',
    mostBytes: MOST_ARCHIVE_BYTES,
    isDaily: true,
    async read(bytes, memory) {
      const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
      if (/^\s*</.test(start))
        throw new ImportError(`this is a web page, not a .tar.gz: it begins with ${excerpt(start)}`);
      const archive = new ReadArchive(bytes);
      const reading = await readOpenstack(archive.files(), { memory, unread: () => archive.unread() });
      return {
        ...partReading(reading, { content: archive.content(), madeAt: archive.madeAt() }),
        memory: reading.memory(),
      };
    },
  };
}

/** An archive whose files are read once, with what they say together. */
class ReadArchive {
  readonly #bytes: Uint8Array;
  readonly #contents: string[] = [];
  readonly #problems: ImportProblem[] = [];
  #newest = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  async *files(): AsyncGenerator<SourceFile> {
    const reading = {
      wants: wantsOpenstackFile,
      onProblem: (problem: ImportProblem): void => void this.#problems.push(problem),
      onTime: (changed: Date): void => {
        this.#newest = Math.max(this.#newest, changed.getTime());
      },
    };
    for await (const file of readArchive(chunksOf(this.#bytes), reading)) {
      this.#contents.push(`${file.path} ${contentName([file.text])}`);
      yield file;
    }
  }

  /** The paths of files that could not be read. */
  unread(): string[] {
    return this.#problems.map(({ file }) => file);
  }

  /** The order of an archive says nothing. */
  content(): string {
    return contentName(this.#contents.sort());
  }

  madeAt(): string | null {
    return this.#newest > 0 ? new Date(this.#newest).toISOString() : null;
  }
}

function partReading(
  reading: OpenstackReading,
  { content, madeAt }: Pick<PartReading, 'content' | 'madeAt'>,
): PartReading {
  return { content, madeAt, productsOn: (day) => [reading.importAsOf(day).product] };
}

function chunksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  return new Blob([Buffer.from(bytes)]).stream();
}
