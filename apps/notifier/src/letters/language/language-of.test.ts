import { describe, expect, it } from 'vitest';
import { decodeLetter } from '../../adapters/sqlite-letter.ts';
import { letterOf, noticeOf } from '../../../testing/sample-letters.ts';
import { letterText } from '../letter-text.ts';
import { ENGLISH } from '../english/english.ts';
import { KOREAN } from '../korean/korean.ts';
import { languageOf } from './language-of.ts';

describe('the language of a letter', () => {
  it('is the one that it was committed in', () => {
    expect(languageOf({ locale: 'ko' })).toBe(KOREAN);
    expect(languageOf({ locale: 'en' })).toBe(ENGLISH);
  });

  it('is English of one that says none, as all did before there were two', () => {
    expect(languageOf({})).toBe(ENGLISH);
    expect(languageOf(decodeLetter(JSON.stringify(letterOf())))).toBe(ENGLISH);
  });

  it('is kept with it, so that it is sent again in the same', () => {
    const letter = letterOf({ locale: 'ko', notices: [noticeOf()] });
    const kept = decodeLetter(JSON.stringify(letter));
    expect(letterText(kept, letter.on)).toEqual(letterText(letter, letter.on));
    expect(letterText(kept, letter.on).subject).toMatch(/[가-힣]/);
  });
});
