import { afterEach, describe, expect, it, vi } from 'vitest';
import { UnreadableDocument } from '../box/document-field.ts';
import { fetchedText } from './fetched-text.ts';

const ROOT = new URL('https://example.org/sub/path/');

afterEach(() => vi.unstubAllGlobals());

describe('a document from the web', () => {
  it('is read below the address of the tree', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response('{}')));
    vi.stubGlobal('fetch', fetched);
    expect(await fetchedText(ROOT)('names.json')).toBe('{}');
    expect(fetched).toHaveBeenCalledWith(
      new URL('https://example.org/sub/path/names.json'),
      expect.anything(),
    );
  });

  it.each([
    ['is missing', () => Promise.resolve(new Response('', { status: 404 })), 'the server answered with 404'],
    ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch')), 'there was no answer'],
    ['breaks off', () => Promise.resolve(brokenResponse()), 'there was no answer'],
  ])('that %s is said in a sentence', async (_, fetched, sentence) => {
    vi.stubGlobal('fetch', fetched);
    const text = fetchedText(ROOT)('names.json');
    await expect(text).rejects.toThrow(UnreadableDocument);
    await expect(text).rejects.toThrow(`names.json could not be read: ${sentence}`);
  });
});

function brokenResponse(): Response {
  return new Response(
    new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) }),
  );
}
