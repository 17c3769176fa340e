import { describe, expect, it } from 'vitest';
import { declared, derived, knownBy, scheduled } from '../testing/catalog-builder.ts';
import { calendarDate } from './calendar-date.ts';
import { supportWindows } from './support-window.ts';

describe('supportWindows', () => {
  it('lets each phase last until the day on which the next begins', () => {
    expect(
      supportWindows([
        derived('development', '2015-10-15'),
        declared('maintained', '2016-04-07'),
        derived('security', '2016-10-06'),
        declared('end-of-life', '2017-04-10'),
      ]),
    ).toEqual([
      { phase: 'development', from: '2015-10-15', until: '2016-04-07', basis: 'derived' },
      { phase: 'maintained', from: '2016-04-07', until: '2016-10-06', basis: 'declared' },
      { phase: 'security', from: '2016-10-06', until: '2017-04-10', basis: 'derived' },
      { phase: 'end-of-life', from: '2017-04-10', until: null, basis: 'declared' },
    ]);
  });

  it('puts phases into the order of a life, whatever the order in which they were told', () => {
    const windows = supportWindows([
      scheduled('end-of-life', '2027-04-28'),
      derived('development', '2025-04-02'),
      declared('maintained', '2025-10-01'),
    ]);
    expect(windows.map(({ phase, until }) => [phase, until])).toEqual([
      ['development', '2025-10-01'],
      ['maintained', '2027-04-28'],
      ['end-of-life', null],
    ]);
  });

  it('counts the first of two beginnings of one phase', () => {
    const windows = supportWindows([
      declared('maintained', '2024-04-03'),
      scheduled('maintained', '2023-04-03'),
      scheduled('unmaintained', '2025-10-03'),
    ]);
    expect(windows).toEqual([
      { phase: 'maintained', from: '2024-04-03', until: '2025-10-03', basis: 'declared' },
      { phase: 'unmaintained', from: '2025-10-03', until: null, basis: 'scheduled' },
    ]);
  });

  it('knows no end of a phase when the next begins on an unknown day, even if a later one has a date', () => {
    const windows = supportWindows([
      declared('maintained', '2024-04-03'),
      scheduled('unmaintained', null),
      scheduled('end-of-life', '2027-04-01'),
    ]);
    expect(windows.map(({ from, until }) => [from, until])).toEqual([
      ['2024-04-03', null],
      [null, '2027-04-01'],
      ['2027-04-01', null],
    ]);
  });

  it('keeps since when a phase is known, and where that was read', () => {
    const windows = supportWindows([
      { ...knownBy('end-of-life', '2016-02-02'), evidence: 'in the first published table' },
    ]);
    expect(windows).toEqual([
      {
        phase: 'end-of-life',
        from: null,
        until: null,
        basis: 'declared',
        known: calendarDate('2016-02-02'),
        evidence: 'in the first published table',
      },
    ]);
  });

  it('makes no window of nothing, and changes nothing that it was given', () => {
    const starts = Object.freeze([
      scheduled('end-of-life', '2027-04-28'),
      declared('maintained', '2025-10-01'),
    ]);
    expect(supportWindows([])).toEqual([]);
    expect(supportWindows(starts)).toHaveLength(2);
    expect(starts.map(({ phase }) => phase)).toEqual(['end-of-life', 'maintained']);
  });
});
