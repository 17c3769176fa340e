import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter } from '../daily-check/letter.ts';
import { releaseNamed } from './notice-names.ts';
import { PAST_END_HEADING, pastEndByRelease, pastEndSaid } from './past-end-words.ts';
import { nameWidth, tableLines } from './table-lines.ts';
import { wrap } from './wrap.ts';

/** What is run past its end, as lines of a letter; none where nothing is. */
export function pastEndLines({ pastEnd = [] }: Letter, today: CalendarDate): string[] {
  const releases = pastEndByRelease(pastEnd);
  if (releases.length === 0) return [];
  const width = nameWidth(releases.map(({ release }) => releaseNamed(release)));
  return [
    ...wrap(`${PAST_END_HEADING}:`),
    ...releases.flatMap((one) => tableLines(releaseNamed(one.release), pastEndSaid(one, today), width)),
  ];
}
