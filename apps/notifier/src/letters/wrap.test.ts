import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { LETTER_WIDTH, NO_BREAK, wrap } from './wrap.ts';

describe('a text in lines', () => {
  it.each([
    ['that fits exactly', 'abc def', 7, ['abc def']],
    ['that is one column too long', 'abc defg', 7, ['abc', 'defg']],
    ['of one word', 'abc', 7, ['abc']],
    ['of none', '', 7, ['']],
    ['of a word longer than a line', 'ab abcdefghij cd', 7, ['ab', 'abcdefghij', 'cd']],
    ['of a long word alone', 'abcdefghij', 7, ['abcdefghij']],
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, { width })).toEqual(lines);
  });

  it('stands after what begins its first line and its other lines, which count', () => {
    expect(wrap('one two three four', { first: 'NEWS ', rest: '     ', width: 12 })).toEqual([
      'NEWS one two',
      '     three',
      '     four',
    ]);
  });

  it('begins every line alike unless told otherwise', () => {
    expect(wrap('one two three', { first: '> ', width: 9 })).toEqual(['> one two', '> three']);
  });

  it('has lines of 72 columns unless told otherwise', () => {
    expect(LETTER_WIDTH).toBe(72);
    const lines = wrap('word '.repeat(50).trim());
    expect(lines[0]).toHaveLength(69);
  });

  it.each([
    ['a long date', 'released on 2 October 2026 at last', 20, ['released on', '2 October 2026 at', 'last']],
    ['a short date', 'end of life 28 Apr 2027, in 250', 20, ['end of life', '28 Apr 2027, in 250']],
    [
      'a date without its year',
      'moved to later (was 3 Oct) again',
      18,
      ['moved to later', '(was 3 Oct) again'],
    ],
    ['a number of days', 'it ends after all in 63 days', 25, ['it ends after all in', '63 days']],
    ['a date at the end', 'it ends on 31 May 2026', 16, ['it ends on', '31 May 2026']],
  ])('never cuts %s', (_, text, width, lines) => {
    expect(wrap(text, { width })).toEqual(lines);
  });

  it('is not broken where it says so', () => {
    expect(wrap(`out are nova${NO_BREAK}1.0, heat${NO_BREAK}2.0`, { width: 14 })).toEqual([
      'out are',
      'nova 1.0,',
      'heat 2.0',
    ]);
  });

  it('counts the columns that a terminal shows, not the characters', () => {
    expect(wrap('에폭시 릴리스 에폭시', { width: 13 })).toEqual(['에폭시 릴리스', '에폭시']);
    expect(wrap('E\u0301poxy E\u0301poxy', { width: 11 })).toEqual(['E\u0301poxy E\u0301poxy']);
  });

  it('loses no word, adds none, and is too wide only where one word is', () => {
    const words = fc.array(fc.stringMatching(/^[a-z가-힣]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 40 }), fc.nat(6), (list, width, indent) => {
        const rest = ' '.repeat(indent);
        const lines = wrap(list.join(' '), { first: rest, rest, width });
        expect(lines.map((line) => line.slice(indent)).join(' ')).toBe(list.join(' '));
        for (const line of lines) {
          expect(stringWidth(line) <= width || !line.slice(indent).includes(' ')).toBe(true);
        }
      }),
    );
  });
});
