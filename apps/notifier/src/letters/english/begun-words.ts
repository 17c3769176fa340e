import type { CalendarDate } from '@lastpatch/release-model';
import type { Notice } from '../../daily-check/notice.ts';
import { wayOn } from './hop-words.ts';
import { releaseNamed } from './names.ts';
import type { NoticeWords } from '../language/language.ts';
import {
  ENTERED_LABEL,
  FROM_NOW,
  FROM_THAT_DAY,
  HAS_ENTERED,
  meaningOf,
  PHASE_EVENT,
} from './phase-words.ts';
import { whoSays, whoSaysFirst } from './who-says.ts';
import { dateAndDistance, shortDate } from './words.ts';

/** A release that is out: on upstream's word, or because its planned day has come. */
export function releasedWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, cause } = notice;
  const name = releaseNamed(notice);
  const label = ENTERED_LABEL.maintained;
  const advice = 'Read its release notes before you plan the upgrade to it.';
  if (date === null) {
    return {
      label,
      headline: `${name} is out`,
      body: [`${whoSaysFirst(notice)} has declared it; it gives no day for it.`, advice],
    };
  }
  if (date > today) {
    return {
      label,
      headline: `${name}: release declared for ${shortDate(date)}`,
      body: [`${whoSaysFirst(notice)} has declared its release for ${dateAndDistance(date, today)}.`, advice],
    };
  }
  if (cause === 'day') {
    return {
      label,
      headline: `${name} is out, as planned (${shortDate(date)})`,
      body: [
        `Its release day ${date === today ? 'is' : 'was'} ${dateAndDistance(date, today)}, ${onWhoseWord(notice)}.`,
        advice,
      ],
    };
  }
  return {
    label,
    headline: `${name} is out (${shortDate(date)})`,
    body: [`${whoSaysFirst(notice)} released it on ${dateAndDistance(date, today)}.`, advice],
  };
}

/** A release that has entered a phase: on upstream's word, or because its day has come. */
export function enteredWords(notice: Notice, today: CalendarDate): NoticeWords {
  const { date, cause } = notice;
  const phase = notice.phase ?? 'planned';
  const name = releaseNamed(notice);
  const isToCome = date !== null && date > today;
  return {
    label: ENTERED_LABEL[phase],
    headline: isToCome
      ? `${name}: ${PHASE_EVENT[phase]} declared for ${shortDate(date)}`
      : `${name} ${HAS_ENTERED[phase]}${date === null ? '' : ` (${shortDate(date)})`}`,
    body: [
      ...(cause === 'day' ? comeByDate(notice, today) : declared(notice, today)),
      ...meaningOf(notice, date === null ? FROM_NOW : FROM_THAT_DAY),
      ...wayOn(notice, today),
    ],
  };
}

/** Upstream has said it, or it follows from what upstream has said. */
function declared(notice: Notice, today: CalendarDate): string[] {
  const { date, basis, phase } = notice;
  const who = whoSaysFirst(notice);
  const word =
    basis === 'derived'
      ? `It follows from ${whoSays(notice)}'s policy and its other dates.`
      : `${who} has declared it.`;
  if (date === null) return [word, `${who} gives no day for it.`];
  const isToCome = date > today;
  const what =
    phase === 'development'
      ? `Development ${isToCome ? 'begins' : 'began'}`
      : `It ${isToCome ? 'takes' : 'took'} effect`;
  return [word, `${what} on ${dateAndDistance(date, today)}.`];
}

/** Upstream has given the date, and nothing more; the date has come. */
function comeByDate(notice: Notice, today: CalendarDate): string[] {
  const { date, on, phase } = notice;
  const day = date ?? on;
  const verb = day > today ? 'comes' : 'came';
  return [
    `Its ${PHASE_EVENT[phase ?? 'planned']} ${verb} on ${dateAndDistance(day, today)}, ${onWhoseWord(notice)}.`,
  ];
}

/** Who says that a date to come is one: of a date that upstream gave nothing more is claimed. */
export function onWhoseWord(
  notice: Pick<Notice, 'basis' | 'cause' | 'kind' | 'overlays' | 'productTitle'>,
): string {
  const { basis, cause, kind } = notice;
  if (basis === 'derived') return `by ${whoSays(notice)}'s policy`;
  // A date that is declared and has come by itself was still no more than a date.
  return basis === 'declared' && !(cause === 'day' && kind !== 'reminder')
    ? `as declared by ${whoSays(notice)}`
    : `as planned by ${whoSays(notice)}`;
}
