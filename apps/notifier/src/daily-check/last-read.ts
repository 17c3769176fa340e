import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from './notice.ts';

/**
 * The day on which what a notice or a letter rests on was last read. What a team wrote down itself is as old as its last look at where it
 * comes from, however often its file is read: the end of the letter says the same.
 */
export function lastReadOn({ asOf, readOn = asOf }: Pick<Notice, 'asOf' | 'readOn'>): CalendarDate {
  return readOn < asOf ? readOn : asOf;
}
