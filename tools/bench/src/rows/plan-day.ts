import { type Command, nodeProcess, selfMeasured } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import type { Row } from '../row.ts';

const WATCHES = { few: 1, many: 1000 };
const RELEASES = { few: 500, many: 50_000 };

/** The plan of one day for watches that follow everything, and how it grows with them and with the releases. */
export const planDay: Row = {
  name: 'plan-day',
  needs: [],
  async measure(bench) {
    const file = bench.dataIfGiven('endoflife-date');
    const script = bench.process('plan-day');
    const watching = (watches: number): Command =>
      nodeProcess(script, '--watches', String(watches), ...(file === undefined ? [] : ['--products', file]));
    const knowing = (releases: number): Command =>
      nodeProcess(script, '--watches', '1', '--releases', String(releases));
    const { of } = await selfMeasured(watching(WATCHES.few));
    const medians = await interleaved(bench.rounds, {
      oneWatch: () => selfMeasured(watching(WATCHES.few)),
      manyWatches: () => selfMeasured(watching(WATCHES.many)),
      fewReleases: () => selfMeasured(knowing(RELEASES.few)),
      manyReleases: () => selfMeasured(knowing(RELEASES.many)),
    });
    const said = (count: number): string => count.toLocaleString('en');
    return [
      {
        what: `plan a day of all products (${of}) for one watch that follows everything`,
        figure: { value: medians.oneWatch.ms, unit: 'ms' },
      },
      {
        what: `the same for ${said(WATCHES.many)} such watches`,
        figure: { value: medians.manyWatches.ms, unit: 'ms' },
        reference: { what: 'for one', value: medians.oneWatch.ms },
        goal: { ratioAtMost: WATCHES.many / WATCHES.few },
        note: 'linear growth or better',
      },
      {
        what: `plan a day of ${said(RELEASES.many)} made-up releases for one such watch`,
        figure: { value: medians.manyReleases.ms, unit: 'ms' },
        reference: { what: `of ${said(RELEASES.few)}`, value: medians.fewReleases.ms },
        goal: { ratioAtMost: RELEASES.many / RELEASES.few },
        note: 'linear growth or better',
      },
    ];
  },
};
