import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { PastEnd } from '../../daily-check/letter.ts';
import type { PastEndWords } from '../language/language.ts';
import { shortName } from '../notice-names.ts';
import { LONGEST_REASON, type Mute, pastEndPlaces, type PastEndRelease } from '../past-end-facts.ts';
import { environmentsSaid } from './environment-words.ts';
import { longDate, relativeDays, shortDate } from './words.ts';

/** What is said of what is run past its end. */
export const PAST_END_WORDS: PastEndWords = {
  heading: 'UNSUPPORTED: your fleet runs these past their end',
  said: pastEndSaid,
};

function pastEndSaid(one: PastEndRelease, today: CalendarDate): string[] {
  const { open, mutes, left } = pastEndPlaces(one, today);
  const since = sinceSaid(one.release, today);
  return [
    open.length === 0 ? since : `${since}: ${environmentsSaid(open)}`,
    ...mutes.map(mutedSaid),
    ...(left === 0 ? [] : [`${left} more: muted too`]),
  ];
}

function sinceSaid({ since }: PastEnd, today: CalendarDate): string {
  return since === null
    ? 'since a day that is not known'
    : `since ${shortDate(since)}, ${relativeDays(daysBetween(today, since))}`;
}

/** `lab: muted until 1 March 2027: is replaced in spring` */
function mutedSaid({ environments, muted }: Mute): string {
  const why = shortName(muted?.why ?? '', LONGEST_REASON);
  const until = muted ? ` until ${longDate(muted.until)}` : '';
  return `${environmentsSaid(environments)}: muted${until}${why === '' ? '' : `: ${why}`}`;
}
