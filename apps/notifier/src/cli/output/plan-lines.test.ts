import { calendarDate, daysBetween, releaseStatus } from '@lastpatch/release-model';
import {
  declared,
  derived,
  knownBy,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { deadlineSaid, hopSaid, nextHopSaid } from './plan-lines.ts';

const asOf = calendarDate('2026-06-20');

describe('deadlineSaid', () => {
  it.each([
    [
      'an end that has come without a word',
      [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-06-15')],
      '2026-06-15, 5 days ago, not declared yet',
    ],
    [
      'an end of today',
      [declared('maintained', '2025-04-02'), scheduled('end-of-life', '2026-06-20')],
      '2026-06-20, today, not declared yet',
    ],
    [
      'an end to come, where security fixes only are overdue',
      [
        declared('maintained', '2025-04-02'),
        scheduled('security', '2026-06-15'),
        scheduled('end-of-life', '2026-06-25'),
      ],
      '2026-06-25, in 5 days',
    ],
    [
      'an end that was declared, where the branch should have been closed since',
      [
        declared('maintained', '2024-04-02'),
        derived('unmaintained', '2025-10-02'),
        scheduled('end-of-life', '2026-06-15'),
      ],
      '2025-10-02, 261 days ago',
    ],
    ['an end without a date', [declared('maintained', '2025-04-02')], 'unknown, no date given'],
    [
      'an end without a date before one that has it',
      [
        declared('maintained', '2025-04-02'),
        scheduled('unmaintained', null),
        scheduled('end-of-life', '2026-06-25'),
      ],
      '2026-06-25 at the latest',
    ],
    [
      'what is unmaintained since a day that nobody gives',
      [declared('maintained', '2025-04-02'), knownBy('unmaintained', '2026-06-19')],
      'ended, day unknown',
    ],
    [
      'what is at its end of life since a day that nobody gives',
      [declared('maintained', '2025-04-02'), knownBy('end-of-life', '2026-06-19')],
      'ended, day unknown',
    ],
  ])('says of %s', (_what, starts, said) => {
    const status = releaseStatus(releaseWith('2025.1', starts), asOf, asOf);
    expect(status).toBeDefined();
    if (!status) return;
    const daysLeft = status.supportEnds === null ? null : daysBetween(asOf, status.supportEnds);
    expect(deadlineSaid({ status, daysLeft }).text).toBe(said);
  });
});

describe('hopSaid', () => {
  it.each([
    [
      'an end to come',
      [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-06-25')],
      'maintained until 2026-06-25',
    ],
    [
      'an end that has come without a word',
      [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-06-15')],
      'planned to end 2026-06-15, not declared yet',
    ],
    [
      'an end of today without a word',
      [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-06-20')],
      'planned to end 2026-06-20, not declared yet',
    ],
    [
      'an end that was declared',
      [declared('maintained', '2025-04-02'), declared('unmaintained', '2026-06-15')],
      'support ended 2026-06-15',
    ],
    [
      'an end that was declared, where the branch should have been closed since',
      [
        declared('maintained', '2024-04-02'),
        declared('unmaintained', '2025-10-02'),
        scheduled('end-of-life', '2026-06-15'),
      ],
      'support ended 2025-10-02',
    ],
    [
      'an end on a day that nobody gives',
      [declared('maintained', '2025-04-02'), knownBy('unmaintained', '2026-06-19')],
      'support ended, day unknown',
    ],
    ['an end without a date', [declared('maintained', '2025-04-02')], 'end of support unknown'],
  ])('says of %s', (_what, starts, said) => {
    const release = releaseWith('2025.1', starts);
    const product = productWith({ releases: [release], asOf });
    expect(hopSaid(asOf, { release, kind: 'slurp' }, product)).toBe(`2025.1 (SLURP to SLURP), ${said}`);
  });
});

describe('nextHopSaid', () => {
  it.each([
    [
      'what goes on',
      [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-06-25')],
      'none: stay here',
    ],
    [
      'an end that has come without a word',
      [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-06-15')],
      'none: stay here',
    ],
    [
      'what has ended',
      [declared('maintained', '2025-04-02'), declared('unmaintained', '2026-06-15')],
      'none lasts longer',
    ],
  ])('says of %s, where nothing newer is out', (_what, starts, said) => {
    const release = releaseWith('2025.1', starts);
    const product = productWith({ releases: [release], asOf });
    const status = releaseStatus(release, asOf, asOf);
    expect(status).toBeDefined();
    if (!status) return;
    expect(nextHopSaid({ product, release, status, path: { target: release, hops: [] } })).toBe(said);
  });
});
