import type { CalendarDate, Phase } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { isPreRelease } from '../group-facts.ts';
import type { NoticeWords } from '../language/language.ts';
import { isOfProduct } from '../notice-names.ts';
import { inBrackets } from './begun-words.ts';
import { runsInSentence } from './hop-words.ts';
import { productNamed, projectNamed, releaseNamed, versionNamed, versionNumber } from './names.ts';
import { ENTERED_LABEL, HAS_ENTERED, PHASE_EVENT } from './phase-words.ts';
import { wasOrIs } from './planned-date-words.ts';
import { takenBack } from './withdrawn-words.ts';
import { dateAndDistance } from './words.ts';

/** One version of one project that is out. */
export function versionWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, version = '' } = notice;
  const what = isOfProduct(notice) ? `버전 ${versionNumber(notice)}` : versionNamed(notice);
  return {
    label: '새 버전',
    headline: `${releaseNamed(notice)}: ${what} 릴리스됨${inBrackets(date)}`,
    brief: `${productNamed(notice)} ${what} 릴리스됨${inBrackets(date)}`,
    body: [
      date === null
        ? '업스트림에서 릴리스했으며, 날짜는 알 수 없습니다.'
        : `업스트림에서 ${dateAndDistance(date, today)}에 릴리스했습니다.`,
      isPreRelease(version) ? '테스트용 사전 릴리스입니다.' : '업그레이드하기 전에 릴리스 노트를 읽으십시오.',
    ],
  };
}

/** One project's own end in one release. */
export function projectEndWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date } = notice;
  const phase = notice.phase ?? 'planned';
  return {
    label: ENTERED_LABEL[phase],
    headline: `${releaseNamed(notice)}: ${projectNamed(notice)} ${HAS_ENTERED[phase]}${inBrackets(date)}`,
    brief: `${releaseNamed(notice)}: ${projectNamed(notice)} ${ENTERED_LABEL[phase]}${inBrackets(date)}`,
    body: [
      date === null
        ? '업스트림에서 공식 발표했으며, 날짜는 밝히지 않았습니다.'
        : `업스트림에서 공식 발표했습니다. 적용일은 ${dateAndDistance(date, today)}${wasOrIs(date, today)}.`,
      `이 프로젝트만의 종료입니다. ${THE_RELEASE_ITSELF}`,
      ...projectMeaning(phase),
    ],
  };
}

/** Said beside the ends of projects, which come days before or after that of their release. */
export const THE_RELEASE_ITSELF = '릴리스 전체에 대해서는 따로 알려 드립니다.';

/** What the end of projects means for whoever runs them in that release. */
export function projectMeaning(phase: Phase): string[] {
  const upgrade = '사용 중이면 업그레이드하십시오.';
  switch (phase) {
    case 'extended':
      return [
        `적용일부터 이 릴리스에서 해당 프로젝트의 새 버전은 나오지 않으며, 브랜치에는 수정이 계속 반영될 수 있습니다. ${upgrade}`,
      ];
    case 'unmaintained':
      return [
        `적용일부터 이 릴리스에서 해당 프로젝트의 새 버전은 나오지 않으며, 브랜치는 자원자가 관리할 수도 있습니다. ${upgrade}`,
      ];
    case 'end-of-life':
      return [
        `적용일부터 업스트림에서 이 릴리스의 해당 프로젝트를 보안 취약점을 포함하여 전혀 수정하지 않습니다. ${upgrade}`,
      ];
    default:
      return [];
  }
}

/** One project's own end that upstream had declared, and no longer does. */
export function projectWithdrawnWords(notice: Notice, today: CalendarDate): NoticeWords {
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  return {
    label: '발표 철회',
    headline: `${releaseNamed(notice)}: ${projectNamed(notice)} ${event} 발표 철회`,
    body: [takenBack(notice, today), '이제부터 이 프로젝트에도 릴리스의 일정이 적용됩니다.'],
  };
}

/** A project that has left: one release, or the product as a whole. */
export function retiredWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { release, evidence, date } = notice;
  const name = projectNamed(notice);
  const runs = runsInSentence(notice);
  const ifRun = runs.length === 0 ? '사용 중이면 ' : '';
  const replace = [...runs, `${ifRun}대체할 프로젝트를 확인하십시오.`];
  if (release !== null) {
    return {
      label: '제외',
      headline: `${releaseNamed(notice)}: ${name} 프로젝트 제외됨`,
      body: [
        '업스트림의 이 릴리스 목록에서 빠졌으며, 이 릴리스에서는 새 버전이 나오지 않습니다.',
        ...replace,
      ],
    };
  }
  const product = productNamed(notice);
  if (evidence !== 'governance') {
    return {
      label: '제외',
      headline: `${product}: ${name} 프로젝트가 목록에서 제외됨`,
      body: ['릴리스에 속하지 않는 프로젝트의 업스트림 목록에서 빠졌습니다.', ...replace],
    };
  }
  const when = date === null ? '' : ` 적용일은 ${dateAndDistance(date, today)}${wasOrIs(date, today)}.`;
  return {
    label: '개발 종료',
    headline: `${product}: ${name} 프로젝트 은퇴됨${inBrackets(date)}`,
    body: [
      `업스트림 거버넌스에서 은퇴(retired) 처리했습니다.${when} 더 이상 ${product}의 일부로 개발되지 않습니다.`,
      ...runs,
      `${ifRun}대체 방안을 계획하십시오.`,
    ],
  };
}
