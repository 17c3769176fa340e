import type { CalendarDate } from '@lastpatch/release-model';
import type { DecidingVendor } from '../../daily-check/notice.ts';
import { plainLine } from '../plain-line.ts';
import { dateAndDistance } from './words.ts';

/** Whose dates decide in place of upstream's, and how long support lasts by them. */
export function decidingSentence({ title, supportEnds }: DecidingVendor, today: CalendarDate): string {
  const rule = `적용하는 일정: ${plainLine(title) || '다른 공급 업체'}`;
  if (supportEnds === null) return `${rule}. 이 일정에는 지원 종료일이 나와 있지 않습니다.`;
  const when = dateAndDistance(supportEnds, today);
  return supportEnds > today
    ? `${rule}. 이 일정에 따르면 ${when}까지 지원됩니다.`
    : `${rule}. 이 일정에 따르면 ${when}에 지원이 종료되었습니다.`;
}
