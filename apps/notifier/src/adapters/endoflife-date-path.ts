import { readFile, stat } from 'node:fs/promises';
import {
  type EndoflifeDateReading,
  ImportError,
  readEndoflifeDate,
  textOfBytes,
} from '@lastpatch/release-catalog';
import { fileFailure, LocationFailure } from './file-failure.ts';

/** `products/full` had 2.7 MB in 2026. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file of endoflife.date: its `products/full` or a single product, as JSON or gzipped.
 *
 * @throws LocationFailure with a sentence that names the path; so does importing what was read
 */
export async function readEndoflifeDatePath(path: string): Promise<EndoflifeDateReading> {
  const bytes = await bytesOf(path);
  try {
    const reading = readEndoflifeDate(await textOfBytes(bytes, MOST_BYTES), path);
    return { ...reading, importAsOf: (asOf) => named(path, () => reading.importAsOf(asOf)) };
  } catch (error) {
    throw pathFailure(path, error);
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      throw new LocationFailure(`${path}: it has ${size} bytes, more than ${MOST_BYTES}, which is refused`);
    }
    return await readFile(path);
  } catch (error) {
    throw error instanceof LocationFailure ? error : fileFailure(path, error);
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
