import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter, LetterSource } from '../../daily-check/letter.ts';
import { plainLine } from '../plain-line.ts';
import { NO_BREAK } from '../wrap.ts';
import { dateAndDistance, namesAndMore } from './words.ts';

/** The paragraphs that end a letter. */
export function footerParagraphs(letter: Letter, today: CalendarDate): string[] {
  const { watchTitle, follows, sources, revision, id, part } = letter;
  const which = part ? `, ${`${part.of}부 중 ${part.number}부`.replaceAll(' ', NO_BREAK)}` : '';
  return [
    `이 알림은 워치 "${plainLine(watchTitle)}"의 설정에 따라 보내 드립니다. 추적 대상: ${plainLine(follows)}.`,
    [
      ...[...Map.groupBy(sources, ({ asOf }) => asOf)].map(([asOf, read]) => sourcesSaid(read, asOf, today)),
      `카탈로그 리비전 ${revision}, 알림 ${plainLine(id)}${which}.`,
    ].join(' '),
  ];
}

/** What was read on one day. */
function sourcesSaid(sources: readonly LetterSource[], asOf: CalendarDate, today: CalendarDate): string {
  const titles = sources.map(({ title }) => plainLine(title));
  const more = titles.length - MOST_NAMED;
  const names = more > 1 ? namesAndMore(titles.slice(0, MOST_NAMED), more, '개') : titles.join(', ');
  return asOf >= today
    ? `오늘 확인한 출처: ${names}.`
    : `${dateAndDistance(asOf, today)}에 마지막으로 확인한 출처: ${names}. 그 후에 날짜가 변경되었을 수 있습니다.`;
}

/** A team that follows dozens of products need not read all their names here: what it follows is said before. */
const MOST_NAMED = 4;
