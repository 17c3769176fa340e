import type { CalendarDate } from '@lastpatch/release-model';
import type { Letter, Standing } from '../daily-check/letter.ts';
import type { StandingWords } from './language/language.ts';
import { languageOf } from './language/language-of.ts';
import { holdsDigest, newestFirst, standingSections } from './standing-facts.ts';
import { nameWidth, tableLines } from './table-lines.ts';
import { wrap } from './wrap.ts';

/** Where things stand and what comes next, as lines of a letter: of a welcome, of a digest, or of news with either. */
export function standingLines(letter: Letter, today: CalendarDate): string[] {
  const { standings } = letter;
  const { releaseNamed, standings: words, together } = languageOf(letter);
  const width = nameWidth(standings.map(releaseNamed));
  const paragraphs = [
    wrap(words.intro(letter, today), { together }),
    ...(standings.length === 0 ? [[words.nothing(letter)]] : []),
    ...tables(letter, words).map(({ heading, rows }) => [
      ...(heading === null ? [] : wrap(heading, { together })),
      ...rows.flatMap((row) => tableLines(releaseNamed(row), [words.said(row, today)], { width, together })),
    ]),
    ...words.outro(letter).map((text) => wrap(text, { together })),
  ];
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** A welcome shows one table in the order of the catalog, the newest first; a digest is read for what has ended. */
function tables(
  letter: Letter,
  { headings }: StandingWords,
): { heading: string | null; rows: readonly Standing[] }[] {
  const { standings } = letter;
  if (standings.length === 0) return [];
  if (!holdsDigest(letter)) return [{ heading: null, rows: newestFirst(standings) }];
  return standingSections(standings).map(({ group, standings: rows }) => ({
    heading: `${headings[group]}:`,
    rows,
  }));
}
