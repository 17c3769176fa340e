import { join } from 'node:path';
import type { Measured } from '../figure.ts';
import { nodeProcess, selfMeasured } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import { keptTwoDays, madeTwoDays, type TwoDays, written } from '../next-day.ts';
import type { Bench, Row } from '../row.ts';

/** The import of the next day's archive with what the one before has left, beside the same without. */
export const importNextDay: Row = {
  name: 'import-next-day',
  needs: ['openstack'],
  async measure(bench) {
    const made = await measureDays(bench, await madeTwoDays(bench.data('openstack')));
    const kept = bench.dataIfGiven('openstack-days');
    return [
      { ...made, what: `${made.what}, five files changed` },
      ...(kept === undefined
        ? []
        : [{ ...(await measureDays(bench, keptTwoDays(kept))), note: 'two real days' }]),
    ];
  },
};

async function measureDays(bench: Bench, days: TwoDays): Promise<Measured> {
  const folder = bench.folder();
  const { first, next } = written(days, folder);
  const memory = join(folder, 'memory');
  const script = bench.process('read-archive');
  const cold = nodeProcess(script, next);
  const warm = nodeProcess(script, next, '--memory', memory);
  await selfMeasured(nodeProcess(script, first, '--remember', memory));
  const [{ of: fresh }, { of: remembered }] = [await selfMeasured(cold), await selfMeasured(warm)];
  if (fresh !== remembered) throw new Error('an import with a memory says something else than one without');
  const medians = await interleaved(bench.rounds, {
    cold: () => selfMeasured(cold),
    warm: () => selfMeasured(warm),
  });
  return {
    what: "import the next day's archive, warm",
    figure: { value: medians.warm.ms, unit: 'ms' },
    reference: { what: 'the same, cold', value: medians.cold.ms },
    goal: { ratioAtMost: 0.05 },
    inTheWay:
      'An archive is one compressed stream, so that all of it is unpacked, and each file compared, before it is known what has changed: unpacking alone is a row above. On a day without changes the source says so, and nothing is read at all.',
  };
}
