import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { PastEnd } from '../../daily-check/letter.ts';
import type { PastEndWords } from '../language/language.ts';
import { shortName } from '../notice-names.ts';
import { LONGEST_REASON, type Mute, pastEndPlaces, type PastEndRelease } from '../past-end-facts.ts';
import { environmentsSaid } from './hop-words.ts';
import { longDate, numeral, relativeDays, shortDate } from './words.ts';

/** What is said of what is run past its end. */
export const PAST_END_WORDS: PastEndWords = {
  heading: '지원 없음: 지원이 종료된 다음 릴리스를 사용하고 있습니다',
  said: pastEndSaid,
};

function pastEndSaid(one: PastEndRelease, today: CalendarDate): string[] {
  const { open, mutes, left } = pastEndPlaces(one, today);
  const since = sinceSaid(one.release, today);
  return [
    open.length === 0 ? since : `${since}: ${environmentsSaid(open)}`,
    ...mutes.map(mutedSaid),
    ...(left === 0 ? [] : [`외 ${numeral(left)}곳: 마찬가지로 알림 중지`]),
  ];
}

function sinceSaid({ since }: PastEnd, today: CalendarDate): string {
  return since === null
    ? '종료일 알 수 없음'
    : `종료일 ${shortDate(since)}, ${relativeDays(daysBetween(today, since))}`;
}

/** `lab: 2027년 3월 1일(월)까지 알림 중지: is replaced in spring` */
function mutedSaid({ environments, muted }: Mute): string {
  const why = shortName(muted?.why ?? '', LONGEST_REASON);
  const until = muted ? `${longDate(muted.until)}까지 ` : '';
  return `${environmentsSaid(environments)}: ${until}알림 중지${why === '' ? '' : `: ${why}`}`;
}
