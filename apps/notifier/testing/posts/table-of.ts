/** The rows of the first table of a page after a heading: by their first cell, the other cells. */
export function tableOf(page: string, heading: string): ReadonlyMap<string, readonly string[]> {
  const [table = ''] = /\n\| [^]*?\n(?!\|)/.exec(page.slice(page.indexOf(heading))) ?? [];
  const rows = table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')));
  return new Map(rows.map(([, first = '', ...others]) => [first, others.slice(0, -1)]));
}
