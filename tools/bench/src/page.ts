import type { Figure } from './figure.ts';
import type { BenchReport } from './report.ts';
import { tableOf } from './table.ts';

/** Documentation of what a run has measured, in Markdown. */
export function pageOf(report: BenchReport): string {
  const { figures, skipped } = report;
  return [
    '# How fast it is',
    '',
    '<!-- Written by `npm run bench -- … --write docs/performance.md`, with the figures beside it as JSON: what is changed here by hand is lost. -->',
    '',
    measuredSaid(report),
    '',
    'What is measured and what it is held against take turns, each time in a process of its own, because machines are noisy; ratios say more than milliseconds. The processes are bundled as the command line is.',
    '',
    ...tableOf(figures),
    '',
    ...missedSaid(figures),
    ...(skipped.length === 0 ? [] : ['Not measured:', '', ...skipped.map(skippedSaid), '']),
    'Measure it yourself: `npm run bench` says with which data, and leaves out the rows whose data it is not given.',
    '',
  ].join('\n');
}

/** What stands in the way of the goals that are missed. */
function missedSaid(figures: readonly Figure[]): string[] {
  const missed = figures.filter(({ isMet, inTheWay }) => isMet === false && inTheWay !== undefined);
  if (missed.length === 0) return [];
  return ['Missed:', '', ...missed.map(({ what, inTheWay }) => `- ${what}. ${inTheWay}`), ''];
}

/** When, where and how it was measured. */
export function measuredSaid({ measuredOn, node, machine, rounds }: BenchReport): string {
  return `Measured on ${measuredOn} on ${machine}, Node.js ${node.replace(/^v/, '')}, medians of ${rounds}.`;
}

/** A row that was not measured, as an item of a list. */
export function skippedSaid({ row, why }: BenchReport['skipped'][number]): string {
  return `- \`${row}\`: ${why}.`;
}
