import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../import-problem.ts';
import { textOfBytes } from './text-of-bytes.ts';

const MOST = 1000;
const TEXT = '{"result": "Système"}\n';

async function refusal(bytes: Uint8Array, most = MOST): Promise<string> {
  const error: unknown = await textOfBytes(bytes, most).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ImportError);
  return (error as ImportError).message;
}

describe('the text of a file', () => {
  const zip = gzipSync(TEXT);

  it.each([
    ['plain', Buffer.from(TEXT)],
    ['gzipped', zip],
    ['gzipped in two parts', Buffer.concat([gzipSync(TEXT.slice(0, 9)), gzipSync(TEXT.slice(9))])],
    ['with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ])('that is %s', async (_, bytes) => {
    expect(await textOfBytes(bytes, MOST)).toBe(TEXT);
  });

  it('may be empty', async () => {
    expect(await textOfBytes(Buffer.alloc(0), MOST)).toBe('');
    expect(await textOfBytes(gzipSync(''), MOST)).toBe('');
  });

  it.each([
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe]), 'expected text, or text that is gzipped; this is neither'],
    [
      'UTF-16',
      Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
      'expected text, or text that is gzipped; this is neither',
    ],
    [
      'gzipped, but no UTF-8',
      gzipSync(Buffer.from([0xff])),
      'expected text, or text that is gzipped; this is neither',
    ],
    ['cut short', zip.subarray(0, -9), 'it is no gzip that can be read whole (unexpected end of file)'],
    [
      'cut to its first bytes',
      zip.subarray(0, 2),
      'it is no gzip that can be read whole (unexpected end of file)',
    ],
    [
      'no gzip beyond its first bytes',
      Buffer.from([0x1f, 0x8b, 1, 2, 3, 4]),
      'it is no gzip that can be read whole (',
    ],
    [
      'of another checksum',
      Buffer.concat([zip.subarray(0, -8), Buffer.alloc(8, 1)]),
      'it is no gzip that can be read whole (',
    ],
  ])('that is %s is refused', async (_, bytes, message) => {
    expect(await refusal(bytes)).toContain(message);
  });

  it.each([
    [1000, true],
    [1001, false],
  ])('of %i bytes is taken: %s (at most 1000)', async (length, isTaken) => {
    for (const bytes of [Buffer.alloc(length, 'x'), gzipSync(Buffer.alloc(length, 'x'))]) {
      if (isTaken) expect(await textOfBytes(bytes, MOST)).toHaveLength(length);
      else expect(await refusal(bytes)).toBe('it has more than 1000 bytes, which is refused');
    }
  });

  it('that unpacks to far more than it has itself is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb, 8 * 1024 * 1024)).toBe('it has more than 8 MB, which is refused');
  });
});
