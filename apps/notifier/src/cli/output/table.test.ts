import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { table } from './table.ts';

describe('a table', () => {
  it('aligns its columns two spaces apart', () => {
    const rows = [
      ['RELEASE', 'PHASE', 'SINCE'],
      ['2025.1 Epoxy', 'maintained', '2025-04-02'],
      ['24.04', 'end of life', ''],
    ];
    expect(table(rows)).toEqual([
      'RELEASE       PHASE        SINCE',
      '2025.1 Epoxy  maintained   2025-04-02',
      '24.04         end of life',
    ]);
  });

  it.each([
    ['no rows', [], []],
    ['an empty row', [[]], ['']],
    ['rows of different lengths', [['a'], ['bb', 'c'], ['d', 'e', 'f']], ['a', 'bb  c', 'd   e  f']],
    [
      'empty cells within',
      [
        ['a', '', 'b'],
        ['cc', 'd', ''],
      ],
      ['a      b', 'cc  d'],
    ],
    [
      'nothing but empty cells',
      [
        ['', ''],
        ['a', 'b'],
      ],
      ['', 'a  b'],
    ],
  ])('of %s', (_, rows, lines) => {
    expect(table(rows)).toEqual(lines);
  });

  it('counts two columns for what terminals show in two', () => {
    expect(
      table([
        ['에폭시', 'x'],
        ['エポキシ릴', 'x'],
        ['环氧', 'x'],
        ['Epoxy', 'x'],
      ]),
    ).toEqual(['에폭시      x', 'エポキシ릴  x', '环氧        x', 'Epoxy       x']);
  });

  it('counts none for accents of their own', () => {
    expect(
      table([
        ['E\u0301poxy', 'x'],
        ['Époxy', 'x'],
        ['Epoxy!', 'x'],
      ]),
    ).toEqual(['E\u0301poxy   x', 'Époxy   x', 'Epoxy!  x']);
  });

  it('counts nothing for colours, and colours the text only', () => {
    const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;
    expect(
      table([
        [{ text: 'ab', paint: red }, 'x'],
        ['abcd', { text: 'y', paint: red }],
      ]),
    ).toEqual(['\u001b[31mab\u001b[39m    x', 'abcd  \u001b[31my\u001b[39m']);
  });

  it('stays aligned whatever names are in it', () => {
    const names = Object.values(HOSTILE_NAMES).map(plainLine);
    const lines = table(names.map((name) => [name, '|']));
    const columns = lines.map((line) => stringWidth(line.slice(0, line.lastIndexOf('|'))));
    expect(new Set(columns).size).toBe(1);
  });

  it('takes more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 200_000 }, () => ['a', 'b']);
    expect(table(rows)).toHaveLength(200_000);
  });
});
