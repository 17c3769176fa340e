import type { CalendarDate } from '@lastpatch/release-model';
import type { NextHop, Notice } from '../../daily-check/notice.ts';
import { namesInSentence } from '../environment-names.ts';
import { hopIds, isPassed, MOST_SHORT_HOPS, saysItsHops } from '../hop-facts.ts';
import { plainLine } from '../plain-line.ts';
import { environmentNamed } from './names.ts';
import { longDate, namesAndMore } from './words.ts';

/** Which environments run the release of a notice, and where to go from it. */
export function wayOn(notice: Notice, today: CalendarDate): string[] {
  return [...runsInSentence(notice), ...hopSentence(notice, today)];
}

/** Which environments run the release or the project of a notice, as one sentence; nothing where none does. */
export function runsInSentence({
  runsIn = [],
  runsInMore = 0,
}: Pick<Notice, 'runsIn' | 'runsInMore'>): string[] {
  return runsIn.length === 0 ? [] : [`사용 중인 환경: ${environmentsSaid(runsIn, runsInMore)}.`];
}

/**
 * `region-one, region-two 외 37곳`: as many names as one sentence holds.
 *
 * @param more how many there are that have no name here
 */
export function environmentsSaid(all: readonly string[], more = 0): string {
  const said = namesInSentence(all, more, environmentNamed);
  return namesAndMore(said.names, said.more, '곳');
}

/** Where to go from the release of a notice, as one sentence; nothing where no way is known. */
export function hopSentence(notice: Notice, today: CalendarDate): string[] {
  const { hops = [] } = notice;
  const target = hops.at(-1);
  if (target === undefined) return [];
  if (!saysItsHops(notice)) {
    return [`업그레이드 대상: ${hopNamed(target, notice)}${lasting(target, notice, today)}.`];
  }
  const said = hops.map(
    (hop, index) => `${hopNamed(hop, notice)}${isPassed(notice, index) ? '' : lasting(hop, notice, today)}`,
  );
  return [`다음 업그레이드: ${said.join('; 이어서 ')}.`];
}

/** The same with the ids of releases alone: `업그레이드: 2025.1, 2026.1 순`, and once more with the first hop alone. */
export function shortHops(notice: Notice): string[] {
  const ids = hopIds(notice);
  const [first] = ids;
  if (first === undefined) return [];
  const last = ids.at(-1) ?? first;
  if (!saysItsHops(notice)) return [`업그레이드 대상: ${last}`];
  if (ids.length === 1) return [`다음 업그레이드: ${first}`, `다음: ${first}`];
  const all = ids.length > MOST_SHORT_HOPS ? `${first}, 최종 ${last}` : `${ids.join(', ')} 순`;
  return [`다음 업그레이드: ${all}`, `다음: ${all}`, `다음: ${first}`];
}

function hopNamed({ releaseTitle, kind }: NextHop, { product }: Notice): string {
  const name = plainLine(releaseTitle) || '이름 없는 릴리스';
  if (product !== 'openstack') return name;
  return `${name}(${kind === 'slurp' ? 'SLURP 간 업그레이드' : '바로 다음 릴리스'})`;
}

function lasting({ supportEnds, vendor }: NextHop, { product }: Notice, today: CalendarDate): string {
  if (supportEnds === null) return ', 지원 종료일 정보 없음';
  if (supportEnds <= today) return `, 지원 종료 예정일 ${longDate(supportEnds)} 지남`;
  const until = `${longDate(supportEnds)}까지`;
  if (vendor !== undefined) return `, ${until} ${plainLine(vendor) || '공급 업체'} 지원 예정`;
  return `, ${until} ${product === 'openstack' ? '유지보수' : '지원'} 예정`;
}
