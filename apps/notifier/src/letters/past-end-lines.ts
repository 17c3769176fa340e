import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { languageOf } from './language/language-of.ts';
import { pastEndByRelease } from './past-end-facts.ts';
import { nameWidth, tableLines } from './table-lines.ts';
import { wrap } from './wrap.ts';

/** What is run past its end, as lines of a letter; none where nothing is. */
export function pastEndLines(letter: Letter, today: CalendarDate): string[] {
  const { pastEnd, together } = languageOf(letter);
  const releases = pastEndByRelease(letter.pastEnd ?? []);
  if (releases.length === 0) return [];
  const width = nameWidth(releases.map(({ release }) => pastEnd.named(release)));
  return [
    ...wrap(`${pastEnd.heading}:`, { together }),
    ...releases.flatMap((one) =>
      tableLines(pastEnd.named(one.release), pastEnd.said(one, today), { width, together }),
    ),
  ];
}
