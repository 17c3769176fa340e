import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { gsm7Length, gsm7Text, isGsm7 } from './gsm7.ts';

describe('a text for an SMS', () => {
  it.each([
    ['OpenStack 2025.1 Epoxy', 'OpenStack 2025.1 Epoxy'],
    ['äöñüàÄÖÑÜèéùìòÇØøÅåÆæßÉ', 'äöñüàÄÖÑÜèéùìòÇØøÅåÆæßÉ'],
    ['ΔΦΓΛΩΠΨΣΘΞ', 'ΔΦΓΛΩΠΨΣΘΞ'],
    ['E\u0301poxy e\u0301', 'Époxy é'],
    ['Ünïcôdé ç ê', 'Ünicodé c e'],
    ['Ｅｐｏｘｙ ①', 'Epoxy 1'],
    ['“Epoxy” – it’s ‘here’ — now…', "\"Epoxy\" - it's 'here' - now..."],
    ['a `b`', "a 'b'"],
    ['環氧', '??'],
    ['🚀', '?'],
    ['£ $ ¥ € ¤', '£ $ ¥ € ¤'],
    ['^{}\\[~]|', '^{}\\[~]|'],
    ['Epoxy\r\nBcc: all', 'Epoxy Bcc: all'],
    [`E${'\u0301'.repeat(60)}`, 'É'],
  ])('%j becomes %j', (text, sms) => {
    expect(gsm7Text(text)).toBe(sms);
  });

  it.each([
    ['', 0],
    ['Epoxy', 5],
    ['é', 1],
    ['€', 2],
    ['^{}\\[~]|€', 18],
    ['a[b]', 6],
    ['@_', 2],
  ])('%j takes %i places', (text, places) => {
    expect(gsm7Length(text)).toBe(places);
  });

  it('knows 125 characters in one place and 9 in two, line breaks and the escape left out', () => {
    const known = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isGsm7);
    expect(known.filter((character) => gsm7Length(character) === 1)).toHaveLength(125);
    expect(known.filter((character) => gsm7Length(character) === 2).join('')).toBe('[\\]^{|}~€');
    expect(isGsm7('`')).toBe(false);
    expect(isGsm7('ç')).toBe(false);
  });

  it.each(Object.entries(HOSTILE_NAMES))('can be sent after %s', (_, name) => {
    expect(isGsm7(gsm7Text(name))).toBe(true);
  });

  it('can be sent after any text, and is settled', () => {
    fc.assert(
      fc.property(anyTexts(), (text) => {
        const sms = gsm7Text(text);
        expect(isGsm7(sms)).toBe(true);
        expect(gsm7Text(sms)).toBe(sms);
      }),
    );
  });
});
