import { addDays, type CalendarDate, calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { NOTICE_CASES } from '../../../testing/notice-cases.ts';
import { letterOf } from '../../../testing/sample-letters.ts';
import { SAMPLE_LETTERS } from '../../../testing/fleet-letters.ts';
import type { Letter } from '../../daily-check/letter.ts';
import type { Notice } from '../../daily-check/notice.ts';
import { ENGLISH } from '../english/english.ts';
import type { Language } from '../language/language.ts';
import { SMS_PREFIX, smsText } from '../sms-text.ts';
import { subjectOf } from '../subject.ts';
import { KOREAN } from './korean.ts';

const TODAY = calendarDate('2026-09-02');

/** Kinds that say other things once their day has come. */
const OF_A_DAY: ReadonlySet<string> = new Set([
  'reminder',
  'deadline',
  'due',
  'scheduled',
  'moved',
  'entered',
  'released',
]);

/** Of these, kinds that say something else again on the day itself. */
const OF_TODAY: ReadonlySet<string> = new Set(['reminder', 'due']);

/** The days on which a group is told: as it is, or before and after its day where that is told in other words. */
function daysOf([notice]: readonly Notice[]): CalendarDate[] {
  const day = notice?.date ?? TODAY;
  const isOfADay = OF_A_DAY.has(notice?.kind ?? '') && notice?.project === undefined;
  if (!isOfADay) return [TODAY];
  return [addDays(day, -30), ...(OF_TODAY.has(notice?.kind ?? '') ? [day] : []), addDays(day, 3)];
}

function said(group: readonly Notice[], language: Language, today: CalendarDate): string[] {
  const { label, headline, body, further, lists, advice } = language.groupWords(group, today);
  return [
    `${label} | ${headline}`,
    ...[body, ...further].map((sentences) => sentences.join(' ')),
    ...lists.map(({ intro, items }) => `${intro} ${items.slice(0, 3).join(', ')}`),
    advice.join(' '),
  ].filter((text) => text !== '');
}

function sms(group: readonly Notice[], locale: 'en' | 'ko', today: CalendarDate): string {
  return SMS_PREFIX + (smsText(letterOf({ kind: 'urgent', locale, notices: group }), today) ?? '');
}

/** What a language says of a letter beside its notices. */
function around(letter: Letter, language: Language, today: CalendarDate): string[] {
  const { standings, pastEnd } = language;
  return [
    subjectOf({ ...letter, locale: language === KOREAN ? 'ko' : 'en' }, today),
    standings.intro(letter, today),
    standings.nothing(letter),
    ...letter.standings.map((one) => `${language.releaseNamed(one)}: ${standings.said(one, today)}`),
    ...standings.outro(letter),
    ...(letter.pastEnd ?? []).flatMap((release) => pastEnd.said({ release, entries: [release] }, today)),
    ...language.footer(letter, today),
  ];
}

describe('Korean beside English', () => {
  it('says each kind of notice in each case as it was reviewed', async () => {
    const table = Object.entries(NOTICE_CASES).flatMap(([name, group]) =>
      daysOf(group).map((today) =>
        [
          `## ${name}, on ${today}`,
          ...said(group, ENGLISH, today),
          sms(group, 'en', today),
          '',
          ...said(group, KOREAN, today),
          sms(group, 'ko', today),
        ].join('\n'),
      ),
    );
    await expect(`${table.join('\n\n')}\n`).toMatchFileSnapshot('./notices.side-by-side.txt');
  });

  it('says what stands around notices as it was reviewed', async () => {
    const table = Object.entries(SAMPLE_LETTERS).flatMap(([name, letter]) =>
      [letter.on, addDays(letter.on, 3)].map((today) =>
        [
          `## ${name}, on ${today}`,
          ...around(letter, ENGLISH, today),
          '',
          ...around(letter, KOREAN, today),
        ].join('\n'),
      ),
    );
    await expect(`${table.join('\n\n')}\n`).toMatchFileSnapshot('./letters.side-by-side.txt');
  });
});
