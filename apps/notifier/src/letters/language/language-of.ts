import type { Letter } from '../../daily-check/letter.ts';
import { ENGLISH } from '../english/english.ts';
import { KOREAN } from '../korean/korean.ts';
import type { Language } from './language.ts';

/** The language of a letter, or of whoever is written to: of a letter it is that in which it was committed. */
export function languageOf({ locale }: Pick<Letter, 'locale'>): Language {
  return locale === 'ko' ? KOREAN : ENGLISH;
}
