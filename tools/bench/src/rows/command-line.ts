import { fileURLToPath } from 'node:url';
import { nodeProcess, selfMeasured, wholeProcess } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import type { Row } from '../row.ts';

const WORKSPACE = fileURLToPath(new URL('../../../../', import.meta.url));

/** What people wait for at a terminal, and what each command begins with. */
export const commandLine: Row = {
  name: 'command-line',
  needs: [],
  async measure(bench) {
    const status = {
      file: 'npm',
      args: ['run', '--silent', 'lastpatch', '--', 'status'],
      folder: WORKSPACE,
    };
    const script = bench.process('load-catalog');
    const { loaded, asked } = await interleaved(bench.rounds, {
      loaded: () => selfMeasured(nodeProcess(script)),
      asked: () => wholeProcess(status),
    });
    return [
      { what: 'load the bundled catalog', figure: { value: loaded.ms, unit: 'ms' } },
      {
        what: 'npm run --silent lastpatch -- status, whole process',
        figure: { value: asked.ms, unit: 'ms' },
      },
    ];
  },
};
