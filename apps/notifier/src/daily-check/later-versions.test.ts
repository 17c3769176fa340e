import { calendarDate } from '@lastpatch/release-model';
import { inRelease, version } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { laterVersions } from './later-versions.ts';

const ASOF = calendarDate('2026-08-22');

/** Whether a version is news where another was there before. */
function isNews(
  [name, landed]: readonly [string, string | null],
  before: readonly [string, string | null] | null,
  former: readonly string[] = [],
): boolean {
  const history = { formerVersions: former, endings: {}, withdrawn: {}, departures: 0, hasLeft: false };
  const versions = before === null ? [] : [version(...before)];
  const found = laterVersions([version(name, landed)], inRelease('1', { versions, history }), ASOF);
  return found.length === 1;
}

describe('a version that a source calls the latest', () => {
  it.each([
    ['higher and later', ['1.10', '2026-08-01'], ['1.9', '2026-07-01'], true],
    ['higher, of the same day', ['1.10', '2026-07-01'], ['1.9', '2026-07-01'], true],
    ['higher, of an earlier day', ['1.10', '2026-06-01'], ['1.9', '2026-07-01'], true],
    ['higher, without a day', ['1.10', null], ['1.9', '2026-07-01'], true],
    ['higher, after one without a day', ['1.10', '2026-06-01'], ['1.9', null], true],
    ['lower and earlier', ['1.9', '2026-07-01'], ['1.10', '2026-08-01'], false],
    ['lower, of the same day', ['1.9', '2026-08-01'], ['1.10', '2026-08-01'], false],
    ['lower, without a day', ['1.9', null], ['1.10', '2026-08-01'], false],
    ['lower, first read today', ['1.9', ASOF], ['1.10', '2026-08-01'], false],
    ['lower, after one without a day', ['1.9', '2026-08-01'], ['1.10', null], false],
    ['lower and later: counted in another way', ['25.1', '2026-08-02'], ['2024.12', '2026-08-01'], true],
    ['the same by another name', ['1.0.0', '2026-08-02'], ['1.0', '2026-08-01'], false],
    ['of an unknown shape and later', ['8u412', '2026-08-02'], ['8u402', '2026-08-01'], true],
    ['of an unknown shape, of the same day', ['8u412', '2026-08-01'], ['8u402', '2026-08-01'], true],
    ['of an unknown shape and earlier', ['8u392', '2026-07-31'], ['8u402', '2026-08-01'], false],
    ['of an unknown shape without a day', ['8u412', null], ['8u402', '2026-08-01'], true],
    ['the same', ['1.9', '2026-08-01'], ['1.9', '2026-07-01'], false],
    ['the first', ['1.9', '2026-08-01'], null, true],
  ] as const)('is news when it is %s', (_, now, before, expected) => {
    expect(isNews(now, before)).toBe(expected);
  });

  it.each([
    ['the same', '1.9', false],
    ['a lower one', '1.8', false],
    ['a higher one', '1.10', true],
  ])('that had vanished is no news when it returns, but as %s: %s', (_, name, expected) => {
    expect(isNews([name, '2026-08-01'], null, ['1.8.5', '1.9'])).toBe(expected);
  });

  it('is told where nothing was known of the release', () => {
    const versions = [version('1.0', '2026-08-01')];
    expect(laterVersions(versions, undefined, ASOF)).toEqual(versions);
  });
});
