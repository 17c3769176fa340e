import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { CatalogFileError } from './catalog-file.ts';
import { decodeDatedNames, encodeDatedNames } from './dated-names.ts';
import { JsonReader } from './json-reader.ts';

const DAY = calendarDate('2026-07-14');

function read(versions: string): readonly (readonly [string, string | null])[] {
  return decodeDatedNames(new JsonReader({ versions }, () => 'here'), 'versions');
}

describe('names with their days', () => {
  it.each([
    ['33.0.0', DAY, '33.0.0 2026-07-14'],
    ['33.0.0', null, '33.0.0'],
    ['8.0 Update 3k', DAY, '8.0%20Update%203k 2026-07-14'],
    ['8.0 Update 3k', null, '8.0%20Update%203k'],
    ['8.0 2026-07-14', null, '8.0%202026-07-14'],
    ['9.0, 50%', null, '9.0%2C%2050%25'],
    ['%20', null, '%2520'],
    ['a\u00a0b\n', null, 'a%C2%A0b%0A'],
    ['Système 🐧', null, 'Système%20🐧'],
    ['\uD800', null, '\uD800'],
  ])('%j of %s is written as %j', (name, day, text) => {
    expect(encodeDatedNames([[name, day]])).toBe(text);
    expect(read(text)).toEqual([[name, day]]);
  });

  it('stand one after another', () => {
    const entries = [
      ['1.0', DAY],
      ['1.0, again', null],
      ['2', null],
    ] as const;
    const text = encodeDatedNames(entries);
    expect(text).toBe('1.0 2026-07-14, 1.0%2C%20again, 2');
    expect(read(text ?? '')).toEqual(entries);
  });

  it('are left out when there are none', () => {
    expect(encodeDatedNames([])).toBeUndefined();
    expect(decodeDatedNames(new JsonReader({}, () => 'here'), 'versions')).toEqual([]);
  });

  it.each([
    ['%', 'here: versions has a name that is not written well: "%"'],
    ['1.0, %ff 2026-07-14', 'here: versions has a name that is not written well: "%ff"'],
    ['8.0 Update 3k', 'here: versions: 8.0 is of "Update 3k", which is not a day'],
    [' 2026-07-14', 'here: versions has an entry without a name: " 2026-07-14"'],
  ])('%j is refused', (text, message) => {
    expect(() => read(text)).toThrow(new CatalogFileError(message));
  });
});
