import { addDays, type CalendarDate, calendarDate, type PhaseStart } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  knownBy,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { factOf, letterOf, noticeOf, standingOf } from '../../testing/sample-letters.ts';
import { currentLetter, type OutOfDate } from './current-letter.ts';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';

const END = calendarDate('2026-10-02');
const TODAY = calendarDate('2026-09-07');

/** What is left of a letter by a catalog in which Epoxy's life is this one. */
function left(letter: Letter, ...starts: readonly PhaseStart[]): Letter | OutOfDate {
  const releases = starts.length === 0 ? [] : [releaseWith('2025.1', starts)];
  return currentLetter(letter, { catalog: catalogWith(productWith({ releases })), today: TODAY, later: [] });
}

function idsLeft(notices: readonly Notice[], ...starts: readonly PhaseStart[]): string[] | undefined {
  const letter = left(letterOf({ notices }), ...starts);
  return 'outOfDate' in letter ? undefined : letter.notices.map(({ id }) => id);
}

const STANDS = scheduled('unmaintained', END);
const MOVED = scheduled('unmaintained', '2026-10-24');

describe('a letter that has not gone out', () => {
  it('is as it was while its dates stand', () => {
    const letter = letterOf();
    expect(left(letter, STANDS)).toBe(letter);
    expect(left(letter, declared('unmaintained', END))).toBe(letter);
  });

  it.each([
    ['moved', [MOVED]],
    ['been taken away', [scheduled('unmaintained', null)]],
    ['gone with its phase', [scheduled('end-of-life', END)]],
    ['gone with its release', []],
  ])('is not sent when it holds nothing but a reminder of a date that has %s', (_, starts) => {
    expect(left(letterOf(), ...starts)).toEqual({ outOfDate: 'the dates that it tells of have moved since' });
  });

  it('keeps a reminder whose date stands, whatever product and release are called by now', () => {
    const keys = { product: 'openstack', release: 'epoxy' };
    const letter = letterOf({ notices: [noticeOf({ keys })] });
    const renamed = (starts: readonly PhaseStart[]): Letter | OutOfDate => {
      const releases = [releaseWith('25.1', starts, { key: 'epoxy' })];
      const catalog = catalogWith(productWith({ name: 'open-stack', releases }));
      return currentLetter(letter, { catalog, today: TODAY, later: [] });
    };
    expect(renamed([STANDS])).toBe(letter);
    expect(renamed([MOVED])).toHaveProperty('outOfDate');
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

describe('a reminder that upstream has overtaken', () => {
  /** Whether a reminder of Epoxy's end is still sent, so many days after that day. */
  function isSent(days: number, starts: readonly PhaseStart[], step = 7): boolean {
    const catalog = catalogWith(productWith({ releases: [releaseWith('2025.1', starts)] }));
    const letter = letterOf({ notices: [noticeOf({ step })] });
    const current = currentLetter(letter, { catalog, today: addDays(END, days), later: [] });
    if (current === letter) return true;
    expect(current).toEqual({ outOfDate: 'upstream has declared since that it has begun' });
    return false;
  }

  it.each([
    [-25, true],
    [-1, true],
    [0, false],
    [1, false],
  ])('because it has declared the phase for that day is right until then: %i days after it', (days, sent) => {
    expect(isSent(days, [declared('unmaintained', END)])).toBe(sent);
  });

  it('because it has declared a later phase is dropped at once', () => {
    const later = declared('end-of-life', '2026-12-01');
    expect(isSent(-25, [STANDS, later])).toBe(false);
    expect(isSent(-25, [STANDS, knownBy('end-of-life', '2026-08-21')])).toBe(false);
    expect(isSent(-25, [STANDS, scheduled('end-of-life', '2026-12-01')])).toBe(true);
  });

  it.each([7, 0])(
    'is none when the day has merely come: the only word of it is sent late (step %i)',
    (step) => {
      expect(isSent(0, [STANDS], step)).toBe(true);
      expect(isSent(3, [STANDS], step)).toBe(true);
    },
  );
});

describe('a reminder of which a later letter says more', () => {
  const TOLD = { outOfDate: 'a later letter tells of the same dates' };
  const catalog = catalogWith(productWith({ releases: [releaseWith('2025.1', [STANDS])] }));

  /** What is left of a reminder when later letters tell these, each on its own day. */
  function leftOf(
    reminder: Notice,
    told: readonly Notice[],
    today: CalendarDate = addDays(END, 1),
  ): Letter | OutOfDate {
    const later = told.map((notice) =>
      letterOf({ id: 'platform-9', revision: 9, on: notice.on, notices: [notice] }),
    );
    return currentLetter(letterOf({ notices: [reminder] }), { catalog, today, later });
  }

  it.each([
    [30, 7, true],
    [30, 1, true],
    [30, 0, true],
    [7, 0, true],
    [30, 30, false],
    [7, 30, false],
    [0, 7, false],
  ])('of %i days by one of %i days: dropped is %s', (step, other, isDropped) => {
    const left = leftOf(noticeOf({ step }), [noticeOf({ step: other })], addDays(END, -5));
    expect('outOfDate' in left ? left : undefined).toEqual(isDropped ? TOLD : undefined);
  });

  it.each([30, 1, 0])('by the telling that the day has come is dropped: %i days ahead', (step) => {
    const comings = [
      factOf({ kind: 'due', on: END }),
      factOf({ kind: 'entered', on: END }),
      factOf({ kind: 'entered', on: addDays(END, 1), date: null, basis: 'declared' }),
      factOf({
        kind: 'moved',
        on: addDays(END, 1),
        was: calendarDate('2026-11-01'),
        standsFor: ['entered', 'due'],
      }),
      factOf({ kind: 'scheduled', on: addDays(END, 1), standsFor: ['entered', 'due'] }),
    ];
    for (const coming of comings) expect(leftOf(noticeOf({ step }), [coming])).toEqual(TOLD);
  });

  it('by the release is dropped, of a planned day that came unread', () => {
    const planned = noticeOf({ step: 0, phase: 'maintained' });
    const out = factOf({ kind: 'released', phase: 'maintained', on: END });
    const maintained = scheduled('maintained', END);
    const current = currentLetter(letterOf({ notices: [planned] }), {
      catalog: catalogWith(productWith({ releases: [releaseWith('2025.1', [maintained])] })),
      today: END,
      later: [letterOf({ on: END, notices: [out] })],
    });
    expect(current).toEqual(TOLD);
  });

  it.each([
    ['that the phase is declared for a day that is still to come', { kind: 'entered' }],
    ['the date again', { kind: 'scheduled' }],
    ['that the date has moved, to this one', { kind: 'moved', was: calendarDate('2026-11-01') }],
  ] as const)('is no reminder of which it tells %s', (_, parts) => {
    const told = factOf({ on: addDays(END, -10), ...parts });
    expect(leftOf(noticeOf(), [told], addDays(END, -9))).not.toHaveProperty('outOfDate');
  });

  it('by a day that came before a clock jumped back is dropped all the same', () => {
    expect(leftOf(noticeOf(), [factOf({ kind: 'due', on: END })], addDays(END, -2))).toEqual(TOLD);
  });

  it.each([
    ['product', { product: 'ubuntu' }],
    ['release', { release: '2024.1' }],
    ['phase', { phase: 'end-of-life' }],
    ['project', { project: 'nova' }],
  ] as const)('is none for which that is of another %s', (_, parts) => {
    const told = [noticeOf({ step: 1, ...parts }), factOf({ kind: 'entered', on: END, ...parts })];
    expect(leftOf(noticeOf(), told)).not.toHaveProperty('outOfDate');
  });

  it('is none for which the nearer one is of another date', () => {
    expect(leftOf(noticeOf(), [noticeOf({ step: 1, date: calendarDate('2026-09-09') })])).not.toHaveProperty(
      'outOfDate',
    );
  });

  it('is known by keys, whatever the release is called there', () => {
    const keys = { product: 'openstack', release: '2025.1' };
    const reminder = noticeOf({ keys });
    expect(leftOf(reminder, [noticeOf({ step: 1, keys, release: '25.1' })])).toEqual(TOLD);
    expect(leftOf(reminder, [noticeOf({ step: 1, keys: { ...keys, release: 'x' } })])).not.toHaveProperty(
      'outOfDate',
    );
    expect(leftOf(reminder, [noticeOf({ step: 1 })])).toEqual(TOLD);
  });

  it('is dropped from a letter whose other notices are kept', () => {
    const fact = factOf({ id: 'fact', kind: 'scheduled' });
    const current = currentLetter(letterOf({ notices: [noticeOf(), fact] }), {
      catalog,
      today: END,
      later: [letterOf({ on: END, notices: [factOf({ kind: 'due', on: END })] })],
    });
    expect(current).toMatchObject({ notices: [fact] });
  });

  it('beside one whose date has moved leaves nothing, and both are said', () => {
    const moved = noticeOf({ phase: 'end-of-life' });
    const current = currentLetter(letterOf({ notices: [noticeOf(), moved] }), {
      catalog,
      today: END,
      later: [letterOf({ on: END, notices: [factOf({ kind: 'due', on: END })] })],
    });
    expect(current).toEqual({
      outOfDate: 'a later letter tells of the same dates; the dates that it tells of have moved since',
    });
  });
});
