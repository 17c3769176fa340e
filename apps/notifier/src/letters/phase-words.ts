import type { Phase } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';
import { plainLine } from './plain-line.ts';

/** What the beginning of a phase is called as an event. */
export const PHASE_EVENT: Readonly<Record<Phase, string>> = {
  planned: 'planning',
  development: 'start of development',
  maintained: 'release',
  security: 'end of full maintenance',
  extended: 'end of regular maintenance',
  unmaintained: 'end of maintenance',
  'end-of-life': 'end of life',
};

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

/** Whether upstream says itself that a phase has begun; of other products a date that is not changed comes by itself. */
export function isDeclaredByUpstream({ product }: Pick<Notice, 'product'>): boolean {
  return product === 'openstack';
}

/** From when on something holds: from a day that is known, from now, or once upstream says so. */
export const FROM_THAT_DAY = 'From that day on';
export const FROM_NOW = 'From now on';
export const ONCE_DECLARED = 'Once that is declared,';

/**
 * What the phase of a notice means for whoever runs the release, and what to do.
 *
 * @param from from when on it holds
 */
export function meaningOf({ phase, product, release }: Notice, from: string = FROM_THAT_DAY): string[] {
  const isOpenStack = product === 'openstack';
  switch (phase) {
    case 'security':
      return [`${from} it gets security fixes only. Plan the upgrade to a newer release.`];
    case 'extended':
      return [
        isOpenStack
          ? `${from} there are no more official releases; fixes may still land on its branch. Upgrade, or build from the branch yourself.`
          : `${from} it gets fixes only under extended support. Upgrade, or make sure that you have that support.`,
      ];
    case 'unmaintained':
      return [
        isOpenStack
          ? `${from} there are no more official releases; its branch becomes ${branchOf(release ?? '')}, where volunteers may keep it. Upgrade before you depend on a fix.`
          : `${from} upstream no longer maintains it. Upgrade before you depend on a fix.`,
      ];
    case 'end-of-life':
      return [`${from} upstream fixes nothing in it, security holes included. Upgrade.`];
    default:
      return [];
  }
}

// The branches of the series up to Zed are named after the series; ids name them from 2023.1 on.
function branchOf(release: string): string {
  return release >= '2023.1' ? `unmaintained/${plainLine(release)}` : 'an unmaintained one';
}
