import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Missing } from '../../../moto/src/missing.ts';
import { startMoto } from '../../../moto/src/moto.ts';
import { pythonHere } from '../../../moto/src/python.ts';
import { virtualEnvironment } from '../../../moto/src/virtual-environment.ts';
import type { Measured } from '../figure.ts';
import { wholeProcess } from '../fresh-process.ts';
import { NotHere, type Row } from '../row.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const WORKSPACE = join(PROJECT, '../..');
const MOTO = join(WORKSPACE, 'tools/moto');

const MOST_WITHOUT_NEWS = 5;
const MOST_PER_LETTER = 3;
const LETTERS = [10, 1000];

/** The calls to AWS of a day, counted on the wire. They are the same each time. */
export const awsCalls: Row = {
  name: 'aws-calls',
  needs: [],
  async measure(bench) {
    const moto = await startMoto(await motoPython()).catch(asNotHere);
    try {
      const countFor = async (letters: number): Promise<number> => {
        const out = join(bench.folder(), 'calls.json');
        await countCalls(moto.endpoint, { letters, out });
        return (JSON.parse(readFileSync(out, 'utf8')) as { calls: number }).calls;
      };
      const quiet = await countFor(0);
      const figures: Measured[] = [
        {
          what: 'calls to AWS of a day without news, sources not read',
          figure: { value: quiet, unit: 'calls' },
          goal: { atMost: MOST_WITHOUT_NEWS },
        },
      ];
      for (const letters of LETTERS) figures.push(withNews(letters, await countFor(letters), quiet));
      return figures;
    } finally {
      await moto.stop();
    }
  },
};

/** Of a day with letters: what each adds to a day without news, beside what the source and who listens cost. */
function withNews(letters: number, calls: number, quiet: number): Measured {
  const lists = furtherLists(letters);
  const perLetter = (calls - quiet - CALLS_FOR_A_SOURCE - lists) / letters;
  return {
    what: `calls to AWS of a day with ${letters.toLocaleString('en')} letters and a changed source`,
    figure: { value: calls, unit: 'calls' },
    reference: { what: 'of a day without news', value: quiet },
    goal: { atMost: MOST_WITHOUT_NEWS + CALLS_FOR_A_SOURCE + lists + MOST_PER_LETTER * letters },
    note: `${perLetter.toFixed(2)} for each letter, ${CALLS_FOR_A_SOURCE} for the source, ${lists} more to list who listens`,
  };
}

/** To see whether the kept source is there, to keep it, to store the catalog, and to see what can go. */
const CALLS_FOR_A_SOURCE = 4;

/** The deployment that is played has these for each watch, and the operators' one. */
const SUBSCRIPTIONS_EACH = 4;
/** SNS lists so many in a call. */
const LISTED = 100;

/** The calls that tell who listens, beyond the first. */
function furtherLists(watches: number): number {
  return Math.ceil((SUBSCRIPTIONS_EACH * watches + 1) / LISTED) - 1;
}

async function countCalls(
  endpoint: string,
  { letters, out }: { readonly letters: number; readonly out: string },
): Promise<void> {
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
  await wholeProcess({
    file: process.execPath,
    args: [join(vitest, 'vitest.mjs'), 'run', '--config', 'vitest.aws.config.ts'],
    folder: PROJECT,
    environment: {
      ...(process.env as Record<string, string>),
      LASTPATCH_TEST_AWS_ENDPOINT: endpoint,
      BENCH_LETTERS: String(letters),
      BENCH_OUT: out,
    },
  });
}

async function motoPython(): Promise<string> {
  try {
    return await virtualEnvironment({
      python: await pythonHere(),
      requirements: join(MOTO, 'requirements.txt'),
      folder: join(WORKSPACE, '.moto'),
      tell: (sentence) => console.error(sentence),
    });
  } catch (error) {
    return asNotHere(error);
  }
}

function asNotHere(error: unknown): never {
  if (!(error instanceof Missing)) throw error;
  throw new NotHere(`moto, which stands in for AWS, is not here: ${error.message}`, { cause: error });
}
