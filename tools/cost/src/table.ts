/** A column of a table. */
export interface Column {
  readonly head: string;
  /** Whether it holds numbers. */
  readonly isNumber?: boolean;
}

/** A table in Markdown, laid out as Prettier leaves it. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map(({ head }, index) =>
    Math.max(3, head.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${columns
      .map(({ isNumber }, index) => {
        const [cell, width] = [cells[index] ?? '', widths[index] ?? 0];
        return isNumber ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(' | ')} |`;
  const rule = columns.map(({ isNumber }, index) => {
    const width = widths[index] ?? 0;
    return isNumber ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
  });
  return [line(columns.map(({ head }) => head)), line(rule), ...rows.map(line)];
}
