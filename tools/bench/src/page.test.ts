import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, it, test } from 'vitest';
import { cellsOf } from './cells.ts';
import { figureOf } from './figure.ts';
import { pageOf } from './page.ts';
import type { BenchReport } from './report.ts';

const REPORT: BenchReport = {
  measuredOn: '2026-11-30',
  node: 'v24.21.0',
  machine: '2 × AMD EPYC',
  rounds: 9,
  figures: [
    figureOf({
      what: 'import',
      figure: { value: 496.4, unit: 'ms' },
      reference: { what: 'PyYAML', value: 1230 },
      goal: { ratioAtMost: 0.6 },
      note: 'cold',
      inTheWay: 'Nothing is.',
    }),
    figureOf({
      what: 'memory',
      figure: { value: 294, unit: 'MB' },
      goal: { atMost: 256 },
      inTheWay: 'Much is.',
    }),
    figureOf({ what: 'replay', figure: { value: 2619, unit: 'days/s' } }),
  ],
  skipped: [{ row: 'pages', why: 'it needs --endoflife-date' }],
};

test.each([
  [0, ['import (cold)', '496 ms', 'PyYAML: 1,230 ms', '0.404 ×', '≤ 0.6 ×: met']],
  [1, ['memory', '294 MB', '', '', '≤ 256 MB: missed']],
  [2, ['replay', '2,619 days/s', '', '', '']],
])('row %d of the table reads %j', (place, cells) => {
  expect(cellsOf(REPORT.figures[place]!)).toEqual(cells);
});

it('says when, where and how it was measured, and what was not', () => {
  const page = pageOf(REPORT);
  expect(page).toContain('Measured on 2026-11-30 on 2 × AMD EPYC, Node.js 24.21.0, medians of 9.\n');
  expect(page).toContain('\nNot measured:\n\n- `pages`: it needs --endoflife-date.\n');
});

it('says what stands in the way of a goal that is missed, and of no other', () => {
  const page = pageOf(REPORT);
  expect(page).toContain('\nMissed:\n\n- memory. Much is.\n\n');
  expect(page).not.toContain('Nothing is.');
  const [met] = REPORT.figures;
  expect(pageOf({ ...REPORT, figures: [met!] })).not.toContain('Missed');
});

it('says nothing of what was not measured when all was', () => {
  expect(pageOf({ ...REPORT, skipped: [] })).not.toContain('Not measured');
});

const at = (name: string): string => new URL(`../../../docs/${name}`, import.meta.url).pathname;

async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

it('is laid out as Prettier leaves it', async () => {
  expect(await formatted(at('performance.md'), pageOf(REPORT))).toBe(pageOf(REPORT));
});

it('docs/performance.md is what the figures beside it give', async () => {
  const report = JSON.parse(readFileSync(at('performance.json'), 'utf8')) as BenchReport;
  expect(readFileSync(at('performance.md'), 'utf8')).toBe(
    await formatted(at('performance.md'), pageOf(report)),
  );
});
