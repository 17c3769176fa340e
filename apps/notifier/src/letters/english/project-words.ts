import type { CalendarDate, Phase } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { isPreRelease } from '../group-facts.ts';
import { isOfProduct } from '../notice-names.ts';
import type { NoticeWords } from '../language/language.ts';
import { runsInSentence } from './environment-words.ts';
import { productNamed, projectNamed, releaseNamed, versionNamed } from './names.ts';
import { ENTERED_LABEL, HAS_ENTERED, PHASE_EVENT } from './phase-words.ts';
import { plainLine } from '../plain-line.ts';
import { asLastRead } from './withdrawn-words.ts';
import { dateAndDistance, longDate, shortDate } from './words.ts';

/** One version of one project that is out. */
export function versionWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, release, version = '' } = notice;
  const where = `${release === null ? 'of' : 'for'} ${releaseNamed(notice)}`;
  const what = isOfProduct(notice)
    ? `${releaseNamed(notice)}: version ${plainLine(version) || 'without a number'}`
    : `${versionNamed(notice)} ${where}`;
  return {
    label: 'VERSION',
    headline: `${what} is out${inBrackets(date)}`,
    body: [
      date === null
        ? 'Upstream has released it; the day is not known.'
        : `Upstream released it on ${dateAndDistance(date, today)}.`,
      isPreRelease(version)
        ? 'It is a pre-release, for tests.'
        : 'Read its release notes before you upgrade to it.',
    ],
  };
}

/** One project's own end in one release. */
export function projectEndWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date } = notice;
  const phase = notice.phase ?? 'planned';
  const verb = date !== null && date > today ? 'takes' : 'took';
  return {
    label: ENTERED_LABEL[phase],
    headline: `${projectNamed(notice)} ${HAS_ENTERED[phase]} ${inRelease(notice)}${inBrackets(date)}`,
    body: [
      date === null
        ? 'Upstream has declared it. It gives no day for it.'
        : `Upstream has declared it. It ${verb} effect on ${dateAndDistance(date, today)}.`,
      `This is the project's own end; ${THE_RELEASE_ITSELF}`,
      ...projectMeaning(phase, 'it'),
    ],
  };
}

/** Said beside the ends of projects, which come days before or after that of their release. */
export const THE_RELEASE_ITSELF = 'what becomes of the release as a whole is told separately.';

/** What the end of projects means for whoever runs them in that release. */
export function projectMeaning(phase: Phase, them: 'it' | 'them'): string[] {
  const upgrade = `Upgrade if you run ${them}.`;
  switch (phase) {
    case 'extended':
      return [
        `From then on there are no more versions of ${them} in that release; fixes may still land on the branch. ${upgrade}`,
      ];
    case 'unmaintained':
      return [
        `From then on there are no more versions of ${them} in that release; volunteers may keep the branch. ${upgrade}`,
      ];
    case 'end-of-life':
      return [
        `From then on upstream fixes nothing of ${them} in that release, security holes included. ${upgrade}`,
      ];
    default:
      return [];
  }
}

/** One project's own end that upstream had declared, and no longer does. */
export function projectWithdrawnWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date } = notice;
  const event = PHASE_EVENT[notice.phase ?? 'planned'];
  const day = date === null ? '' : ` (${longDate(date)})`;
  return {
    label: 'WITHDRAWN',
    headline: `${projectNamed(notice)}: ${event} ${inRelease(notice)} taken back`,
    body: [
      `Upstream had declared it${day}, has taken that back, and has not declared it again${asLastRead(notice, today)}.`,
      'From now on what holds for the release holds for this project too.',
    ],
  };
}

/** A project that has left: one release, or the product as a whole. */
export function retiredWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { release, evidence } = notice;
  const name = projectNamed(notice);
  if (release !== null) {
    return {
      label: 'LEFT',
      headline: `${name} has left ${releaseNamed(notice)}`,
      body: [
        'Upstream no longer lists it in that release: there will be no more versions of it there.',
        ...whatToDo(notice, 'see what takes its place'),
      ],
    };
  }
  const product = productNamed(notice);
  return evidence === 'governance'
    ? retiredByGovernance(notice, today)
    : {
        label: 'LEFT',
        headline: `${name} is no longer listed by ${product}`,
        body: [
          'Upstream no longer lists it among the projects that belong to no release.',
          ...whatToDo(notice, 'see what takes its place'),
        ],
      };
}

function retiredByGovernance(notice: Notice, today: CalendarDate): NoticeWords {
  const { date } = notice;
  const product = productNamed(notice);
  return {
    label: 'RETIRED',
    headline: `${projectNamed(notice)} is retired from ${product}${inBrackets(date)}`,
    body: [
      `Upstream's governance has retired it${date === null ? '' : ` as of ${dateAndDistance(date, today)}`}: it is no longer developed as a part of ${product}.`,
      ...whatToDo(notice, 'plan what takes its place'),
    ],
  };
}

/** What to do, and where it runs where that is known. */
function whatToDo(notice: Notice, todo: string): string[] {
  const runs = runsInSentence(notice);
  return runs.length === 0
    ? [`If you run it, ${todo}.`]
    : [...runs, `${todo[0]?.toUpperCase() ?? ''}${todo.slice(1)}.`];
}

function inRelease(notice: Notice): string {
  return `in ${releaseNamed(notice)}`;
}

function inBrackets(date: CalendarDate | null): string {
  return date === null ? '' : ` (${shortDate(date)})`;
}
