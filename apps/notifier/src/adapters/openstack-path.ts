import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
  decodeText,
  ImportError,
  type ImportProblem,
  type OpenstackImport,
  type OpenstackReading,
  readArchive,
  readOpenstack,
  SERIES_STATUS,
  type SourceFile,
  wantsOpenstackFile,
} from '@lastpatch/release-catalog';
import type { CalendarDate } from '@lastpatch/release-model';
import { fileFailure, LocationFailure } from './file-failure.ts';

const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads OpenStack from a path: a `.tar.gz` of upstream's repository, a checked-out folder of it, or a lone
 * `series_status.yaml` under any name.
 *
 * @throws LocationFailure with a sentence that names the path; so does importing what was read
 */
export async function readOpenstackPath(path: string): Promise<OpenstackReading> {
  const problems: ImportProblem[] = [];
  const onProblem = (problem: ImportProblem): void => void problems.push(problem);
  try {
    const files = await sourceFiles(path, onProblem);
    const reading = await readOpenstack(files, { unread: () => problems.map(({ file }) => file) });
    // A lone file is known to people by the name that they gave.
    const named = (problem: ImportProblem): ImportProblem =>
      Array.isArray(files) ? { ...problem, file: path } : problem;
    return {
      memory: () => reading.memory(),
      importAsOf(asOf) {
        try {
          const imported = reading.importAsOf(asOf);
          return { ...imported, problems: [...problems, ...imported.problems].map(named) };
        } catch (error) {
          throw pathFailure(path, error);
        }
      },
    };
  } catch (error) {
    throw pathFailure(path, error);
  }
}

/**
 * As {@link readOpenstackPath}, imported as of a day.
 *
 * @param asOf the day that the input is of
 * @throws LocationFailure with a sentence that names the path
 */
export async function importOpenstackPath(path: string, asOf: CalendarDate): Promise<OpenstackImport> {
  return (await readOpenstackPath(path)).importAsOf(asOf);
}

function pathFailure(path: string, error: unknown): unknown {
  if (error instanceof LocationFailure) return error;
  if (error instanceof ImportError) {
    const text = error.message.startsWith(`${SERIES_STATUS}:`)
      ? error.message.slice(SERIES_STATUS.length)
      : `: ${error.message}`;
    return new LocationFailure(`${path}${text}`, { cause: error });
  }
  return error instanceof Error && 'code' in error ? fileFailure(path, error) : error;
}

async function sourceFiles(
  path: string,
  onProblem: (problem: ImportProblem) => void,
): Promise<AsyncIterable<SourceFile> | Iterable<SourceFile>> {
  const entry = await stat(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (entry.isDirectory()) return folderFiles(path, onProblem);
  if (await isGzip(path)) {
    return readArchive(createReadStream(path), { wants: wantsOpenstackFile, onProblem });
  }
  if (entry.size > MAX_FILE_BYTES) {
    throw new LocationFailure(
      `${path}: expected a .tar.gz, a folder or a series_status.yaml, got ${entry.size} bytes of something else`,
    );
  }
  const text = decodeText(await readFile(path));
  if (text === undefined) {
    throw new LocationFailure(
      `${path}: expected a .tar.gz, a folder or a series_status.yaml, got a file that is no text`,
    );
  }
  return [{ path: SERIES_STATUS, text }];
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The wanted files below a folder. Links are not followed, so that nothing outside the folder is read. */
async function* folderFiles(
  root: string,
  onProblem: (problem: ImportProblem) => void,
): AsyncGenerator<SourceFile> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path).split(sep).join('/');
    if (!entry.isFile() || !wantsOpenstackFile(name)) continue;
    const bytes = await readFile(path);
    const text = bytes.length > MAX_FILE_BYTES ? undefined : decodeText(bytes);
    if (text === undefined)
      onProblem({ file: name, line: null, problem: 'the file is not UTF-8 text of at most 1 MB' });
    else yield { path: name, text };
  }
}
