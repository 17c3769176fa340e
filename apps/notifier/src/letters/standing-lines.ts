import type { CalendarDate } from '@lastpatch/release-model';
import stringWidth from 'string-width';
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
import { wrap } from './wrap.ts';

/** A name that is wider has lines of its own, so that there is room for what is said of it. */
const NAME_WIDTH = 34;

/** Where things stand and what comes next, as lines of a letter: of a welcome, of a digest, or of news with either. */
export function standingLines(letter: Letter, today: CalendarDate): string[] {
  const { standings } = letter;
  const width = nameWidth(standings);
  const paragraphs = [
    wrap(standingsIntro(letter, today)),
    ...(standings.length === 0 ? [[nothingStands(letter)]] : []),
    ...tables(letter).map(({ heading, rows }) => [
      ...(heading === null ? [] : wrap(heading)),
      ...rows.flatMap((row) => tableLines(row, width, today)),
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

function tableLines(standing: Standing, width: number, today: CalendarDate): string[] {
  const name = releaseNamed(standing);
  const indent = ' '.repeat(2 + width + 2);
  const said = standingSaid(standing, today);
  if (stringWidth(name) > width) return [...wrap(name, { first: '  ' }), ...wrap(said, { first: indent })];
  return wrap(said, {
    first: `  ${name}${' '.repeat(width - stringWidth(name))}  `,
    rest: indent,
  });
}

function nameWidth(standings: readonly Standing[]): number {
  const widths = standings.map((standing) => stringWidth(releaseNamed(standing)));
  return Math.max(0, ...widths.filter((columns) => columns <= NAME_WIDTH));
}
