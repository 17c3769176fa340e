import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { Letter, LetterSource } from '../daily-check/letter.ts';
import type { Notice } from '../daily-check/notice.ts';
import { noticeWords } from './notice-words.ts';
import { plainLine } from './plain-line.ts';
import { asOfSource } from './source-day.ts';
import { subjectOf } from './subject.ts';
import { welcomeLines } from './welcome-lines.ts';
import { longDate, relativeDays } from './words.ts';
import { wrap } from './wrap.ts';

const INDENT = 10;

/** A letter as it is sent: made anew at each attempt, because days are counted from the day of the attempt. */
export interface LetterText {
  readonly subject: string;
  /** Plain text of 72 columns, ending with a line break. */
  readonly text: string;
}

/** The letter as plain text for email, with days counted from `today`. */
export function letterText(letter: Letter, today: CalendarDate): LetterText {
  const blocks =
    letter.kind === 'welcome'
      ? [welcomeLines(letter, today)]
      : letter.notices.map((notice) => noticeLines(notice, today, asOfSource(letter, notice)));
  const lines = [...blocks.flatMap((block) => [...block, '']), ...footer(letter, today)];
  return { subject: subjectOf(letter, today), text: `${lines.join('\n')}\n` };
}

function noticeLines(notice: Notice, today: CalendarDate, asOf: CalendarDate): string[] {
  const { label, headline, body } = noticeWords(notice, today, asOf);
  const rest = ' '.repeat(INDENT);
  return [
    ...wrap(headline, { first: label.padEnd(INDENT), rest }),
    ...wrap(body.join(' '), { first: rest }),
    ...(notice.link === null ? [] : [rest + plainLine(notice.link)]),
  ];
}

function footer(letter: Letter, today: CalendarDate): string[] {
  return [
    ...wrap(
      `You get this because the watch "${plainLine(letter.watchTitle)}" follows ${plainLine(letter.follows)}.`,
    ),
    ...wrap(
      `${letter.sources.map((source) => sourceSaid(source, today)).join(' ')} Catalog revision ${letter.revision}; letter ${letter.id}.`,
    ),
  ];
}

function sourceSaid({ title, asOf }: LetterSource, today: CalendarDate): string {
  const days = daysBetween(asOf, today);
  if (days <= 0) return `${plainLine(title)} was read today.`;
  return `${plainLine(title)} was last read on ${longDate(asOf)}, ${relativeDays(-days)}: dates may have moved since.`;
}
