import { withBlocks } from './blocks.ts';
import { dollars } from './page.ts';
import { type Load, mapRunOf, mostLetters, runOf, usdOfRun } from './scale.ts';
import { tableOf } from './table.ts';

/** As the function is deployed, where a call takes 30 ms, at the pace that a run keeps. */
export const DEPLOYED: Omit<Load, 'letters'> = { callMs: 30, publicationsASecond: 200, memoryMb: 1024 };

const LETTERS = [100, 1000, 10_000, 20_000, 50_000, 100_000] as const;

/** Of a Distributed Map: 100 letters are some seconds of a sender. */
const BATCH = 100;
const SENDERS = 100;

/** What SNS grants in us-east-1. */
const MOST_PUBLICATIONS = 30_000;

const BLOCKS = { run: runTable, most: mostTable, map: mapTable };

/**
 * docs/scale.md with its computed parts as the model and the prices have them.
 *
 * @param text the page as it is
 * @throws PageError when it has no place for one of them, or more than one
 */
export function renewedScale(text: string): string {
  return withBlocks(text, 'docs/scale.md', BLOCKS);
}

const numbers = (heads: readonly string[]): { head: string; isNumber: true }[] =>
  heads.map((head) => ({ head, isNumber: true }));

function runTable(): readonly string[] {
  return tableOf(
    [
      ...numbers(['letters of a run', 'takes', 'needs']),
      { head: 'held up by' },
      { head: 'in one run' },
      ...numbers(['costs']),
    ],
    LETTERS.map((letters) => {
      const load = { ...DEPLOYED, letters };
      const { seconds, usedMb, bound, fits } = runOf(load);
      return [
        many(letters),
        time(seconds),
        `${many(usedMb)} MB`,
        bound,
        fits ? 'yes' : 'no',
        dollars(usdOfRun(load)),
      ];
    }),
  );
}

function mostTable(): readonly string[] {
  const rows: readonly (readonly [string, Partial<Load>])[] = [
    ['as it is deployed', {}],
    ['with 2,048 MB', { memoryMb: 2048 }],
    ['with 2,048 MB, and calls of 60 ms', { memoryMb: 2048, callMs: 60 }],
    [
      'with 4,096 MB, and as many publications as us-east-1 takes',
      { memoryMb: 4096, publicationsASecond: MOST_PUBLICATIONS },
    ],
  ];
  return tableOf(
    [{ head: 'the function' }, ...numbers(['most letters of a run']), { head: 'then held up by' }],
    rows.map(([name, other]) => {
      const load = { ...DEPLOYED, ...other };
      const letters = mostLetters(load);
      const next = runOf({ ...load, letters: letters + 1000 });
      return [name, many(letters), next.usedMb > load.memoryMb ? 'memory' : next.bound];
    }),
  );
}

function mapTable(): readonly string[] {
  return tableOf(
    [
      ...numbers(['letters', `at ${DEPLOYED.publicationsASecond} a second`, 'costs']),
      ...numbers([`at ${many(MOST_PUBLICATIONS)} a second`, 'costs then']),
    ],
    [50_000, 100_000, 1_000_000].map((letters) => {
      const runs = [DEPLOYED.publicationsASecond, MOST_PUBLICATIONS].flatMap((publicationsASecond) => {
        const load = { ...DEPLOYED, letters, publicationsASecond };
        // No more senders than SNS keeps busy: each waits for the others else, and is paid for.
        const senders = Math.min(SENDERS, Math.max(1, Math.ceil(publicationsASecond / 100)));
        const { seconds, usd } = mapRunOf({ ...load, batch: BATCH, senders });
        return [time(seconds), dollars(usd)];
      });
      return [many(letters), ...runs];
    }),
  );
}

function many(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** Minutes beyond two of them. */
function time(seconds: number): string {
  return seconds <= 120 ? `${Math.round(seconds)} s` : `${many(seconds / 60)} min`;
}
