import { cellsOf, HEADS } from './cells.ts';
import type { Figure } from './figure.ts';

/** The table of figures in Markdown, its columns as wide as their widest cell, as Prettier leaves it. */
export function tableOf(figures: readonly Figure[]): string[] {
  const rows = [[...HEADS], ...figures.map((figure) => cellsOf(figure))];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' '): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const [heads = [], ...rest] = rows;
  return [line(heads), line([], '-'), ...rest.map((row) => line(row))];
}
