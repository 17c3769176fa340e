import { describe, expect, it, test } from 'vitest';
import { asked } from './asked.ts';

const ROWS = ['pages', 'replay'];

describe('without arguments', () => {
  it('all rows are wanted, nine times, with no data, and nothing is written', () => {
    expect(asked([], ROWS)).toEqual({ data: {}, rounds: 9 });
  });
});

it('takes the paths of data, rows, rounds and files', () => {
  const args = '--openstack a.tar.gz --series-status s --rounds 3 --only replay,pages --json j --write p.md';
  expect(asked(args.split(' '), ROWS)).toEqual({
    data: { openstack: 'a.tar.gz', 'series-status': 's' },
    rounds: 3,
    only: ['replay', 'pages'],
    json: 'j',
    write: 'p.md',
  });
});

it('takes an empty path for one that is not given', () => {
  expect(asked(['--openstack', ''], ROWS).data).toEqual({});
});

test.each([
  [['--rounds', '0'], '--rounds is "0", expected a whole number from 1 to 1000\n'],
  [['--rounds', '1001'], '--rounds is "1001", expected'],
  [['--rounds', '1.5'], '--rounds is "1.5", expected'],
  [['--only', 'pages,page'], '--only: there is no row "page"; there are pages, replay\n'],
  [['a.tar.gz'], "Unexpected argument 'a.tar.gz'"],
  [['--wrote', 'x'], "Unknown option '--wrote'"],
])('%j is refused, and what is expected is said', (args, sentence) => {
  expect(() => asked(args, ROWS)).toThrow(sentence);
  expect(() => asked(args, ROWS)).toThrow('\nUsage: npm run bench -- ');
});
