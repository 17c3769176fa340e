import { describe, expect, it } from 'vitest';
import { SettingsError } from './settings-error.ts';
import { isTimeZone, readTimeZone } from './time-zone.ts';

describe('a time zone', () => {
  it.each([
    'UTC',
    'utc',
    'Europe/Berlin',
    'europe/berlin',
    'America/St_Johns',
    'Pacific/Kiritimati',
    'Asia/Kolkata',
    '+05:45',
  ])('is %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', ' ', 'Mars/Olympus', 'CEST', 'Berlin', 'UTC\n', '__proto__', '../etc', 'UTC+1'])(
    'is not %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe('the time zone of settings', () => {
  it.each([
    ['that is written', 'timezone: Europe/Berlin\n', 'Europe/Berlin'],
    ['that is left out', 'watches: []\n', 'UTC'],
    ['though the rest is wrong', 'timezone: Asia/Tokyo\nwatches: none\ncolour: blue\n', 'Asia/Tokyo'],
    ['of a list', '- a\n', 'UTC'],
  ])('%s', (_, text, zone) => {
    expect(readTimeZone(text, 'lastpatch.yaml')).toBe(zone);
  });

  it.each([
    [
      'a name that is none',
      'timezone: Mars/Olympus\n',
      'lastpatch.yaml: timezone: expected a time zone such as Europe/Berlin or UTC',
    ],
    ['no name', 'timezone:\n', 'lastpatch.yaml: timezone: expected a time zone such as Europe/Berlin or UTC'],
    [
      'a list',
      'timezone: [UTC]\n',
      'lastpatch.yaml: timezone: expected a time zone such as Europe/Berlin or UTC',
    ],
    ['no YAML', 'timezone: [\n', /^lastpatch\.yaml: line 2: not valid YAML/],
  ])('that is %s is refused', (_, text, message) => {
    expect(() => readTimeZone(text, 'lastpatch.yaml')).toThrow(SettingsError);
    expect(() => readTimeZone(text, 'lastpatch.yaml')).toThrow(message);
  });
});
