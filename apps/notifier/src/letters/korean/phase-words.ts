import type { Phase } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { plainLine } from '../plain-line.ts';
import { whoSays } from './who-says.ts';

/** What the beginning of a phase is called as an event. */
export const PHASE_EVENT: Readonly<Record<Phase, string>> = {
  planned: '계획',
  development: '개발 시작',
  maintained: '릴리스',
  security: '전체 유지보수 종료',
  extended: '정규 유지보수 종료',
  unmaintained: '유지보수 종료',
  'end-of-life': '지원 종료',
};

/** The day of that event: `유지보수 종료일`. */
export function dayOfEvent(phase: Phase): string {
  return `${PHASE_EVENT[phase]}일`;
}

/** The planned day of that event: `유지보수 종료 예정일`. */
export function plannedDayOfEvent(phase: Phase): string {
  return `${PHASE_EVENT[phase]} 예정일`;
}

/** What a phase is called in a table. */
export const PHASE_NAME: Readonly<Record<Phase, string>> = {
  planned: '계획됨',
  development: '개발 중',
  maintained: '유지보수 중',
  security: '보안 수정만 제공',
  extended: '연장 유지보수 중',
  unmaintained: '유지보수 종료됨',
  'end-of-life': '지원 종료됨',
};

/** What heads the news that a phase has begun. */
export const ENTERED_LABEL: Readonly<Record<Phase, string>> = {
  planned: '계획',
  development: '개발 시작',
  maintained: '릴리스',
  security: '보안 수정',
  extended: '연장 단계',
  unmaintained: '종료',
  'end-of-life': '종료',
};

/** What is said of releases or projects that have entered a phase, after their names and a colon. */
export const HAS_ENTERED: Readonly<Record<Phase, string>> = {
  planned: '계획됨',
  development: '개발 중',
  maintained: '릴리스됨',
  security: '이제 보안 수정만 제공',
  extended: '연장 유지보수로 전환됨',
  unmaintained: '유지보수 종료됨',
  'end-of-life': '지원 종료됨',
};

/** From when on something holds, where that is not the day of the event: from now, or once upstream says so. */
export const FROM_NOW = '지금부터';
export const ONCE_DECLARED = '공식 발표되면 그때부터';

/**
 * What the phase of a notice means for whoever runs the release, and what to do; where a vendor's dates decide, only the first.
 *
 * @param from from when on it holds. @default the day of the event, by its name: "that day" could be any that was said before
 */
export function meaningOf(notice: Notice, from?: string): string[] {
  const phase = notice.phase ?? 'planned';
  const meaning = MEANING[phase];
  if (meaning === undefined) return [];
  const [fact, advice] = meaning(notice, from ?? `${dayOfEvent(phase)}부터`);
  return notice.decidedBy ? [fact] : [`${fact} ${advice}`];
}

/** What a phase means, and what to do. */
type Meaning = (notice: Notice, from: string) => readonly [fact: string, advice: string];

const MEANING: Readonly<Partial<Record<Phase, Meaning>>> = {
  security: (_, from) => [`${from} 보안 수정만 제공됩니다.`, '새 릴리스로의 업그레이드를 계획하십시오.'],
  extended: ({ product }, from) =>
    product === 'openstack'
      ? [
          `${from} 공식 릴리스가 더 나오지 않으며, 브랜치에는 수정이 계속 반영될 수 있습니다.`,
          '업그레이드하거나 브랜치에서 직접 빌드하십시오.',
        ]
      : [
          `${from} 연장 지원을 받는 경우에만 수정이 제공됩니다.`,
          '업그레이드하거나, 연장 지원을 받고 있는지 확인하십시오.',
        ],
  unmaintained: (notice, from) => [
    notice.product === 'openstack'
      ? `${from} 공식 릴리스가 더 나오지 않습니다. 브랜치는 자원자가 관리할 수도 있는 ${branchOf(notice.release ?? '')} 브랜치로 바뀝니다.`
      : `${from} ${whoSays(notice)}에서 더 이상 유지보수하지 않습니다.`,
    '수정이 필요해지기 전에 업그레이드하십시오.',
  ],
  'end-of-life': (notice, from) => [
    `${from} ${whoSays(notice)}에서 보안 취약점을 포함하여 아무것도 수정하지 않습니다.`,
    '업그레이드하십시오.',
  ],
};

// The branches of the series up to Zed are named after the series; ids name them from 2023.1 on.
function branchOf(release: string): string {
  return release >= '2023.1' ? `unmaintained/${plainLine(release)}` : 'unmaintained';
}
