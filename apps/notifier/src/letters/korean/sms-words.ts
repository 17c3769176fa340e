import { type CalendarDate, isEndOfSupport } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import type { SmsWords } from '../language/language.ts';
import { plainLine } from '../plain-line.ts';
import { shortHops } from './hop-words.ts';
import { numeral } from './words.ts';

/** What an SMS says beside the headline of a notice. One segment has 70 places in Korean: nothing in it is long. */
export const SMS_WORDS: SmsWords = {
  write: plainLine,
  more: (number) => ` 외 ${numeral(number)}건`,
  whatToDo,
  text: (headline, todo, more) => `${headline}${more}. ${todo}`,
  nothingFits: (more) => `추적 대상의 날짜가 되었거나 변경됨${more}. 이메일 확인`,
};

function whatToDo(
  notice: Notice,
  { isShort, today }: { readonly isShort: boolean; readonly today: CalendarDate },
): string[] {
  const { kind, phase, project, next } = notice;
  if (kind === 'withdrawn' && next !== undefined && !isShort) {
    if (next.date > today) return ['이 날짜로 계획하십시오', '이 날짜로 계획'];
    return isEndOfSupport(next.phase) ? ['종료된 것으로 계획하십시오', '종료로 보고 계획'] : ['이메일 확인'];
  }
  const isEnd = phase !== null && isEndOfSupport(phase) && kind !== 'withdrawn' && kind !== 'unscheduled';
  if (!isEnd) return ['이메일 확인'];
  if (isShort) return ['업그레이드 필요', '업그레이드'];
  if (project !== undefined) return ['사용 중이면 업그레이드하십시오', '사용 중이면 업그레이드'];
  const hops = shortHops(notice);
  return hops.length === 0 ? ['업그레이드하십시오', '업그레이드 필요'] : hops;
}
