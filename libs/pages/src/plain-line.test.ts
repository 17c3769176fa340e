import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../testing/hostile-names.ts';
import { plainLine } from './plain-line.ts';

describe('a text as one plain line', () => {
  it.each([
    ['Epoxy\nBcc: all', 'Epoxy Bcc: all'],
    ['Epoxy\r\n\r\nbody', 'Epoxy body'],
    ['  Epoxy \t 2025.1  ', 'Epoxy 2025.1'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['a\u202eb', 'a b'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['\ud83d', ''],
    ['no\u00a0break', 'no break'],
  ])('%j becomes %j', (text, line) => {
    expect(plainLine(text)).toBe(line);
  });

  it.each([
    '에폭시 릴리스',
    'エポキシ',
    'אפוקסי',
    'إيبوكسي',
    'Époxy Ünïcôdé',
    'E\u0301poxy',
    '🚀',
    '<b>',
    '@channel',
  ])('leaves %s as it is', (text) => {
    expect(plainLine(text)).toBe(text);
  });

  it('is the words of a text in ordinary letters, with one space between them', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '!', '~', ' ', ' ', ' ') });
    fc.assert(
      fc.property(letters, (text) => {
        const words = text.split(' ').filter((word) => word !== '');
        expect(plainLine(text)).toBe(words.join(' '));
      }),
    );
  });

  it.each(Object.entries(HOSTILE_NAMES))('is harmless and settled after %s', (_, name) => {
    const line = plainLine(name);
    expect(line).not.toMatch(HARMFUL);
    expect(line).toBe(line.trim());
    expect(plainLine(line)).toBe(line);
  });

  it('is harmless and settled after any text', () => {
    fc.assert(
      fc.property(anyTexts(), (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(HARMFUL);
        expect(line).not.toMatch(/\s\s|^\s|\s$|[^\S ]/);
        expect(plainLine(line)).toBe(line);
      }),
    );
  });
});
