import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter, Standing } from '../daily-check/letter.ts';
import { releaseNamed } from './notice-names.ts';
import {
  holdsDigest,
  newestFirst,
  nothingStands,
  standingSaid,
  standingSections,
  standingsIntro,
  standingsOutro,
} from './standing-words.ts';
import { nameWidth, tableLines } from './table-lines.ts';
import { wrap } from './wrap.ts';

/** Where things stand and what comes next, as lines of a letter: of a welcome, of a digest, or of news with either. */
export function standingLines(letter: Letter, today: CalendarDate): string[] {
  const { standings } = letter;
  const width = nameWidth(standings.map(releaseNamed));
  const paragraphs = [
    wrap(standingsIntro(letter, today)),
    ...(standings.length === 0 ? [[nothingStands(letter)]] : []),
    ...tables(letter).map(({ heading, rows }) => [
      ...(heading === null ? [] : wrap(heading)),
      ...rows.flatMap((row) => tableLines(releaseNamed(row), [standingSaid(row, today)], width)),
    ]),
    ...standingsOutro(letter).map((text) => wrap(text)),
  ];
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** A welcome shows one table in the order of the catalog, the newest first; a digest is read for what has ended. */
function tables(letter: Letter): { heading: string | null; rows: readonly Standing[] }[] {
  const { standings } = letter;
  if (standings.length === 0) return [];
  if (!holdsDigest(letter)) return [{ heading: null, rows: newestFirst(standings) }];
  return standingSections(standings).map(({ heading, standings: rows }) => ({
    heading: `${heading}:`,
    rows,
  }));
}
