import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dollars, renewed } from './page.ts';
import { tableOf } from './table.ts';

const page = readFileSync(new URL('../../../docs/cost.md', import.meta.url), 'utf8');

describe('docs/cost.md', () => {
  it('has the tables that the prices and figures give: npm run cost renews it', () => {
    expect(renewed(page)).toBe(page);
  });

  it('gets back a number that somebody has changed', () => {
    const changed = page.replace(/\$0\.90/g, '$9.90');
    expect(changed).not.toBe(page);
    expect(renewed(changed)).toBe(page);
  });

  it('keeps what stands between the tables', () => {
    const added = page.replace('## Line by line', '## Line by line\n\nA sentence, with $& and $1.');
    expect(renewed(added)).toBe(added);
  });

  it.each([
    ['no place', '', 0],
    ['two places', '<!-- npm run cost: goal -->\n<!-- end -->\n<!-- npm run cost: goal -->\n<!-- end -->', 2],
    ['a place without an end', '<!-- npm run cost: goal -->\n<!-- npm run cost: lines -->\n<!-- end -->', 0],
  ])('must have a place for each: %s', (_, text, places) => {
    expect(() => renewed(text)).toThrow(
      `docs/cost.md: got ${places} places for "goal", expected one, between <!-- npm run cost: goal --> and <!-- end -->`,
    );
  });
});

it.each([
  [0, '$0.00'],
  [0.0000002, 'under $0.01'],
  [0.00499, 'under $0.01'],
  [0.005, '$0.01'],
  [1.556, '$1.56'],
  [12, '$12.00'],
])('%d US dollars are written %s', (usd, text) => {
  expect(dollars(usd)).toBe(text);
});

it('a table is laid out as Prettier leaves it', () => {
  expect(tableOf([{ head: 'a' }, { head: 'number', isNumber: true }], [['word', '1']])).toEqual([
    '| a    | number |',
    '| ---- | -----: |',
    '| word |      1 |',
  ]);
});
