import { calendarDate } from '@lastpatch/release-model';
import type { Letter } from '../src/daily-check/letter.ts';
import type { Notice } from '../src/daily-check/notice.ts';
import { letterText } from '../src/letters/letter-text.ts';
import { letterOf } from './sample-letters.ts';

/** The letter as a person sees it: the subject, then the text. */
export function shownLetter(letter: Letter, today: string): string {
  const { subject, text } = letterText(letter, calendarDate(today));
  return `Subject: ${subject}\n\n${text}`;
}

/** The same in English without its footer. */
export function shownAboveFooter(letter: Letter, today: string): string {
  return shownLetter(letter, today).split('\n\nYou get this')[0] ?? '';
}

/** What an English letter says of notices, without its footer. */
export function shownOf(notices: readonly Notice[], today: string): string {
  return shownAboveFooter(letterOf({ notices }), today);
}
