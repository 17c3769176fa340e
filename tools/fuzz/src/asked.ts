import { parseArgs } from 'node:util';

/** What is asked for on the command line. */
export interface Asked {
  readonly cases: number;
  /** The first case has this seed, the next one the next. */
  readonly seed: number;
  /** Real files that are damaged in place of the tool's own. */
  readonly files: readonly string[];
}

const USAGE = `Usage: npm run fuzz -- [--cases N] [--seed S] [FILES…]

Damages what importers read and imports it. FILES are archives of openstack/releases (.tar.gz), a series_status.yaml, or
endoflife.date's products/full (.json, .json.gz), taken as of the day in their names; without any the tool has small ones of
its own.`;

const CASES = 100_000;
const SEEDS = 2 ** 31;

/**
 * Reads the arguments.
 *
 * @param random the seed where none is asked for
 * @throws Error with a sentence when they are wrong
 */
export function asked(args: readonly string[], random: number): Asked {
  const { values, positionals } = parsed(args);
  return {
    cases: whole('--cases', values.cases) ?? CASES,
    seed: whole('--seed', values.seed) ?? random % SEEDS,
    files: positionals,
  };
}

function parsed(args: readonly string[]): {
  values: { readonly cases?: string; readonly seed?: string };
  positionals: string[];
} {
  try {
    const options = { cases: { type: 'string' }, seed: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, {
      cause: error,
    });
  }
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : SEEDS;
  if (number < SEEDS) return number;
  throw new Error(`${name} is ${JSON.stringify(text.slice(0, 40))}, expected a whole number below ${SEEDS}`);
}
