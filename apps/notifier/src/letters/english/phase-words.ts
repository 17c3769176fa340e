import type { Phase } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { plainLine } from '../plain-line.ts';
import { whoSays } from './who-says.ts';

export { PHASE_EVENT } from '@lastpatch/pages/phase-name';

/** What heads the news that a phase has begun. */
export const ENTERED_LABEL: Readonly<Record<Phase, string>> = {
  planned: 'PLANNED',
  development: 'STARTED',
  maintained: 'RELEASED',
  security: 'SECURITY',
  extended: 'EXTENDED',
  unmaintained: 'ENDED',
  'end-of-life': 'ENDED',
};

/** What is said of one release or project that has entered a phase. */
export const HAS_ENTERED: Readonly<Record<Phase, string>> = {
  planned: 'is planned',
  development: 'is under development',
  maintained: 'is out',
  security: 'gets security fixes only from now on',
  extended: 'is in extended maintenance',
  unmaintained: 'is unmaintained',
  'end-of-life': 'has reached its end of life',
};

/** The same of several projects. */
export const HAVE_ENTERED: Readonly<Record<Phase, string>> = {
  planned: 'are planned',
  development: 'are under development',
  maintained: 'are out',
  security: 'get security fixes only from now on',
  extended: 'are in extended maintenance',
  unmaintained: 'are unmaintained',
  'end-of-life': 'have reached their end of life',
};

/** From when on something holds: from a day that is known, from now, or once upstream says so. */
export const FROM_THAT_DAY = 'From that day on';
export const FROM_NOW = 'From now on';
export const ONCE_DECLARED = 'Once that is declared,';

/**
 * What the phase of a notice means for whoever runs the release, and what to do; where a vendor's dates decide, only the first.
 *
 * @param from from when on it holds
 */
export function meaningOf(notice: Notice, from: string = FROM_THAT_DAY): string[] {
  const meaning = MEANING[notice.phase ?? 'planned'];
  if (meaning === undefined) return [];
  const [fact, advice] = meaning(notice, from);
  return notice.decidedBy ? [fact] : [`${fact} ${advice}`];
}

/** What a phase means, and what to do. */
type Meaning = (notice: Notice, from: string) => readonly [fact: string, advice: string];

const MEANING: Readonly<Partial<Record<Phase, Meaning>>> = {
  security: (_, from) => [`${from} it gets security fixes only.`, 'Plan the upgrade to a newer release.'],
  extended: ({ product }, from) =>
    product === 'openstack'
      ? [
          `${from} there are no more official releases; fixes may still land on its branch.`,
          'Upgrade, or build from the branch yourself.',
        ]
      : [
          `${from} it gets fixes only under extended support.`,
          'Upgrade, or make sure that you have that support.',
        ],
  unmaintained: (notice, from) => [
    notice.product === 'openstack'
      ? `${from} there are no more official releases; its branch becomes ${branchOf(notice.release ?? '')}, where volunteers may keep it.`
      : `${from} ${whoSays(notice)} no longer maintains it.`,
    'Upgrade before you depend on a fix.',
  ],
  'end-of-life': (notice, from) => [
    `${from} ${whoSays(notice)} fixes nothing in it, security holes included.`,
    'Upgrade.',
  ],
};

// The branches of the series up to Zed are named after the series; ids name them from 2023.1 on.
function branchOf(release: string): string {
  return release >= '2023.1' ? `unmaintained/${plainLine(release)}` : 'an unmaintained one';
}
