import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import type { ImportProblem } from '../src/import-problem.ts';
import { type ArchiveReading, readArchive } from '../src/source-files/read-archive.ts';
import type { SourceFile } from '../src/source-files/source-file.ts';

/** One entry of an archive: a file unless its type says otherwise. */
export interface TarEntry {
  readonly name: string;
  readonly type?: Header['type'];
  readonly linkname?: string;
  readonly content?: string | Uint8Array;
  /** Extended headers, which can hold names that a plain header cannot. */
  readonly pax?: Readonly<Record<string, string>>;
}

/** The bytes of a tar of these entries. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) {
    if (content === undefined) tar.entry(header);
    else tar.entry(header, Buffer.from(content));
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export async function tarGzOf(entries: readonly TarEntry[]): Promise<Buffer> {
  return gzipSync(await tarOf(entries));
}

/** Bytes as they come over a wire. */
export async function* inChunks(bytes: Uint8Array, size = 4096): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** What reading an archive to its end gives. */
export interface ArchiveContents {
  readonly files: SourceFile[];
  readonly problems: ImportProblem[];
  /** What ended the reading before the end of the archive; undefined when nothing did. */
  readonly error: unknown;
}

/** Reads an archive to its end; all of its files are wanted unless `reading` says otherwise. */
export async function contentsOf(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  reading: Partial<ArchiveReading> = {},
): Promise<ArchiveContents> {
  const files: SourceFile[] = [];
  const problems: ImportProblem[] = [];
  try {
    for await (const file of readArchive(bytes instanceof Uint8Array ? inChunks(bytes) : bytes, {
      wants: () => true,
      onProblem: (problem) => problems.push(problem),
      ...reading,
    })) {
      files.push(file);
    }
  } catch (error) {
    return { files, problems, error };
  }
  return { files, problems, error: undefined };
}
