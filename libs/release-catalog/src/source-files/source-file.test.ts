import { describe, expect, test } from 'vitest';
import { decodeText, excerpt } from './source-file.ts';

describe('the bytes of a text file', () => {
  test('are read as UTF-8', () => {
    expect(decodeText(Buffer.from('Zürich ✓ 🚀'))).toBe('Zürich ✓ 🚀');
  });

  test('lose a byte order mark, which is no part of the text', () => {
    expect(decodeText(Buffer.from('\uFEFFname: zed'))).toBe('name: zed');
  });

  test.each([
    ['a byte that is never UTF-8', [0x61, 0xff]],
    ['a character cut in half', [0xe2, 0x9c]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00]],
  ])('are no text when they hold %s', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toBeUndefined();
  });
});

describe('an excerpt', () => {
  test('is one line of at most 40 characters and a sign that there is more', () => {
    expect(excerpt(`<html>\n\t<body>${'x'.repeat(1000)}`)).toBe(`<html> <body>${'x'.repeat(27)}…`);
  });

  test('shows no control characters, which a terminal would obey', () => {
    expect(excerpt('a\u001B[31mb\u0000c\u202Ed')).toBe('a [31mb c d');
  });

  test('of a short text is the text', () => {
    expect(excerpt(' short ')).toBe('short');
  });
});
