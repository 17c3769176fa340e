import { readdirSync } from 'node:fs';
import { addDays, calendarDate } from '@lastpatch/release-model';
import { nodeProcess, selfMeasured } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import type { Row } from '../row.ts';

const DAYS = 8 * 365;

/** The daily checks of eight years, one after the other. */
export const replay: Row = {
  name: 'replay',
  needs: ['series-status'],
  async measure(bench) {
    const folder = bench.data('series-status');
    const [first = ''] = readdirSync(folder).sort();
    const last = addDays(calendarDate(first.slice(0, 'YYYY-MM-DD'.length)), DAYS);
    const command = nodeProcess(bench.process('replay'), folder, last);
    const { replayed } = await interleaved(bench.rounds, { replayed: () => selfMeasured(command) });
    return [
      {
        what: `replay ${DAYS.toLocaleString('en')} daily checks (eight years of series_status.yaml)`,
        figure: { value: DAYS / (replayed.ms / 1000), unit: 'days/s' },
        note: `all of them in ${(replayed.ms / 1000).toFixed(2)} s`,
      },
    ];
  },
};
