import {
  addDays,
  type CalendarDate,
  daysBetween,
  isOver,
  type Phase,
  phaseOn,
  type Release,
  releaseDay,
  releaseTitle,
} from '@lastpatch/release-model';
import stringWidth from 'string-width';
import { plainLine } from '../../letters/plain-line.ts';
import { quiet } from './paint.ts';

/** A release whose support windows are drawn. */
export interface PictureRow {
  /** What stands before it. */
  readonly label: string;
  readonly release: Release;
  /** The day of its product's source. */
  readonly asOf: CalendarDate;
  /** A day that is marked, by which something is to be begun. */
  readonly startBy?: CalendarDate | null;
}

/** Releases whose support windows are drawn under one another. */
export interface WindowPicture {
  readonly on: CalendarDate;
  readonly rows: readonly PictureRow[];
  /** The first day that is shown; that of the oldest release when it is left out. */
  readonly from?: CalendarDate;
  /** The last day that is shown; the last that is known when it is left out. */
  readonly until?: CalendarDate;
}

/** Rows of one product's releases, the oldest first. */
export function releaseRows(releases: readonly Release[], asOf: CalendarDate): PictureRow[] {
  return releases.map((release) => ({ label: releaseTitle(release), release, asOf }));
}

const WIDTH = 80;

/** Marks the day by which something is to be begun. */
const START = 'S';

const SIGN: Readonly<Record<Phase, string>> = {
  planned: ' ',
  development: ' ',
  maintained: '=',
  security: '-',
  extended: '-',
  unmaintained: '.',
  'end-of-life': ' ',
};

/**
 * The support windows of releases as lines of text of 80 columns, on one scale of time, with the years above and today
 * below. Empty when no release day is known. What the signs mean stands in {@link pictureLegend}.
 */
export function windowPicture({ on, rows, from, until }: WindowPicture): string[] {
  const days = rows.flatMap(({ release }) => [
    ...(releaseDay(release) === null ? [] : [releaseDay(release)]),
    ...release.windows.flatMap(({ phase, from }) => (isOver(phase) ? [from] : [])),
  ]);
  const dated = [...days.filter((day) => day !== null), on]
    .map((day) =>
      from !== undefined && day < from ? from : until !== undefined && day > until ? until : day,
    )
    .sort();
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const names = rows.map(({ label }) => plainLine(label));
  const label = Math.max(...names.map((name) => stringWidth(name))) + 2;
  const columns = WIDTH - label - 2;
  // A little room after the last day, so that its end is seen.
  const span = daysBetween(first, last) + 30;
  const dayAt = (column: number): CalendarDate => addDays(first, Math.floor((column * span) / columns));
  const columnOf = (day: CalendarDate): number =>
    Math.min(columns - 1, Math.floor((daysBetween(first, day) * columns) / span));
  const today = columnOf(on);
  const drawn = rows.map(({ release, asOf, startBy = null }, index) => {
    const signs = Array.from(
      { length: columns },
      (_, column) => SIGN[phaseOn(release, dayAt(column), asOf)?.phase ?? 'planned'],
    );
    const name = names[index] ?? '';
    if (startBy !== null && startBy >= first && startBy <= last) signs[columnOf(startBy)] = START;
    return `  ${name}${' '.repeat(label - stringWidth(name))}${signs.map((sign, column) => (column === today && sign === ' ' ? '|' : sign)).join('')}`.trimEnd();
  });
  return [
    quiet(`  ${' '.repeat(label)}${yearRow(columns, dayAt)}`.trimEnd()),
    ...drawn,
    quiet(todayMark(label + 2 + today, on)),
  ];
}

/** What the signs of a picture mean. */
export function pictureLegend(hasStarts = false): string {
  return quiet(
    `  = maintained  - security fixes or extended  . unmaintained${hasStarts ? `  ${START} start by` : ''}`,
  );
}

/** The day below its column, on the side where there is room. */
function todayMark(column: number, on: CalendarDate): string {
  const after = `${' '.repeat(column)}^ ${on}`;
  return after.length <= WIDTH ? after : `${on} ^`.padStart(column + 1);
}

/** Years where their Januaries are, as far as there is room: all of them, or every second, fifth, tenth … */
function yearRow(columns: number, dayAt: (column: number) => CalendarDate): string {
  const years = Number(dayAt(columns).slice(0, 4)) - Number(dayAt(0).slice(0, 4)) + 1;
  const step = YEAR_STEPS.find((every) => (columns * every) / years > YEAR_WIDTH) ?? 100;
  let row = '';
  for (let column = 0; column < columns; column++) {
    const year = dayAt(column).slice(0, 4);
    const isNew = column > 0 && year !== dayAt(column - 1).slice(0, 4) && Number(year) % step === 0;
    if (isNew && row.length <= column && column + year.length <= columns) row = row.padEnd(column) + year;
  }
  return row;
}

/** Four digits and a space. */
const YEAR_WIDTH = 5;
const YEAR_STEPS = [1, 2, 5, 10, 20, 50];
