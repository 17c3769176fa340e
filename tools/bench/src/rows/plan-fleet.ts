import { nodeProcess, selfMeasured } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import type { Row } from '../row.ts';

/** The plans of a large fleet. */
export const planFleet: Row = {
  name: 'plan-fleet',
  needs: [],
  async measure(bench) {
    const command = nodeProcess(bench.process('plan-fleet'));
    const { planned } = await interleaved(bench.rounds, { planned: () => selfMeasured(command) });
    return [
      {
        what: 'plan a fleet of 100,000 environments with five entries each',
        figure: { value: planned.ms, unit: 'ms' },
        note: `peak memory ${planned.peakMb.toFixed(0)} MB`,
      },
    ];
  },
};
