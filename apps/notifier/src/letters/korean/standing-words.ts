import { type CalendarDate, daysBetween, isOver } from '@lastpatch/release-model';
import type { Letter, Standing } from '../../daily-check/letter.ts';
import type { StandingWords } from '../language/language.ts';
import { plainLine } from '../plain-line.ts';
import { countStandings, holdsDigest } from '../standing-facts.ts';
import { PHASE_NAME, plannedDayOfEvent, dayOfEvent } from './phase-words.ts';
import { countOfDays, longDate, numeral, relativeDays, shortDate } from './words.ts';

/** What is said of where things stand. */
export const STANDING_WORDS: StandingWords = {
  intro: standingsIntro,
  nothing: nothingStands,
  outro: standingsOutro,
  headings: {
    overdue: '발표 대기: 예정일이 되었으나 업스트림에서 아직 공식 발표하지 않음',
    alive: '지원 중이거나 릴리스 예정',
    ended: '종료: 업스트림에서 더 이상 유지보수하지 않음',
  },
  heading: '현재 상태',
  said: standingSaid,
};

function standingSaid(standing: Standing, today: CalendarDate): string {
  const { phase, next, overdue, supportEnds } = standing;
  const now = `${PHASE_NAME[phase]}${sinceSaid(standing)}`;
  if (overdue) {
    return `${now}; ${plannedDayOfEvent(overdue.phase)} ${shortDate(overdue.date)}, 아직 공식 발표되지 않음`;
  }
  if (!next) return phase === 'end-of-life' ? now : `${now}; 다음 일정의 날짜 정보 없음`;
  const what = next.basis === 'scheduled' ? plannedDayOfEvent(next.phase) : dayOfEvent(next.phase);
  const last =
    supportEnds !== null && supportEnds > next.date ? `; 모든 지원의 종료일 ${shortDate(supportEnds)}` : '';
  return `${now}; ${what} ${shortDate(next.date)}, ${relativeDays(daysBetween(today, next.date))}${last}`;
}

/** Since when, of what has ended; and whether that is no more than the plan. */
function sinceSaid({ phase, since, basis }: Standing): string {
  const isPlanned = basis === 'scheduled';
  if (!isOver(phase) || since === null) return isPlanned ? '(계획상)' : '';
  return `(${shortDate(since)}부터${isPlanned ? ', 계획상' : ''})`;
}

/** Of a welcome, a digest, or news that come with a digest or with what is new. */
function standingsIntro(letter: Letter, today: CalendarDate): string {
  const { alsoFollows, standings } = letter;
  const isLate = letter.on < today;
  const since = isLate ? `${longDate(letter.on)}부터` : '오늘부터';
  if (holdsDigest(letter)) {
    return [
      ...(alsoFollows === undefined
        ? []
        : [`${since} 다음 항목의 변경도 알려 드립니다: ${plainLine(alsoFollows)}.`]),
      digestIntro(letter, today),
    ].join(' ');
  }
  if (alsoFollows === undefined) {
    return '오늘부터 아래 항목의 변경을 알려 드립니다. 현재 상태는 다음과 같습니다.';
  }
  if (standings.length === 0) return `${since} 다음 항목의 변경도 알려 드립니다: ${plainLine(alsoFollows)}.`;
  return `${since} 아래 항목의 변경도 알려 드립니다. ${isLate ? '그날의' : '현재'} 상태는 다음과 같습니다.`;
}

function nothingStands(letter: Letter): string {
  const isOfNew = letter.alsoFollows !== undefined && !holdsDigest(letter);
  return isOfNew ? '그중 현재 지원 중인 것은 없습니다.' : '추적 대상 중 현재 지원 중인 것은 없습니다.';
}

function digestIntro(letter: Letter, today: CalendarDate): string {
  const { standings } = letter;
  const stand = `${letter.on < today ? longDate(letter.on) : '오늘'} 기준 상태는 다음과 같습니다.`;
  // A part knows its own standings only, and so counts none.
  if (letter.part || standings.length === 0) return stand;
  const overdue = countStandings(standings, 'overdue');
  const ended = countStandings(standings, 'ended');
  const counted = [
    ...(overdue === 0 ? [] : [`발표 대기 ${numeral(overdue)}개`]),
    ...(ended === 0 ? [] : [`종료 ${numeral(ended)}개`]),
  ];
  const said = counted.length === 0 ? '발표 대기 없음, 종료 없음' : counted.join(', ');
  return `${stand} 추적 중인 릴리스 ${numeral(standings.length)}개: ${said}.`;
}

/** What stands after the standings: what a new watch will hear; of a digest what it is for. */
function standingsOutro(letter: Letter): string[] {
  const { alsoFollows, part, watch } = letter;
  if (part && part.number < part.of) return [];
  // A watch that is there already knows what it is told of.
  if (!holdsDigest(letter)) return alsoFollows === undefined ? [promise(letter)] : [];
  return [
    `이 목록은 새 소식이 없어도 한 달에 한 번 보내 드립니다. 목록이 도착하면 알림 경로가 정상이라는 뜻입니다. 받지 않으려면 lastpatch.yaml의 워치 "${plainLine(watch)}"에 "digest: off"를 적으십시오.`,
  ];
}

/** What this watch will hear, and nothing that it will not. */
function promise({ tells, reminders }: Letter): string {
  const told = [
    ...(tells.releases ? ['릴리스 당일'] : []),
    ...(tells.ends ? ['릴리스의 지원 종료 당일'] : []),
    ...(reminders.length === 0
      ? []
      : [`종료 ${reminders.map((days) => `${countOfDays(days)} 전`).join(', ')}`]),
  ];
  return told.length === 0
    ? '이 워치의 설정에 따라 알려 드립니다.'
    : `다음 시점에 알려 드립니다: ${told.join('; ')}.`;
}
