import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type CalendarDate, calendarDate } from '@lastpatch/release-model';
import { onTestFinished, vi } from 'vitest';
import { openstackFile } from './catalog-files.ts';
import { lastpatchPlain } from './lastpatch-here.ts';
import { SERIES_STATUS } from './openstack-files.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { tableRows } from './table-rows.ts';

const FROM = calendarDate('2026-09-20');
const UNTIL = calendarDate('2026-10-20');
const HOUR = 'T04:30:00Z';

/** What upstream says from a day on: an end of support moves, a release comes out, the end comes and is declared. */
const STATUS: readonly (readonly [CalendarDate, (before: string) => string])[] = [
  [FROM, () => SERIES_STATUS],
  [calendarDate('2026-09-24'), (before) => before.replace('date: 2026-10-02', 'date: 2026-10-09')],
  [
    calendarDate('2026-09-30'),
    (before) =>
      before
        .replace('status: development\n  initial', 'status: maintained\n  initial')
        .replace('status: maintained\n    date: 2026-09-30', 'status: end of life\n    date: 2027-10-27'),
  ],
  [
    calendarDate('2026-10-12'),
    (before) =>
      before
        .replace('2025.1\n  status: maintained', '2025.1\n  status: unmaintained')
        .replace('status: unmaintained\n    date: 2026-10-09', 'status: end of life'),
  ],
];

/** A letter on a channel, as a run reports it. */
interface Told {
  readonly letter: string;
  readonly kind: string;
  readonly notices: readonly string[];
  readonly channel: string;
  readonly state: string;
}

/** One day, and what its run said. */
interface DayOfMonth {
  readonly day: CalendarDate;
  readonly status: number | null;
  readonly said: string;
  readonly told: readonly Told[];
}

/** What came of a month. */
export interface MonthOfRuns {
  readonly days: readonly DayOfMonth[];
  /** The days whose run ended with another exit status than 0. */
  readonly illDays: readonly string[];
  /** The facts told by urgent letters, or by all others, each once, sorted. */
  readonly factsIn: (isUrgent: boolean) => readonly string[];
  /** The facts that a letter tells. */
  readonly factsOf: (letter: string) => readonly string[];
  /** All that anybody may look at: what the runs have shown and reported, and the files of the ledger. */
  readonly seen: string;
}

/** What a month is played with. */
export interface MonthSettings {
  /** `send:` of lastpatch.yaml, and what else stands there, as YAML. */
  readonly send: string;
  /** The entries of subscribers.yaml for the only watch, as YAML. */
  readonly subscribers: readonly string[];
  /** Called before the run of a day. */
  readonly onDay: (day: CalendarDate) => void | Promise<void>;
}

/** `lastpatch run` on each of 31 days, as cron calls it, with the clock at the hour of each. */
export async function monthOfRuns({ send, subscribers, onDay }: MonthSettings): Promise<MonthOfRuns> {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const folder = temporaryFolder();
  const [config, state] = [join(folder, 'lastpatch.yaml'), join(folder, 'state')];
  const watch = 'id: platform, title: Platform team, follow: { openstack: [epoxy, hibiscus] }';
  writeFileSync(config, `watches: [{ ${watch} }]\n${send}\n`);
  writeFileSync(
    join(folder, 'subscribers.yaml'),
    `watches:\n  platform:\n${subscribers.map((entry) => `    - ${entry}\n`).join('')}`,
  );
  const days: DayOfMonth[] = [];
  let upstream = '';
  for (let day = FROM; day <= UNTIL; day = addDays(day, 1)) {
    vi.setSystemTime(`${day}${HOUR}`);
    upstream = STATUS.find(([from]) => from === day)?.[1](upstream) ?? upstream;
    await onDay(day);
    const catalog = await openstackFile(day, upstream);
    const args = [
      'run',
      '--config',
      config,
      '--state',
      state,
      '--catalog',
      catalog,
      '--no-refresh',
      '--json',
    ];
    const { status, stdout, stderr } = await lastpatchPlain(...args);
    const { letters } = JSON.parse(stdout) as { letters: readonly Told[] };
    days.push({ day, status, said: stderr, told: letters });
  }
  const told = days.flatMap((day) => day.told);
  const letters = new Map(told.map(({ letter, notices }) => [letter, notices]));
  return {
    days,
    illDays: days.filter(({ status }) => status !== 0).map(({ day }) => day),
    factsIn: (isUrgent) => {
      const some = told.filter(({ kind }) => (kind === 'urgent') === isUrgent);
      return [...new Set(some.flatMap(({ notices }) => notices))].sort();
    },
    factsOf: (letter) => {
      const facts = letters.get(letter);
      if (!facts) throw new Error(`no run has told of the letter ${letter}`);
      return facts;
    },
    seen: [ledgerBytes(state), ...days.map((day) => day.said + JSON.stringify(day.told))].join(''),
  };
}

function ledgerBytes(state: string): string {
  return readdirSync(state)
    .filter((file) => file.startsWith('ledger'))
    .map((file) => readFileSync(join(state, file), 'latin1'))
    .join('');
}

/** What has reached somebody. */
export interface Arrival {
  readonly day: CalendarDate;
  readonly to: string;
  readonly subject: string;
}

/** Day by day, who got what: rows of a table. */
export function arrivalRows(arrivals: readonly Arrival[]): string[][] {
  const rows: string[][] = [];
  for (const { day, to, subject } of arrivals) {
    const same = rows.find(([on, , what]) => on === day && what === subject);
    if (same) same[1] = `${String(same[1])}, ${to}`;
    else rows.push([day, to, subject]);
  }
  return rows;
}

/** The rows of the table of a page that stands between two headings. */
export function shownRows(page: string, from: string, to: string): string[][] {
  return tableRows(page.slice(page.indexOf(from), page.indexOf(to)));
}
