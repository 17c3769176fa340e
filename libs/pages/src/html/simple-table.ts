import { type ComponentChild, type ComponentChildren, h } from 'preact';

/** A table: its first column names the rows. */
export interface TableOf {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** A class for a row, by its place. */
  readonly classOf?: (row: number) => string | undefined;
}

/** A table with its caption and heads. */
export function simpleTable({ caption, heads, rows, classOf }: TableOf): ComponentChild {
  return h(
    'table',
    null,
    h('caption', null, caption),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        heads.map((text) => h('th', { scope: 'col' }, text)),
      ),
    ),
    h(
      'tbody',
      null,
      rows.map(([first, ...others], row) =>
        h(
          'tr',
          { class: classOf?.(row) },
          h('th', { scope: 'row' }, first),
          others.map((cell) => h('td', null, cell)),
        ),
      ),
    ),
  );
}
