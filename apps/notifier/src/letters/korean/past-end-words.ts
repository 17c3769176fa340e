import { daysBetween } from '@lastpatch/release-model';
import { pastEndWordsBy } from '../language/past-end-words-by.ts';
import { environmentsSaid } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import { longDate, numeral, relativeDays, shortDate } from './words.ts';

/** What is said of what is run past its end. */
export const PAST_END_WORDS = pastEndWordsBy({
  heading: '지원 없음: 지원이 종료된 다음 릴리스를 사용하고 있습니다',
  releaseNamed,
  projectIn: (project, release) => `${release}의 ${project}`,
  since: ({ since, project }, today) => {
    const day = project === undefined ? '종료일' : '업스트림 은퇴일';
    return since === null
      ? `${day} 알 수 없음`
      : `${day} ${shortDate(since)}, ${relativeDays(daysBetween(today, since))}`;
  },
  environmentsSaid,
  muted: (muted) => `${muted ? `${longDate(muted.until)}까지 ` : ''}알림 중지`,
  noReason: '적힌 사유 없음',
  left: (number) => `외 ${numeral(number)}곳: 마찬가지로 알림 중지`,
});
