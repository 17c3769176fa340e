import { calendarDate, type PhaseStart } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { factOf, letterOf, noticeOf, standingOf } from '../../testing/sample-letters.ts';
import { currentLetter } from './current-letter.ts';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';

/** What is left of a letter by a catalog in which Epoxy's life is this one. */
function left(letter: Letter, ...starts: readonly PhaseStart[]): Letter | undefined {
  const releases = starts.length === 0 ? [] : [releaseWith('2025.1', starts)];
  return currentLetter(letter, catalogWith(productWith({ releases })));
}

function idsLeft(notices: readonly Notice[], ...starts: readonly PhaseStart[]): string[] | undefined {
  return left(letterOf({ notices }), ...starts)?.notices.map(({ id }) => id);
}

const STANDS = scheduled('unmaintained', '2026-10-02');
const MOVED = scheduled('unmaintained', '2026-10-24');

describe('a letter that has not gone out', () => {
  it('is as it was while its dates stand', () => {
    const letter = letterOf();
    expect(left(letter, STANDS)).toBe(letter);
    expect(left(letter, declared('unmaintained', '2026-10-02'))).toBe(letter);
  });

  it.each([
    ['moved', [MOVED]],
    ['been taken away', [scheduled('unmaintained', null)]],
    ['gone with its phase', [scheduled('end-of-life', '2026-10-02')]],
    ['gone with its release', []],
  ])('is not sent when it holds nothing but a reminder of a date that has %s', (_, starts) => {
    expect(left(letterOf(), ...starts)).toBeUndefined();
  });

  it('keeps a reminder whose date stands, whatever product and release are called by now', () => {
    const keys = { product: 'openstack', release: 'epoxy' };
    const letter = letterOf({ notices: [noticeOf({ keys })] });
    const renamed = (starts: readonly PhaseStart[]): Letter | undefined => {
      const releases = [releaseWith('25.1', starts, { key: 'epoxy' })];
      return currentLetter(letter, catalogWith(productWith({ name: 'open-stack', releases })));
    };
    expect(renamed([STANDS])).toBe(letter);
    expect(renamed([MOVED])).toBeUndefined();
  });

  it('drops such reminders and keeps the rest, in their order', () => {
    const notices = [
      factOf({ id: 'due', kind: 'due', phase: 'security', date: calendarDate('2026-09-02') }),
      noticeOf({ id: 'stands', phase: 'end-of-life', date: calendarDate('2027-10-02') }),
      noticeOf({ id: 'moved' }),
      noticeOf({ id: 'today', step: 0 }),
      factOf({ id: 'scheduled', kind: 'scheduled' }),
    ];
    expect(idsLeft(notices, MOVED, scheduled('end-of-life', '2027-10-02'))).toEqual([
      'due',
      'stands',
      'scheduled',
    ]);
  });

  it.each(['due', 'entered', 'moved', 'scheduled', 'unscheduled', 'withdrawn', 'released'] as const)(
    'keeps what has happened, though the date has moved since: %s',
    (kind) => {
      expect(idsLeft([factOf({ id: kind, kind })], MOVED)).toEqual([kind]);
    },
  );

  it.each([
    ['another product', { product: 'ubuntu' }],
    ['another release', { release: '2024.1' }],
    ['another phase', { phase: 'end-of-life' }],
  ] as const)('holds no date against that of %s', (_, parts) => {
    expect(
      idsLeft([noticeOf({ id: 'other', ...parts }), factOf({ id: 'fact', kind: 'due' })], STANDS),
    ).toEqual(['fact']);
  });

  it('goes out for what stands in it besides: a digest', () => {
    const letter = letterOf({ standings: [standingOf()] });
    expect(left(letter, MOVED)).toEqual({ ...letter, notices: [] });
  });

  it.each(['welcome', 'digest'] as const)('that holds no notices is as it was: %s', (kind) => {
    for (const standings of [[], [standingOf()]]) {
      const letter = letterOf({ kind, notices: [], standings });
      expect(left(letter, MOVED)).toBe(letter);
    }
  });
});
