import { addDays, calendarDate, phaseOn, type SupportWindow } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { AS_OF, type Fields, importRelease } from '../../testing/endoflife-date-files.ts';

/** What is said of a release: each phase with its first day, or the day on which it was known to have begun. */
function saidOf(fields: Fields, asOf: string = AS_OF): string[] {
  return importRelease(fields, calendarDate(asOf)).release.windows.map(said);
}

function said({ phase, from, basis, known }: SupportWindow): string {
  return [phase, from ?? '?', basis, ...(known === undefined ? [] : [`by ${known}`])].join(' ');
}

/** The phase that a release is in on a day, by a reading of another. */
function phaseOf(fields: Fields, day: string, asOf: string): string | undefined {
  return phaseOn(importRelease(fields, calendarDate(asOf)).release, calendarDate(day), calendarDate(asOf))
    ?.phase;
}

const RELEASED = 'maintained 2024-01-01 declared';

describe('a release', () => {
  it('is maintained from its release day on', () => {
    expect(saidOf({})[0]).toBe(RELEASED);
    expect(importRelease({}).release.windows[0]?.evidence).toBe('releaseDate');
  });

  it.each([
    ['2026-08-21', 'scheduled'],
    ['2026-08-22', 'declared'],
    ['2026-08-23', 'declared'],
  ])('with a release day to come is planned, read on %s: %s', (asOf, basis) => {
    expect(saidOf({ releaseDate: '2026-08-22' }, asOf)[0]).toBe(`maintained 2026-08-22 ${basis}`);
  });
});

describe('the last supported day', () => {
  const security = { isEoas: false, eoasFrom: '2026-10-01', eolFrom: '2029-10-31' };
  const extended = { eolFrom: '2026-10-01', isEoes: false, eoesFrom: '2029-10-31' };

  it.each([
    ['of active support', security, 'security'],
    ['of regular support, where there is none beyond it', { eolFrom: '2026-10-01' }, 'end-of-life'],
    ['of regular support, where there is extended support', extended, 'extended'],
    ['of extended support', { eolFrom: '2024-10-01', isEoes: false, eoesFrom: '2026-10-01' }, 'end-of-life'],
  ])('%s is still one of it: the next phase begins on the day after', (_, fields, phase) => {
    const before = phaseOf(fields, '2026-09-30', AS_OF);
    expect(before).not.toBe(phase);
    for (const asOf of [AS_OF, '2026-12-31']) {
      const phases = ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03'].map((day) =>
        phaseOf(fields, day, asOf),
      );
      expect(phases).toEqual([before, before, phase, phase]);
    }
  });

  it.each([
    ['2026-09-30', 'scheduled'],
    ['2026-10-01', 'scheduled'],
    ['2026-10-02', 'declared'],
    ['2026-10-03', 'declared'],
  ])('is a plan until the day after has come, read on %s: %s', (asOf, basis) => {
    expect(saidOf({ eolFrom: '2026-10-01' }, asOf)).toEqual([RELEASED, `end-of-life 2026-10-02 ${basis}`]);
  });

  it('is the end of a month or a year as well', () => {
    expect(saidOf({ eolFrom: '2028-02-28' })).toContain('end-of-life 2028-02-29 scheduled');
    expect(saidOf({ eolFrom: '2028-02-29' })).toContain('end-of-life 2028-03-01 scheduled');
    expect(saidOf({ eolFrom: '2029-12-31' })).toContain('end-of-life 2030-01-01 scheduled');
  });

  it('counts, and not the flag beside it, which was reckoned on the day of the build', () => {
    expect(saidOf({ isEol: true, eolFrom: '2027-01-01' })).toContain('end-of-life 2027-01-02 scheduled');
    expect(saidOf({ isEol: false, eolFrom: '2026-01-01' })).toContain('end-of-life 2026-01-02 declared');
    expect(saidOf({ isEol: true, eolFrom: '2027-01-01', isMaintained: false, isLts: true })).toEqual(
      saidOf({ isEol: false, eolFrom: '2027-01-01', isMaintained: true }),
    );
  });

  it.each([
    ['eoasFrom', security, 'security'],
    ['eolFrom', security, 'end-of-life'],
    ['eolFrom', extended, 'extended'],
    ['eoesFrom', extended, 'end-of-life'],
  ])('was read in %s', (evidence, fields, phase) => {
    const { windows } = importRelease(fields).release;
    expect(windows.find((window) => window.phase === phase)?.evidence).toBe(evidence);
  });
});

describe('a flag without a date', () => {
  it.each([
    ['is true: the phase has begun', { isEol: true, eolFrom: null }, [`end-of-life ? declared by ${AS_OF}`]],
    ['is false: the phase has not begun', { isEol: false, eolFrom: null }, ['end-of-life ? scheduled']],
    ['goes without the field', { isEol: true, eolFrom: undefined }, [`end-of-life ? declared by ${AS_OF}`]],
    [
      'is true of active support alone',
      { isEoas: true, eoasFrom: null, isEol: false },
      [`security ? declared by ${AS_OF}`, 'end-of-life ? scheduled'],
    ],
    [
      'is true of active support and of support',
      { isEoas: true, eoasFrom: null, isEol: true },
      [`security ? declared by ${AS_OF}`, `end-of-life ? declared by ${AS_OF}`],
    ],
    [
      'is true of support, and false of extended support',
      { isEol: true, eolFrom: null, isEoes: false, eoesFrom: null },
      [`extended ? declared by ${AS_OF}`, 'end-of-life ? scheduled'],
    ],
    [
      'is true of both',
      { isEol: true, eolFrom: null, isEoes: true, eoesFrom: null },
      [`extended ? declared by ${AS_OF}`, `end-of-life ? declared by ${AS_OF}`],
    ],
  ])('%s', (_, fields, windows) => {
    expect(saidOf(fields)).toEqual([RELEASED, ...windows]);
    expect(importRelease(fields).problems).toEqual([]);
  });

  it.each([
    [{ isEol: false, eolFrom: null }, ['extended ? scheduled', 'end-of-life ? scheduled']],
    [{ isEol: false, eolFrom: '2027-01-01' }, ['extended 2027-01-02 scheduled', 'end-of-life ? scheduled']],
    [
      { isEol: true, eolFrom: '2026-08-21' },
      ['extended 2026-08-22 declared', `end-of-life ? declared by ${AS_OF}`],
    ],
  ])('is not true of the end of extended support before that of regular support: %j', (regular, windows) => {
    expect(saidOf({ ...regular, isEoes: true, eoesFrom: null })).toEqual([RELEASED, ...windows]);
  });

  it('says that a phase has begun, on each day on which it is read', () => {
    const { release } = importRelease({ isEol: true, eolFrom: null }, addDays(AS_OF, 1));
    expect(release.windows.map(said)).toContain('end-of-life ? declared by 2026-08-23');
  });
});

describe('a phase that a release does not have', () => {
  const plain = [RELEASED, 'end-of-life 2027-01-02 scheduled'];

  it.each([
    ['has no key', {}],
    ['is null', { isEoas: null, eoasFrom: null, isEoes: null, eoesFrom: null }],
    [
      'is null and has a date all the same',
      { isEoas: null, eoasFrom: '2026-01-01', isEoes: null, eoesFrom: '2030-01-01' },
    ],
    ['was discontinued, which is no phase', { isDiscontinued: true, discontinuedFrom: '2025-01-01' }],
  ])('%s', (_, fields) => {
    expect(saidOf({ eolFrom: '2027-01-01', ...fields })).toEqual(plain);
  });
});

describe('a release at its end of life that is maintained', () => {
  it.each([
    ['2026-06-10', 'maintained'],
    ['2026-06-11', 'extended'],
    ['2028-06-30', 'extended'],
    ['2028-07-01', 'end-of-life'],
  ])('is in extended support: on %s %s', (day, phase) => {
    const bookworm = {
      isEol: true,
      eolFrom: '2026-06-10',
      isEoes: false,
      eoesFrom: '2028-06-30',
      isMaintained: true,
    };
    expect(phaseOf(bookworm, day, AS_OF)).toBe(phase);
  });

  it('goes straight to it when regular and active support end on one day', () => {
    const noble = {
      isEoas: false,
      eoasFrom: '2029-05-31',
      eolFrom: '2029-05-31',
      isEoes: false,
      eoesFrom: '2036-05-31',
    };
    expect(saidOf(noble)).toEqual([
      RELEASED,
      'security 2029-06-01 scheduled',
      'extended 2029-06-01 scheduled',
      'end-of-life 2036-06-01 scheduled',
    ]);
    expect(phaseOf(noble, '2029-06-01', AS_OF)).toBe('extended');
  });
});

describe('dates that contradict each other', () => {
  const contradicting = { isEoas: false, eoasFrom: '2027-01-01', isEol: false, eolFrom: '2026-12-30' };

  it('are told, and the later phase is unread', () => {
    const { release, problems } = importRelease(contradicting);
    expect(release.windows.map(said)).toEqual([
      RELEASED,
      'security 2027-01-02 scheduled',
      'end-of-life ? scheduled',
    ]);
    expect(release.unread).toEqual(['end-of-life']);
    expect(problems).toEqual([
      'tool 1.0: end-of-life would begin on 2026-12-31, before an earlier phase (2027-01-02): what was known before counts',
    ]);
  });

  it('are none when they are equal', () => {
    const { release, problems } = importRelease({ ...contradicting, eolFrom: '2027-01-01' });
    expect(problems).toEqual([]);
    expect(release).not.toHaveProperty('unread');
  });

  it('leave what the flag says', () => {
    const { release } = importRelease({ ...contradicting, releaseDate: '2062-01-01', isEol: true });
    expect(release.windows.map(said)).toEqual([
      'maintained 2062-01-01 scheduled',
      'security ? scheduled',
      `end-of-life ? declared by ${AS_OF}`,
    ]);
    expect(release.unread).toEqual(['security', 'end-of-life']);
  });
});
