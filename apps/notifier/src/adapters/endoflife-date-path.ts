import { readFile } from 'node:fs/promises';
import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import {
  decodeText,
  type EndoflifeDateReading,
  ImportError,
  readEndoflifeDate,
} from '@lastpatch/release-catalog';
import { fileFailure, LocationFailure } from './file-failure.ts';

/** `products/full` had 2.7 MB in 2026. */
const MOST_BYTES = 64 * 1024 * 1024;

const unzip = promisify(gunzip);

/**
 * Reads a file of endoflife.date: its `products/full` or a single product, as JSON or gzipped.
 *
 * @throws LocationFailure with a sentence that names the path; so does importing what was read
 */
export async function readEndoflifeDatePath(path: string): Promise<EndoflifeDateReading> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    const reading = readEndoflifeDate(await endoflifeDateText(bytes), path);
    return { ...reading, importAsOf: (asOf) => named(path, () => reading.importAsOf(asOf)) };
  } catch (error) {
    throw pathFailure(path, error);
  }
}

/**
 * The text of a file of endoflife.date, which may be gzipped.
 *
 * @throws ImportError when it is no text, or too large
 */
export async function endoflifeDateText(bytes: Uint8Array): Promise<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip && bytes.length > MOST_BYTES)
    throw new ImportError(`it has ${bytes.length} bytes, which is refused`);
  const plain = isGzip ? await unzipped(bytes) : bytes;
  const text = decodeText(plain);
  if (text === undefined) throw new ImportError('expected JSON, or JSON that is gzipped; this is no text');
  return text;
}

async function unzipped(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ImportError(`it is no gzip that can be read whole (${why})`, { cause: error });
  }
}

function named<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw pathFailure(path, error);
  }
}

function pathFailure(path: string, error: unknown): unknown {
  return error instanceof ImportError
    ? new LocationFailure(`${path}: ${error.message}`, { cause: error })
    : error;
}
