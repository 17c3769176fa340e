import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';

/** The last day that the source of a notice knew, by the sources that its letter rests on. */
export function asOfSource(letter: Letter, { productTitle }: Pick<Notice, 'productTitle'>): CalendarDate {
  return letter.sources.find(({ title }) => title === productTitle)?.asOf ?? letter.on;
}
