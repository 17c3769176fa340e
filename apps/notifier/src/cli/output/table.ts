import stringWidth from 'string-width';

/** A cell's text, with how it is coloured when it is shown. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/**
 * Rows as aligned columns, two spaces apart, without trailing spaces. Widths are those that a terminal shows, so that
 * Korean, Japanese and accented text stays aligned.
 */
export function table(rows: readonly (readonly (string | Cell)[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell): Cell => (typeof cell === 'string' ? { text: cell } : cell)),
  );
  const columns = largest(cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    largest(cells.map((row) => stringWidth(row[column]?.text ?? ''))),
  );
  return cells.map((row) => {
    const last = row.findLastIndex((cell) => cell.text !== '');
    return row
      .slice(0, last + 1)
      .map((cell, column) => {
        const shown = cell.paint ? cell.paint(cell.text) : cell.text;
        return column === last ? shown : shown + ' '.repeat((widths[column] ?? 0) - stringWidth(cell.text));
      })
      .join('  ');
  });
}

/** Of any count: a call takes only so many arguments. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
