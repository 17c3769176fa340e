import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { maskedLine } from './masked-line.ts';

describe('what a program has written', () => {
  it.each([
    ['', [], ''],
    ['\n\n  no modem\nat all', [], 'no modem'],
    ['no modem\rat all', [], 'no modem'],
    ['to +491511234567 and back', ['+491511234567'], 'to … and back'],
    // Part of it is enough, and several stand apart.
    ['34567890 or 12345678', ['1234567890', 'x12345678x'], '… or …'],
    ['no modem', ['modem'], 'no modem'],
    ['key=abcdef!', ['abcdef'], 'key=…!'],
    ['secret', ['secret'], '…'],
  ])('%j is shown without what is in %j: %j', (output, privates, shown) => {
    expect(maskedLine(output, privates)).toBe(shown);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is harmless: %s', (_, name) => {
    const shown = maskedLine(name, []);
    expect(shown).not.toMatch(HARMFUL);
    expect(shown.length).toBeLessThanOrEqual(121);
  });
});
