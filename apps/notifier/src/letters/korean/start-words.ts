import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { NextHop, Notice } from '../../daily-check/notice.ts';
import { type Starts, startsOf } from '../hop-facts.ts';
import { plainLine } from '../plain-line.ts';
import { countOfDays, dateAndDistance, longDate, numeral } from './words.ts';

/**
 * By when the upgrades of a deadline are to be begun so that all are done in time, or since when they should have been; nothing
 * where nothing says how long they take.
 */
export function startSentences(notice: Notice, today: CalendarDate): string[] {
  const starts = startsOf(notice);
  if (starts === null) return [];
  return starts.first.startBy < today ? late(starts, today) : inTime(starts, today);
}

function inTime({ first, rest, days }: Starts, today: CalendarDate): string[] {
  const by = `${dateAndDistance(first.startBy, today)}까지`;
  if (rest.length === 0) {
    const takes = days === null ? '' : ` 예상 소요 기간은 ${countOfDays(days)}입니다.`;
    return [`${hopNamed(first)} 업그레이드를 ${by} 시작하십시오.${takes}`];
  }
  const which = rest.length <= LATER_HOPS.length ? LATER_HOPS : ['마지막'];
  const others = rest
    .slice(-which.length)
    .map(({ startBy }, index) => `${which[index] ?? ''} 단계는 ${longDate(startBy)}까지`);
  const start = `업그레이드 ${numeral(1 + rest.length)}단계 중 첫 단계는 ${by}, ${others.join(', ')} 시작하십시오.`;
  return [`${start}${eachTakes(days)}`];
}

/** More hops than these are not told one by one. */
const LATER_HOPS = ['둘째', '셋째'] as const;

function late({ first, rest, days }: Starts, today: CalendarDate): string[] {
  const by = `${longDate(first.startBy)}까지`;
  const ago = countOfDays(daysBetween(first.startBy, today));
  const what =
    rest.length === 0
      ? `${hopNamed(first)} 업그레이드`
      : `업그레이드 ${numeral(1 + rest.length)}단계 중 첫 단계`;
  return [
    `시작이 ${ago} 늦었습니다. ${what}는 ${by} 시작했어야 합니다.${rest.length === 0 ? '' : eachTakes(days)}`,
  ];
}

function eachTakes(days: number | null): string {
  return days === null ? '' : ` 단계별 예상 소요 기간은 ${countOfDays(days)}입니다.`;
}

function hopNamed({ releaseTitle }: NextHop): string {
  return plainLine(releaseTitle) || '이름 없는 릴리스';
}
