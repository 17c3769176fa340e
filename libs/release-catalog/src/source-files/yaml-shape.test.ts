import { expect, test } from 'vitest';
import { yamlFile } from '../../testing/openstack-repository.ts';
import { isMap, listAt, textAt, type YamlMap } from './yaml-shape.ts';

function map(text: string): YamlMap {
  const { value } = yamlFile(text);
  if (!isMap(value)) throw new Error('no mapping');
  return value;
}

test('a mapping is neither a list nor a text nor nothing', () => {
  expect([isMap({}), isMap([]), isMap('text'), isMap(null), isMap(undefined)]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a text under a key is given only when it is a text that is not empty', () => {
  const value = map('a: word\nb:\nc: [x]\nd: {x: y}\n');
  expect(['a', 'b', 'c', 'd', 'e'].map((key) => textAt(value, key))).toEqual([
    'word',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a list under a key is given only when it is a list', () => {
  const value = map('a: [x, y]\nb: word\nc: {x: y}\n');
  expect(['a', 'b', 'c', 'd'].map((key) => listAt(value, key))).toEqual([['x', 'y'], [], [], []]);
});

test('what every object has by itself is not taken for a key of the file', () => {
  const value = map('a: b\n');
  expect(textAt(value, 'constructor')).toBeUndefined();
  expect(listAt(value, '__proto__')).toEqual([]);
  expect(textAt(map('__proto__: x\n'), '__proto__')).toBe('x');
});
