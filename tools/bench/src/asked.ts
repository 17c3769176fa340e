import { parseArgs } from 'node:util';

/** The data that rows are measured with, by the options that name them. */
export const DATA_OPTIONS = ['openstack', 'openstack-days', 'series-status', 'endoflife-date'] as const;

export type DataOption = (typeof DATA_OPTIONS)[number];

/** What is asked for on the command line. */
export interface Asked {
  /** The paths of the data that are there. */
  readonly data: Readonly<Partial<Record<DataOption, string>>>;
  readonly rounds: number;
  /** The names of the rows that are wanted; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** Where the figures are written as JSON. */
  readonly json: string | undefined;
  /** Where they are written as a page, with the JSON beside it. */
  readonly write: string | undefined;
}

/** The command line is not as it should be. */
export class UsageError extends Error {
  readonly code = 'USAGE';

  constructor(problem: string, options?: ErrorOptions) {
    super(`${problem}\n\n${USAGE}`, options);
    this.name = 'UsageError';
  }
}

const ROUNDS = 9;
const MOST_ROUNDS = 1000;

const USAGE = `Usage: npm run bench -- [DATA…] [--rounds N] [--only ROW,…] [--json FILE] [--write PAGE.md]

DATA, each left out with the rows that need it:
  --openstack FILE        an archive of openstack/releases (.tar.gz)
  --openstack-days FOLDER such archives of several days, each named by its day
  --series-status FOLDER  files series_status.yaml, each named by its day
  --endoflife-date FILE   endoflife.date's products/full (.json.gz)
--write writes the page, and beside it the figures as JSON.`;

/**
 * Reads the arguments.
 *
 * @param rows the names of all rows
 * @throws UsageError
 */
export function asked(args: readonly string[], rows: readonly string[]): Asked {
  const values = parsed(args);
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !rows.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only: there is no row ${JSON.stringify(unknown)}; there are ${rows.join(', ')}`);
  }
  const given = DATA_OPTIONS.flatMap((name) => {
    const path = values[name];
    return path === undefined || path === '' ? [] : [[name, path] as const];
  });
  return {
    data: Object.fromEntries(given),
    rounds: values.rounds === undefined ? ROUNDS : roundsOf(values.rounds),
    only,
    json: values.json,
    write: values.write,
  };
}

const OPTIONS = {
  openstack: { type: 'string' },
  'openstack-days': { type: 'string' },
  'series-status': { type: 'string' },
  'endoflife-date': { type: 'string' },
  rounds: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'string' },
  write: { type: 'string' },
} as const;

function parsed(args: readonly string[]): Partial<Record<keyof typeof OPTIONS, string>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function roundsOf(text: string): number {
  const rounds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (rounds >= 1 && rounds <= MOST_ROUNDS) return rounds;
  throw new UsageError(
    `--rounds is ${JSON.stringify(text.slice(0, 40))}, expected a whole number from 1 to ${MOST_ROUNDS}`,
  );
}
