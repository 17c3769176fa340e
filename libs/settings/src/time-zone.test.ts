import { describe, expect, it } from 'vitest';
import { isTimeZone, readTimeZone } from './index.ts';

describe('readTimeZone', () => {
  it.each([
    ['timezone: Asia/Seoul\nwatches: nonsense that is not looked at\n', 'Asia/Seoul'],
    ['watches: []\n', 'UTC'],
  ])('reads the zone and nothing else', (text, zone) => {
    expect(readTimeZone(text, 'lastpatch.yaml')).toBe(zone);
  });

  it.each(['timezone: Atlantis', 'timezone: [UTC]', 'timezone:\n'])('refuses what is none: %s', (text) => {
    expect(() => readTimeZone(`# zone\n${text}`, 'lastpatch.yaml')).toThrow(
      'lastpatch.yaml:2: timezone: expected a time zone',
    );
  });
});

describe('isTimeZone', () => {
  it.each([
    ['Pacific/Kiritimati', true],
    ['America/St_Johns', true],
    ['UTC', true],
    ['', false],
    ['Mars/Olympus', false],
  ])('%s', (name, known) => {
    expect(isTimeZone(name)).toBe(known);
  });
});
