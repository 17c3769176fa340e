import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOfJson } from './lines-of-json.ts';

test.each([
  [0, '{"a":[1,{"b":2}],"c":{}}\n'],
  [1, '{\n"a":[1,{"b":2}],\n"c":{}\n}\n'],
  [2, '{\n"a":[\n1,\n{"b":2}\n],\n"c":{}\n}\n'],
])('to the depth %i each value has its line', (depth, text) => {
  expect(linesOfJson({ a: [1, { b: 2 }], c: {} }, depth)).toBe(text);
});

test('what is undefined is left out', () => {
  expect(linesOfJson({ a: undefined, b: null, c: [] }, 1)).toBe('{\n"b":null,\n"c":[]\n}\n');
});

test('at every depth it is the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat({ max: 4 }), (value, depth) => {
      expect(JSON.parse(linesOfJson(value, depth))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
