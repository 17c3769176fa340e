import { describe, expect, it } from 'vitest';
import { dated, declared, knownBy, releaseWith, scheduled } from '../testing/catalog-builder.ts';
import { calendarDate } from './calendar-date.ts';
import type { Source } from './catalog.ts';
import type { Phase } from './phase.ts';
import { type PhaseStart, supportWindows } from './support-window.ts';
import { withUnread } from './unread-phases.ts';

const TODAY = '2026-01-10';
const MAINTAINED = declared('maintained', '2025-04-02');
const NO_DATE = scheduled('end-of-life', null);

/** What counts of a reading that could not read all, after what was known before. */
function counting(
  source: Source,
  { earlier, read, unread }: { earlier: PhaseStart[]; read: PhaseStart[]; unread: Phase[] },
): string[] {
  const { windows } = withUnread(
    supportWindows(earlier),
    { ...releaseWith('1.0', read), unread },
    { source, asOf: calendarDate(TODAY) },
  );
  expect(windows).toEqual(supportWindows(windows));
  return windows.map(({ phase, from, basis, known }) => `${phase} ${from ?? known ?? '?'} ${basis}`);
}

describe('a reading that could be read whole', () => {
  it('is as it is', () => {
    const read = releaseWith('1.0', [MAINTAINED]);
    const reading = { source: 'openstack', asOf: calendarDate(TODAY) } as const;
    expect(withUnread(supportWindows([NO_DATE]), read, reading)).toEqual(read);
    expect(withUnread(supportWindows([NO_DATE]), { ...read, unread: [] }, reading)).toEqual(read);
  });
});

describe('a date that cannot be read', () => {
  const end = scheduled('end-of-life', '2026-10-02');

  it.each(['openstack', 'endoflife-date', 'custom'] as const)('is the last good one of %s', (source) => {
    const reading = {
      earlier: [MAINTAINED, end],
      read: [MAINTAINED, NO_DATE],
      unread: ['end-of-life' as const],
    };
    expect(counting(source, reading)).toEqual([
      'maintained 2025-04-02 declared',
      'end-of-life 2026-10-02 scheduled',
    ]);
  });

  it('is the last good one also where the reading says nothing at all of that phase', () => {
    const reading = { earlier: [MAINTAINED, end], read: [MAINTAINED], unread: ['end-of-life' as const] };
    expect(counting('openstack', reading)).toContain('end-of-life 2026-10-02 scheduled');
  });

  it('is unknown where there was none before', () => {
    const reading = { earlier: [MAINTAINED], read: [MAINTAINED, NO_DATE], unread: ['end-of-life' as const] };
    expect(counting('endoflife-date', reading)).toEqual([
      'maintained 2025-04-02 declared',
      'end-of-life ? scheduled',
    ]);
  });

  it('does not touch what could be read', () => {
    const reading = {
      earlier: [MAINTAINED, scheduled('security', '2026-03-01'), end],
      read: [MAINTAINED, scheduled('security', '2026-04-01'), NO_DATE],
      unread: ['end-of-life' as const],
    };
    expect(counting('endoflife-date', reading)).toEqual([
      'maintained 2025-04-02 declared',
      'security 2026-04-01 scheduled',
      'end-of-life 2026-10-02 scheduled',
    ]);
  });

  it('leaves no trace in what counts', () => {
    const read = { ...releaseWith('1.0', [MAINTAINED, NO_DATE]), unread: ['end-of-life' as const] };
    const reading = { source: 'openstack', asOf: calendarDate(TODAY) } as const;
    expect(withUnread([], read, reading)).not.toHaveProperty('unread');
  });
});

describe('a day that comes while it cannot be read', () => {
  it.each([
    ['2026-01-09', 'declared'],
    ['2026-01-10', 'declared'],
    ['2026-01-11', 'scheduled'],
  ])('by itself on %s: %s', (day, basis) => {
    const reading = {
      earlier: [MAINTAINED, scheduled('end-of-life', day)],
      read: [MAINTAINED, NO_DATE],
      unread: ['end-of-life' as const],
    };
    expect(counting('endoflife-date', reading)).toContain(`end-of-life ${day} ${basis}`);
    expect(counting('openstack', reading)).toContain(`end-of-life ${day} scheduled`);
  });
});

describe('where a source declares phases', () => {
  const plan = scheduled('unmaintained', '2026-10-02');
  const word = declared('unmaintained', '2026-01-02');

  it.each([
    ['an earlier plan does not hide a word', plan, knownBy('unmaintained', TODAY), `${TODAY} declared`],
    ['an earlier word does not hide that it is gone', word, scheduled('unmaintained', null), '? scheduled'],
    ['an earlier word keeps its day', word, knownBy('unmaintained', TODAY), '2026-01-02 declared'],
    ['an earlier plan keeps its day', plan, scheduled('unmaintained', null), '2026-10-02 scheduled'],
  ])('%s', (_, before, now, said) => {
    const reading = {
      earlier: [MAINTAINED, before],
      read: [MAINTAINED, now],
      unread: ['unmaintained' as const],
    };
    expect(counting('openstack', reading)).toEqual([
      'maintained 2025-04-02 declared',
      `unmaintained ${said}`,
    ]);
  });

  it.each(['endoflife-date', 'custom'] as const)('%s does not, and what it had said stands', (source) => {
    const reading = {
      earlier: [MAINTAINED, knownBy('end-of-life', '2026-01-02')],
      read: [MAINTAINED, NO_DATE],
      unread: ['end-of-life' as const],
    };
    expect(counting(source, reading)).toContain('end-of-life 2026-01-02 declared');
  });
});

describe('a date that the last good one contradicts', () => {
  const earlier = [MAINTAINED, scheduled('end-of-life', '2026-10-02')];
  const unread = ['end-of-life' as const];

  it('is no better than the one that cannot be read', () => {
    const read = [dated('maintained', '2062-04-02', TODAY), NO_DATE];
    expect(counting('endoflife-date', { earlier, read, unread })).toEqual([
      'maintained 2025-04-02 declared',
      'end-of-life 2026-10-02 scheduled',
    ]);
  });

  it('of a phase that was not known before is left out', () => {
    const read = [MAINTAINED, scheduled('security', '2027-01-01'), NO_DATE];
    expect(counting('endoflife-date', { earlier, read, unread })).toEqual([
      'maintained 2025-04-02 declared',
      'end-of-life 2026-10-02 scheduled',
    ]);
  });

  it('of a phase that has begun is unknown', () => {
    const read = [declared('maintained', '2025-04-02'), declared('unmaintained', '2026-11-01'), NO_DATE];
    expect(counting('openstack', { earlier, read, unread })).toEqual([
      'maintained 2025-04-02 declared',
      `unmaintained ${TODAY} declared`,
      'end-of-life 2026-10-02 scheduled',
    ]);
  });

  it('nor is one that what stands instead contradicts: of a phase that has begun it is unknown', () => {
    const known = [MAINTAINED, scheduled('security', '2025-12-01'), scheduled('extended', '2027-01-01')];
    const read = [
      MAINTAINED,
      knownBy('security', TODAY),
      declared('extended', '2025-11-01'),
      declared('end-of-life', '2026-01-05'),
    ];
    const garbled = { read, unread: ['security' as const] };
    const counts = [
      'maintained 2025-04-02 declared',
      'security 2025-12-01 declared',
      'extended 2027-01-01 scheduled',
    ];
    expect(counting('endoflife-date', { earlier: known, ...garbled })).toEqual([
      ...counts,
      `end-of-life ${TODAY} declared`,
    ]);
    const ending = [...known, scheduled('end-of-life', '2028-01-01')];
    expect(counting('endoflife-date', { earlier: ending, ...garbled })).toEqual([
      ...counts,
      'end-of-life 2028-01-01 scheduled',
    ]);
  });

  it('counts when it is equal', () => {
    const read = [MAINTAINED, scheduled('security', '2026-10-02'), NO_DATE];
    expect(counting('endoflife-date', { earlier, read, unread })).toContain('security 2026-10-02 scheduled');
  });
});
