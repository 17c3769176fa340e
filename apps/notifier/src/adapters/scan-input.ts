import { open } from 'node:fs/promises';
import { MOST_BYTES } from '@lastpatch/fleet/scan';
import { fileFailure, LocationFailure } from './file-failure.ts';

/** The name under which standard input is given. */
export const STANDARD_INPUT = '-';

/**
 * The bytes of a file, or of standard input for `-`. No more is read than may be scanned.
 *
 * @throws LocationFailure when it cannot be read, or is larger than that
 */
export async function readScanInput(path: string): Promise<Uint8Array> {
  if (path === STANDARD_INPUT) return readStream(process.stdin, 'standard input');
  const handle = await open(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    return await readStream(handle.createReadStream(), path);
  } catch (error) {
    throw error instanceof LocationFailure ? error : fileFailure(path, error);
  } finally {
    await handle.close();
  }
}

async function readStream(stream: AsyncIterable<unknown>, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > MOST_BYTES) {
      throw new LocationFailure(
        `${name}: it has more than ${MOST_BYTES} bytes, which is more than is scanned`,
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
