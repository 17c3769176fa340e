import { type Command, nodeProcess, selfMeasured } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import type { Row } from '../row.ts';

/** The public pages of everything, beside the writing of their bytes. */
export const pages: Row = {
  name: 'pages',
  needs: [],
  async measure(bench) {
    const file = bench.dataIfGiven('endoflife-date');
    const script = bench.process('pages');
    const products = file === undefined ? [] : ['--products', file];
    const command = (how: string): Command =>
      nodeProcess(script, '--how', how, '--folder', bench.folder(), ...products);
    const { of } = await selfMeasured(command('make'));
    const { made, published, written } = await interleaved(bench.rounds, {
      published: () => selfMeasured(command('publish')),
      written: () => selfMeasured(command('write')),
      made: () => selfMeasured(command('make')),
    });
    const reference = { what: 'writing the same bytes', value: written.ms };
    return [
      {
        what: `make the pages of everything (${of}) and write them`,
        figure: { value: published.ms, unit: 'ms' },
        reference,
        goal: { ratioAtMost: 3 },
        inTheWay:
          'Making them is the row below and takes as long everywhere, while writing 28,000 small files took 0.5 seconds in memory, as here, and between 0.8 and 9 on a disk, where the goal was met and missed by turns.',
        note: `peak memory ${published.peakMb.toFixed(0)} MB`,
      },
      { what: 'make them, without writing', figure: { value: made.ms, unit: 'ms' }, reference },
    ];
  },
};
