import { daysBetween } from '@lastpatch/release-model';
import { pastEndWordsBy } from '../language/past-end-words-by.ts';
import { environmentsSaid } from './environment-words.ts';
import { releaseNamed } from './names.ts';
import { longDate, relativeDays, shortDate } from './words.ts';

/** What is said of what is run past its end. */
export const PAST_END_WORDS = pastEndWordsBy({
  heading: 'UNSUPPORTED: your fleet runs these past their end',
  releaseNamed,
  projectIn: (project, release) => `${project} in ${release}`,
  since: ({ since, project }, today) => {
    const retired = project === undefined ? '' : 'retired by upstream ';
    return since === null
      ? `${retired}since a day that is not known`
      : `${retired}since ${shortDate(since)}, ${relativeDays(daysBetween(today, since))}`;
  },
  environmentsSaid,
  muted: (muted) => `muted${muted ? ` until ${longDate(muted.until)}` : ''}`,
  noReason: 'no reason given',
  left: (number) => `${number} more: muted too`,
});
