import { daysBetween } from '@lastpatch/release-model';
import { pastEndWordsBy } from '../language/past-end-words-by.ts';
import { environmentsSaid } from './environment-words.ts';
import { longDate, relativeDays, shortDate } from './words.ts';

/** What is said of what is run past its end. */
export const PAST_END_WORDS = pastEndWordsBy({
  heading: 'UNSUPPORTED: your fleet runs these past their end',
  since: ({ since }, today) =>
    since === null
      ? 'since a day that is not known'
      : `since ${shortDate(since)}, ${relativeDays(daysBetween(today, since))}`,
  environmentsSaid,
  muted: (muted) => `muted${muted ? ` until ${longDate(muted.until)}` : ''}`,
  left: (number) => `${number} more: muted too`,
});
