import { type CalendarDate, isOver, isReleased, type Phase } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { releaseNamed } from './names.ts';
import type { NoticeWords } from '../language/language.ts';
import { ENTERED_LABEL, PHASE_EVENT } from './phase-words.ts';
import { whoSaysFirst } from './who-says.ts';
import { dateAndDistance, dayAhead, shortDate } from './words.ts';

/** A release that upstream lists for the first time, or again: still to come, out, or already over. */
export function announcedWords(notice: Notice, today: CalendarDate): NoticeWords {
  const phase = notice.phase ?? 'planned';
  if (isAgain(notice)) {
    return {
      label: 'LISTED',
      headline: headlineAgain(notice, today),
      body: [
        `${whoSaysFirst(notice)} lists it again, after it was gone${standing(notice, today)}.`,
        ...next(notice, today),
      ],
    };
  }
  // That a vendor gives dates of a release does not mean that it is out only now.
  const isOut = isReleased(phase) && !isOver(phase) && notice.overlays === undefined;
  return {
    label: isOut ? ENTERED_LABEL.maintained : 'ANNOUNCED',
    headline: headline(notice, today),
    body: [
      `${whoSaysFirst(notice)} lists it for the first time${standing(notice, today)}.`,
      ...next(notice, today),
      ...(isOut ? ['Read its release notes before you plan the upgrade to it.'] : []),
    ],
  };
}

function isAgain({ listings = 1 }: Notice): boolean {
  return listings > 1;
}

function headline(notice: Notice, today: CalendarDate): string {
  const { date, overlays, next: coming } = notice;
  const phase = notice.phase ?? 'planned';
  const name = releaseNamed(notice);
  if (overlays) {
    const end = coming ? `: ${PHASE_EVENT[coming.phase]} planned for ${shortDate(coming.date)}` : '';
    return `${name} has dates for the first time${end}`;
  }
  if (isOver(phase)) return `${name} is listed for the first time, and is at its end already`;
  if (isReleased(phase)) return `${name} is out${date === null ? '' : ` (${shortDate(date)})`}`;
  return `${name} is ${phase === 'development' ? 'under development' : 'announced'}${planned(notice, today)}`;
}

function headlineAgain(notice: Notice, today: CalendarDate): string {
  const { date } = notice;
  const phase = notice.phase ?? 'planned';
  const listed = `${releaseNamed(notice)} is listed again`;
  if (isOver(phase)) return `${listed}, and is at its end`;
  if (isReleased(phase)) return `${listed}, and is out${date === null ? '' : ` (${shortDate(date)})`}`;
  return `${listed}${phase === 'development' ? ', under development' : ''}${planned(notice, today)}`;
}

function planned({ date }: Notice, today: CalendarDate): string {
  if (date === null) return '';
  return `${date > today ? ', planned' : '; its release was planned'} for ${shortDate(date)}`;
}

/** Where it stands by now, where that is not told by its release day alone. */
const BY_NOW: Readonly<Record<Phase, string | null>> = {
  planned: null,
  development: 'it is under development',
  maintained: null,
  security: 'it gets security fixes only',
  extended: 'it is in extended maintenance',
  unmaintained: 'it is unmaintained',
  'end-of-life': 'it is at its end of life',
};

function standing({ date, phase: current }: Notice, today: CalendarDate): string {
  const phase = current ?? 'planned';
  const now = BY_NOW[phase];
  const day = isReleased(phase) ? pastReleaseDay(date, today) : plannedReleaseDay(date, today);
  const said = [...(now === null ? [] : [now]), ...(day === null ? [] : [day])].join(', and ');
  return said === '' ? '' : `; ${said}`;
}

function pastReleaseDay(date: CalendarDate | null, today: CalendarDate): string | null {
  return date === null ? null : `its release day was ${dateAndDistance(date, today)}`;
}

function plannedReleaseDay(date: CalendarDate | null, today: CalendarDate): string {
  if (date === null) return 'it has no release day yet';
  return date > today
    ? `its release is planned for ${dayAhead(date, today)}`
    : `its release was planned for ${dateAndDistance(date, today)}`;
}

/** What comes next, unless that is the release itself, which has been said. */
function next({ next: coming, date }: Notice, today: CalendarDate): string[] {
  if (coming === undefined || (coming.phase === 'maintained' && coming.date === date)) return [];
  const event = PHASE_EVENT[coming.phase];
  return [
    coming.date > today
      ? `Its ${event} is planned for ${dayAhead(coming.date, today)}.`
      : `Its ${event} was planned for ${dateAndDistance(coming.date, today)}.`,
  ];
}
