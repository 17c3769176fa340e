import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { ImportError } from '../import-problem.ts';
import { decodeText } from './source-file.ts';

const unzip = promisify(gunzip);

/**
 * The text of a file that may be gzipped.
 *
 * @param mostBytes how many it may have after decompression
 * @throws ImportError when it is no UTF-8 text, is cut short or damaged, or is larger than that
 */
export async function textOfBytes(bytes: Uint8Array, mostBytes: number): Promise<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isGzip ? await unzipped(bytes, mostBytes) : bytes;
  if (plain.length > mostBytes) throw tooLarge(mostBytes);
  const text = decodeText(plain);
  if (text === undefined) throw new ImportError('expected text, or text that is gzipped; this is neither');
  return text;
}

async function unzipped(bytes: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(mostBytes, error);
    const why = error instanceof Error ? error.message : String(error);
    throw new ImportError(`it is no gzip that can be read whole (${why})`, { cause: error });
  }
}

function tooLarge(mostBytes: number, cause?: unknown): ImportError {
  const most = mostBytes >= MEGABYTE ? `${Math.round(mostBytes / MEGABYTE)} MB` : `${mostBytes} bytes`;
  return new ImportError(`it has more than ${most}, which is refused`, { cause });
}

const MEGABYTE = 1024 * 1024;
