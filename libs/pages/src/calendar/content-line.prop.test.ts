import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HOSTILE_NAMES } from '../../testing/index.ts';
import { plainLine } from '../plain-line.ts';
import { contentLine, escapedText } from './content-line.ts';

/** The lines of a text, each without its end; fails where an end is another. */
function linesOf(text: string): string[] {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  return text.split('\r\n').slice(0, -1);
}

describe('a line of a calendar', () => {
  const values = fc.oneof(
    anyTexts(300).map(plainLine),
    fc.constantFrom(...Object.values(HOSTILE_NAMES)).map(plainLine),
    fc.array(fc.constantFrom('a', 'é', '漢', '🚀'), { maxLength: 200 }).map((all) => all.join('')),
  );

  it('has at most 75 octets, ends with CRLF, cuts no character, and is itself again when it is unfolded', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = contentLine('SUMMARY', value);
        for (const line of linesOf(text)) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
        expect(text.replaceAll('\r\n ', '')).toBe(`SUMMARY:${value}\r\n`);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [74, 1],
    [75, 1],
    [76, 2],
    [75 + 74, 2],
    [75 + 75, 3],
  ])('of %i octets is of %i', (octets, lines) => {
    expect(linesOf(contentLine('A', 'x'.repeat(octets - 'A:'.length)))).toHaveLength(lines);
  });

  it('escapes what has a meaning in a text', () => {
    expect(escapedText('a,b;c\\d\ne\r\nf\rg:"h"')).toBe('a\\,b\\;c\\\\d\\ne\\nf\\ng:"h"');
  });
});
