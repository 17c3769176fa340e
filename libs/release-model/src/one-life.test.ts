import { describe, expect, it } from 'vitest';
import { declared, knownBy, scheduled } from '../testing/catalog-builder.ts';
import { asOneLife, contradicts } from './one-life.ts';
import { type PhaseStart, supportWindows, type SupportWindow } from './support-window.ts';

function windowOf(start: PhaseStart): SupportWindow {
  return { ...start, until: null };
}

describe('two windows contradict each other', () => {
  it.each([
    ['2026-01-01', '2025-12-31', true],
    ['2026-01-01', '2026-01-01', false],
    ['2026-01-01', '2026-01-02', false],
    [null, '2026-01-01', false],
    ['2026-01-01', null, false],
  ])('when the earlier phase begins on %s and the later on %s: %s', (first, second, expected) => {
    const [security, end] = [scheduled('security', first), scheduled('end-of-life', second)].map(windowOf);
    expect(contradicts(security!, end!)).toBe(expected);
    expect(contradicts(end!, security!)).toBe(expected);
  });

  it('never when they are of one phase', () => {
    const [a, b] = [scheduled('security', '2026-01-01'), scheduled('security', '2027-01-01')].map(windowOf);
    expect(contradicts(a!, b!)).toBe(false);
    expect(contradicts(b!, a!)).toBe(false);
  });
});

describe('windows of two readings as one life', () => {
  it('are put into the order of a life, each until the next begins', () => {
    const starts = [scheduled('end-of-life', '2027-01-01'), declared('maintained', '2025-01-01')];
    expect(asOneLife(starts.map(windowOf), 'openstack')).toEqual(supportWindows(starts));
  });

  it('lose a plan that lies before an earlier phase, and the day of a word', () => {
    const starts = [
      declared('maintained', '2025-01-01'),
      scheduled('security', '2024-01-01'),
      declared('extended', '2024-01-01'),
      knownBy('unmaintained', '2024-06-01'),
    ];
    expect(asOneLife(starts.map(windowOf), 'openstack')).toEqual(
      supportWindows([
        declared('maintained', '2025-01-01'),
        {
          ...declared('extended', '2024-01-01'),
          from: null,
          known: declared('maintained', '2025-01-01').from!,
        },
        knownBy('unmaintained', '2024-06-01'),
      ]),
    );
  });

  it.each(['endoflife-date', 'custom'] as const)(
    'lose a date that has come by itself and lies before an earlier phase: %s said no more than it',
    (source) => {
      const starts = [
        declared('maintained', '2025-01-01'),
        declared('extended', '2024-01-01'),
        knownBy('unmaintained', '2024-06-01'),
      ];
      expect(asOneLife(starts.map(windowOf), source)).toEqual(supportWindows([starts[0]!, starts[2]!]));
    },
  );
});
