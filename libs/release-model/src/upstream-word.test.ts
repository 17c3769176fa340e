import { describe, expect, it } from 'vitest';
import { dated, declared, derived, knownBy, scheduled } from '../testing/catalog-builder.ts';
import { SOURCES } from './catalog.ts';
import { supportWindows } from './support-window.ts';
import { declaresPhases, isPassedOver, isWord, keysAreNames, sharesVersions } from './upstream-word.ts';

describe('a source says itself that a phase has begun', () => {
  it.each([
    ['openstack', true],
    ['endoflife-date', false],
    ['custom', false],
  ] as const)('%s: %s', (source, declares) => {
    expect(declaresPhases(source)).toBe(declares);
  });
});

describe('a version belongs to one release only', () => {
  it.each([
    ['openstack', true],
    ['endoflife-date', false],
    ['custom', false],
  ] as const)('of %s: %s', (source, shares) => {
    expect(sharesVersions(source)).toBe(shares);
  });
});

describe('a name is all that tells products and releases apart', () => {
  it.each([
    ['openstack', false],
    ['endoflife-date', true],
    ['custom', true],
  ] as const)('of %s: %s', (source, are) => {
    expect(keysAreNames(source)).toBe(are);
  });
});

describe('a window rests on the word of its source', () => {
  it.each([
    ['declared with a day', declared('unmaintained', '2026-10-02'), true, false],
    ['declared with a day to come', declared('unmaintained', '2099-10-02'), true, false],
    ['derived', derived('security', '2016-10-06'), true, false],
    ['begun on an unknown day', knownBy('end-of-life', '2026-10-02'), true, true],
    ['planned for a day', scheduled('unmaintained', '2026-10-02'), false, false],
    ['planned for no day', scheduled('unmaintained', null), false, false],
    ['a day that has come by itself', dated('end-of-life', '2026-10-02', '2026-11-01'), true, false],
  ])('%s: of OpenStack %s, of a source that gives dates %s', (_, start, ofOpenstack, ofDates) => {
    const [window] = supportWindows([start]);
    expect(SOURCES.map((source) => isWord(source, window))).toEqual([ofOpenstack, ofDates, ofDates]);
  });

  it.each(SOURCES)('but not one that %s does not give at all', (source) => {
    expect(isWord(source, undefined)).toBe(false);
  });
});

describe('a phase that upstream has passed over', () => {
  const planned = scheduled('security', '2026-10-02');

  it.each([
    ['a later one declared', declared('end-of-life', '2026-09-01'), true, false],
    ['a later one declared for a day to come', declared('end-of-life', '2099-09-01'), true, false],
    ['a later one begun on an unknown day', knownBy('end-of-life', '2026-09-01'), true, true],
    ['a later one merely planned', scheduled('end-of-life', '2026-09-01'), false, false],
    ['an earlier one declared', declared('maintained', '2026-09-01'), false, false],
  ])('has %s: of OpenStack %s, of a source that gives dates %s', (_, other, ofOpenstack, ofDates) => {
    const windows = supportWindows([planned, other]);
    expect(SOURCES.map((source) => isPassedOver(source, windows, 'security'))).toEqual([
      ofOpenstack,
      ofDates,
      ofDates,
    ]);
  });

  it('is not itself declared', () => {
    const windows = supportWindows([declared('security', '2026-10-02')]);
    expect(isPassedOver('openstack', windows, 'security')).toBe(false);
  });
});
