import { type CalendarDate, daysBetween, isEndOfSupport, type Phase } from '@lastpatch/release-model';
import type { Notice } from '../daily-check/notice.ts';
import { plainLine } from './plain-line.ts';
import { countOfDays, longDate, relativeDays, shortDate, weekday } from './words.ts';

/** What a letter says of one notice. */
export interface NoticeWords {
  /** One word in capitals: what kind of news it is. */
  readonly label: string;
  /** A headline that says the fact by itself: used for subjects. */
  readonly headline: string;
  /** Sentences: on which date, on whose word, what it means, what to do. */
  readonly body: readonly string[];
}

/** The words for one notice, with days counted from `today` and upstream last read on `asOf`. */
export function noticeWords(notice: Notice, today: CalendarDate, asOf: CalendarDate): NoticeWords {
  const name = `${plainLine(notice.productTitle)} ${plainLine(notice.releaseTitle)}`;
  switch (notice.kind) {
    case 'released':
      return releasedWords(notice, name);
    case 'entered':
      return enteredWords(notice, name, today);
    case 'due':
      return dueWords(notice, name, today);
    case 'reminder':
      // A reminder that goes out late may find its day come: it then has no days left to speak of.
      return notice.step === 0 || today >= (notice.date ?? notice.on)
        ? unreadWords(notice, name, today, asOf)
        : reminderWords(notice, name, today);
  }
}

function releasedWords({ date, on }: Notice, name: string): NoticeWords {
  const day = date ?? on;
  return {
    label: 'RELEASED',
    headline: `${name} is out (${shortDate(day)})`,
    body: [
      date === null
        ? 'Upstream has declared it; it gives no day for it.'
        : `Upstream released it on ${longDate(date)}.`,
      'Read its release notes before you plan the upgrade to it.',
    ],
  };
}

function enteredWords(notice: Notice, name: string, today: CalendarDate): NoticeWords {
  const { phase, date } = notice;
  const when =
    date === null
      ? 'Upstream gives no day for it'
      : `It took effect on ${longDate(date)} (${relativeDays(daysBetween(today, date))})`;
  return {
    label: LABEL[phase],
    headline: `${name} ${HAS_ENTERED[phase]}${date === null ? '' : ` (${shortDate(date)})`}`,
    body: [`Upstream has declared it. ${when}.`, ...meaning(notice)],
  };
}

function dueWords(notice: Notice, name: string, today: CalendarDate): NoticeWords {
  const { phase, date, on } = notice;
  const day = date ?? on;
  const days = daysBetween(today, day);
  const isToday = days === 0;
  return {
    label: 'DUE',
    headline: `${name}: planned ${NOUN[phase]} ${days < 0 ? 'was' : 'is'} ${relativeDays(days)}, ${shortDate(day)}`,
    body: [
      isToday
        ? `Today, ${longDate(day)}, is the day that upstream planned for its ${NOUN[phase]}. Upstream has not declared it yet${isEndOfSupport(phase) ? '; it often does so some weeks later' : ''}.`
        : `Upstream ${days > 0 ? 'plans' : 'planned'} its ${NOUN[phase]} for ${longDate(day)} (${relativeDays(days)}) and has not declared it yet.`,
      ...meaning(notice),
    ],
  };
}

/** The planned day has come, and upstream could not be asked: nothing is claimed that it did not say. */
function unreadWords(notice: Notice, name: string, today: CalendarDate, asOf: CalendarDate): NoticeWords {
  const { phase, date, on } = notice;
  const day = date ?? on;
  const days = daysBetween(today, day);
  const planned =
    days === 0
      ? `planned for today, ${longDate(day)}`
      : `planned for ${longDate(day)} (${relativeDays(days)})`;
  return {
    label: 'PLANNED',
    headline: `${name}: ${NOUN[phase]} was planned for ${days === 0 ? 'today, ' : ''}${shortDate(day)}`,
    body: [
      `Its ${NOUN[phase]} was ${planned}; upstream was last read on ${longDate(asOf)}, so the date may have moved since.`,
      ...meaning(notice),
    ],
  };
}

function reminderWords(notice: Notice, name: string, today: CalendarDate): NoticeWords {
  const { phase, date, on, basis } = notice;
  const day = date ?? on;
  const left = countOfDays(daysBetween(today, day));
  const word =
    basis === 'scheduled'
      ? 'as planned by upstream'
      : basis === 'declared'
        ? 'as declared by upstream'
        : "by upstream's policy";
  return {
    label: 'REMINDER',
    headline: `${name}: ${left} until ${NOUN[phase]}, ${shortDate(day)}`,
    body: [
      `Its ${NOUN[phase]} comes on ${weekday(day)}, ${longDate(day)}, ${word}: ${left} left.`,
      ...meaning(notice),
    ],
  };
}

const NOUN: Readonly<Record<Phase, string>> = {
  planned: 'planning',
  development: 'start of development',
  maintained: 'release',
  security: 'end of full maintenance',
  extended: 'end of regular maintenance',
  unmaintained: 'end of maintenance',
  'end-of-life': 'end of life',
};

const LABEL: Readonly<Record<Phase, string>> = {
  planned: 'PLANNED',
  development: 'STARTED',
  maintained: 'RELEASED',
  security: 'SECURITY',
  extended: 'EXTENDED',
  unmaintained: 'ENDED',
  'end-of-life': 'ENDED',
};

const HAS_ENTERED: Readonly<Record<Phase, string>> = {
  planned: 'is planned',
  development: 'is under development',
  maintained: 'is out',
  security: 'gets security fixes only from now on',
  extended: 'is in extended maintenance',
  unmaintained: 'is unmaintained',
  'end-of-life': 'has reached its end of life',
};

/** What the phase means for whoever runs the release, and what to do. */
function meaning({ phase, product, release }: Notice): string[] {
  switch (phase) {
    case 'security':
      return ['From then on it gets security fixes only. Plan the upgrade to a newer release.'];
    case 'extended':
      return [
        product === 'openstack'
          ? 'From then on there are no more official releases; fixes may still land on its branch. Upgrade, or build from the branch yourself.'
          : 'From then on it gets fixes only under extended support. Upgrade, or make sure that you have that support.',
      ];
    case 'unmaintained':
      return [
        product === 'openstack'
          ? `From then on there are no more official releases; its branch becomes ${branchOf(release)}, where volunteers may keep it. Upgrade before you depend on a fix.`
          : 'From then on upstream no longer maintains it. Upgrade before you depend on a fix.',
      ];
    case 'end-of-life':
      return ['From then on nobody fixes anything in it, security holes included. Upgrade.'];
    default:
      return [];
  }
}

// The branches of the series up to Zed are named after the series; ids name them from 2023.1 on.
function branchOf(release: string): string {
  return release >= '2023.1' ? `unmaintained/${plainLine(release)}` : 'an unmaintained one';
}
