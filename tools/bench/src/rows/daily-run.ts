import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, calendarDate } from '@lastpatch/release-model';
import { allProducts } from '../all-products.ts';
import type { Measured } from '../figure.ts';
import { nodeProcess, selfMeasured, type SelfMeasured } from '../fresh-process.ts';
import { type Medians, interleaved } from '../interleaved.ts';
import { madeTwoDays } from '../next-day.ts';
import type { Bench, Row } from '../row.ts';
import { type UpstreamServer, upstreamServer } from '../upstream-server.ts';

const FIRST_DAY = calendarDate('2026-08-22');
const NEXT_DAY = addDays(FIRST_DAY, 1);
const MOST_MB = 256;

/** The peak of the memory of daily runs that read both sources whole. */
export const dailyRunMemory: Row = {
  name: 'daily-run',
  needs: ['openstack', 'endoflife-date'],
  async measure(bench) {
    const folder = bench.folder();
    const server = await upstreamServer(folder);
    try {
      return await measureRuns(bench, server, folder);
    } finally {
      server.close();
    }
  },
};

async function measureRuns(
  bench: Bench,
  server: UpstreamServer,
  folder: string,
): Promise<readonly Measured[]> {
  const products = bench.data('endoflife-date');
  const days = await madeTwoDays(bench.data('openstack'));
  const { products: all } = await allProducts(products, FIRST_DAY);
  const follow = all.map(({ name }) => `      ${JSON.stringify(name)}: { releases: all, projects: all }\n`);
  const settings = join(folder, 'lastpatch.yaml');
  writeFileSync(settings, `watches:\n  - id: everything\n    follow:\n${follow.join('')}${server.settings}`);
  server.answers.set('/products', readFileSync(products));
  const script = bench.process('daily-run');
  const runOn = async (day: string, state: string, ...options: string[]): Promise<SelfMeasured> => {
    server.answers.set('/archive', day === FIRST_DAY ? days.first : days.next);
    mkdirSync(state, { recursive: true });
    return selfMeasured(nodeProcess(script, settings, state, day, ...options));
  };
  let round = 0;
  const state = (): string => join(folder, `state-${round}`);
  const medians = await interleaved(bench.rounds, {
    first: () => {
      round += 1;
      return runOn(FIRST_DAY, state());
    },
    next: () => runOn(NEXT_DAY, state()),
    withPages: () => runOn(FIRST_DAY, `${state()}-pages`, '--pages'),
  });
  return [
    memoryOf('memory of the first daily run with both sources, all products followed', medians.first),
    memoryOf('memory of the next one, five files changed', medians.next),
    memoryOf('memory of the first with the pages of everything', medians.withPages),
  ];
}

function memoryOf(what: string, { ms, peakMb }: Medians): Measured {
  return {
    what,
    figure: { value: peakMb, unit: 'MB' },
    goal: { atMost: MOST_MB },
    note: `${(ms / 1000).toFixed(2)} s`,
  };
}
