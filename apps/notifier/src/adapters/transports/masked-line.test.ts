import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { maskedLine } from './masked-line.ts';

describe('what a program has written', () => {
  it.each([
    ['', [], ''],
    ['\n\n  no modem\nat all', [], 'no modem'],
    ['no modem\rat all', [], 'no modem'],
    ['to +491511234567 and back', ['+491511234567'], 'to +… and back'],
    // Part of it is enough, and several stand apart.
    ['34567890 or 12345678', ['1234567890', 'x12345678x'], '… or …'],
    ['no modem', ['modem'], 'no modem'],
    ['key=abcdef!', ['abcdef'], 'key=…!'],
    ['secret', ['secret'], '…'],
    // Programs write numbers and addresses as they like.
    ['no route to +49 151 1234-5678: busy', ['+4915112345678'], 'no route to +…: busy'],
    ['no route to (0151) 12345678.', ['+4915112345678'], 'no route to (0….'],
    ['<OPS@Example.ORG> unknown', ['ops@example.org'], '<…> unknown'],
    ['to%20ops%40example.org', ['to ops@example.org'], 'to%20ops%40…'],
  ])('%j is shown without what is in %j: %j', (output, privates, shown) => {
    expect(maskedLine(output, privates)).toBe(shown);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is harmless: %s', (_, name) => {
    const shown = maskedLine(name, []);
    expect(shown).not.toMatch(HARMFUL);
    expect(shown.length).toBeLessThanOrEqual(121);
  });
});
