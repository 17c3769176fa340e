import { nodeProcess, selfMeasured } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import type { Row } from '../row.ts';

/** The import of all products of endoflife.date, beside the parsing of the same text. */
export const importProducts: Row = {
  name: 'import-products',
  needs: ['endoflife-date'],
  async measure(bench) {
    const products = bench.data('endoflife-date');
    const script = bench.process('import-products');
    const { imported, parsed, importedAgain, parsedAgain } = await interleaved(bench.rounds, {
      imported: () => selfMeasured(nodeProcess(script, products)),
      parsed: () => selfMeasured(nodeProcess(script, products, '--parse')),
      importedAgain: () => selfMeasured(nodeProcess(script, products, '--again')),
      parsedAgain: () => selfMeasured(nodeProcess(script, products, '--again', '--parse')),
    });
    return [
      {
        what: "import endoflife.date's products/full",
        figure: { value: imported.ms, unit: 'ms' },
        reference: { what: 'JSON.parse of the same text', value: parsed.ms },
        goal: { ratioAtMost: 3 },
        inTheWay:
          'JSON.parse is machine code; what makes releases with their windows of its result, and checks each, runs for the first time and is not compiled yet. It runs once a day.',
      },
      {
        what: 'the same in a process that has done it nineteen times (for orientation)',
        figure: { value: importedAgain.ms, unit: 'ms' },
        reference: { what: 'JSON.parse of the same text', value: parsedAgain.ms },
      },
    ];
  },
};
