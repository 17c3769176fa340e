import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import type { Letter, LetterSource } from '../daily-check/letter.ts';
import { plainLine } from './plain-line.ts';
import { longDate, relativeDays } from './words.ts';
import { NO_BREAK } from './wrap.ts';

/**
 * The paragraphs that end a letter: why it came; on which sources it rests and how old they are, its revision, its id, and
 * which part it is. What must stay on one line is joined by `NO_BREAK`.
 */
export function footerParagraphs(letter: Letter, today: CalendarDate): string[] {
  const { watchTitle, follows, sources, revision, id, part } = letter;
  const which = part ? `, ${['part', part.number, 'of', part.of].join(NO_BREAK)}` : '';
  return [
    `You get this because the watch "${plainLine(watchTitle)}" follows ${plainLine(follows)}.`,
    [
      ...sources.map((source) => sourceSaid(source, today)),
      `Catalog revision ${revision}; letter ${plainLine(id)}${which}.`,
    ].join(' '),
  ];
}

function sourceSaid({ title, asOf }: LetterSource, today: CalendarDate): string {
  const days = daysBetween(asOf, today);
  if (days <= 0) return `${plainLine(title)} was read today.`;
  return `${plainLine(title)} was last read on ${longDate(asOf)}, ${relativeDays(-days)}: dates may have moved since.`;
}
