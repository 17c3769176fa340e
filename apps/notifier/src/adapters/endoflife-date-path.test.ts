import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { endoflifeDate } from '@lastpatch/release-catalog/testing';
import type { EndoflifeDateImport } from '@lastpatch/release-catalog';
import { calendarDate, type CalendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { readEndoflifeDatePath } from './endoflife-date-path.ts';
import { LocationFailure } from './file-failure.ts';

const { AS_OF, product, PRODUCTS, productsFull, release } = endoflifeDate;
const TEXT = productsFull(PRODUCTS);

/** The path of a file that holds this. */
function fileOf(content: string | Uint8Array, name = 'full.json'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

async function imported(path: string, asOf: CalendarDate): Promise<EndoflifeDateImport> {
  return (await readEndoflifeDatePath(path)).importAsOf(asOf);
}

async function failure(path: string): Promise<string> {
  const error: unknown = await imported(path, AS_OF).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LocationFailure);
  const { message } = error as LocationFailure;
  expect(message.startsWith(`${path}: `)).toBe(true);
  expect(message).not.toMatch(/\n|\.ts\b/);
  return message.slice(path.length + 2);
}

describe('endoflife.date is imported', () => {
  it.each([
    ['JSON', TEXT],
    ['gzipped JSON', gzipSync(TEXT)],
    ['JSON with a byte order mark', `\uFEFF${TEXT}`],
  ])('from %s, under any name', async (_, content) => {
    const { products, counts, problems } = await imported(fileOf(content, 'mine.txt'), AS_OF);
    expect(counts).toEqual({ products: 5, releases: 11 });
    expect(problems).toEqual([]);
    expect(products.map(({ asOf }) => asOf)).toEqual(products.map(() => AS_OF));
  });

  it('from a single product', async () => {
    const { products } = await imported(fileOf(productsFull(PRODUCTS[2]!)), AS_OF);
    expect(products.map(({ name }) => name)).toEqual(['python']);
  });

  it('as of one day after another', async () => {
    const reading = await readEndoflifeDatePath(fileOf(TEXT));
    const basis = (day: string): unknown =>
      reading.importAsOf(calendarDate(day)).products[0]?.releases.at(-1)?.windows.at(-1);
    expect(basis('2030-06-30')).toMatchObject({ from: '2030-07-01', basis: 'scheduled' });
    expect(basis('2030-07-01')).toMatchObject({ from: '2030-07-01', basis: 'declared' });
  });

  it('with the path in every problem', async () => {
    const path = fileOf(productsFull([product('x', [release('1', { eolFrom: 'soon' })])]));
    expect((await imported(path, AS_OF)).problems.map(({ file }) => file)).toEqual([path]);
  });
});

describe('a file that cannot be used is refused with a sentence that names it', () => {
  it.each([
    ['an empty one', '', 'the file is empty'],
    [
      'a web page',
      '<!DOCTYPE html><title>Not found</title>',
      'this is a web page, not JSON: it begins with <!DOCTYPE html>',
    ],
    ['a zipped web page', gzipSync('<html>'), 'this is a web page, not JSON: it begins with <html>'],
    ['JSON that is cut short', TEXT.slice(0, -100), 'this is not JSON ('],
    ['an empty list', productsFull([]), 'it lists no product at all'],
    ['another schema', productsFull(PRODUCTS, { schema_version: '2.0.0' }), 'it has schema version 2.0.0'],
    ['no text', Buffer.from([0, 0xff, 0x80]), 'expected text, or text that is gzipped; this is neither'],
    ['no gzip', Buffer.from([0x1f, 0x8b, 0, 0, 0]), 'it is no gzip that can be read whole ('],
    [
      'a gzip that is cut short',
      gzipSync(TEXT).subarray(0, 200),
      'it is no gzip that can be read whole (unexpected end of file)',
    ],
    [
      'a gzip that has no end',
      gzipSync(Buffer.alloc(65 * 1024 * 1024, ' ')),
      'it has more than 64 MB, which is refused',
    ],
  ])('%s', async (_, content, message) => {
    expect(await failure(fileOf(content))).toContain(message);
  });

  it('one that is too large, before it is read', async () => {
    const path = fileOf('');
    truncateSync(path, 3 * 1024 * 1024 * 1024);
    expect(await failure(path)).toBe('it has 3221225472 bytes, more than 67108864, which is refused');
  });

  it('one that is not there, and a folder', async () => {
    const folder = temporaryFolder();
    expect(await failure(join(folder, 'no.json'))).toBe('there is no such file or folder');
    expect(await failure(folder)).toBe('this is a folder, expected a file');
  });
});
