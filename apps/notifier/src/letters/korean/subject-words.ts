import type { SubjectWords } from '../language/language.ts';
import { plainLine } from '../plain-line.ts';
import type { SubjectFact } from '../subject-fact.ts';
import { dayOfEvent, PHASE_EVENT } from './phase-words.ts';
import { namesAndMore, numeral, shortDate } from './words.ts';

/** What subjects say beside the headline of a notice: SNS takes them in UTF-8, and mail has words for it (RFC 2047). */
export const SUBJECT_WORDS: SubjectWords = {
  write: plainLine,
  more: (number) => ` (외 ${numeral(number)}건)`,
  part: ({ number, of }) => ` (${of}부 중 ${number}부)`,
  withoutNotices,
};

function withoutNotices(fact: SubjectFact): string {
  switch (fact.kind) {
    case 'watches':
      return `Lastpatch 추적 시작: ${fact.what}`;
    case 'also watches':
      return `Lastpatch 추적 대상 추가: ${fact.what}`;
    case 'no news':
      return `Lastpatch 새 소식 없음: ${fact.watch}`;
    default:
      return `월간 요약: ${digestFact(fact)}`;
  }
}

type DigestFact = Exclude<SubjectFact, { readonly kind: 'watches' | 'also watches' | 'no news' }>;

function digestFact(fact: DigestFact): string {
  switch (fact.kind) {
    case 'past its end': {
      const { environments, release, since } = fact;
      const places = namesAndMore(environments.names, environments.more, '곳');
      const ended = since === null ? '' : `(종료일 ${shortDate(since)})`;
      return `${places}: 지원이 종료된 ${release} 사용 중${ended}`;
    }
    case 'overdue':
      return `${fact.release} ${PHASE_EVENT[fact.phase]} 발표 대기(예정일 ${shortDate(fact.date)})`;
    case 'coming':
      return `다음 일정은 ${fact.release} ${dayOfEvent(fact.phase)}(${shortDate(fact.date)})`;
    case 'no date':
      return fact.ended === 0
        ? '예정된 날짜 없음'
        : `예정된 날짜 없음, 종료된 릴리스 ${numeral(fact.ended)}개`;
  }
}
