import { calendarDate, type PhaseStart, releaseStatus } from '@lastpatch/release-model';
import { declared, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { isEndOverdue } from './overdue-end.ts';

const MAINTAINED = declared('maintained', '2025-04-02');

describe('the end of all support', () => {
  it.each<[what: string, starts: PhaseStart[], on: string, isOverdue: boolean]>([
    ['that is to come', [scheduled('unmaintained', '2026-10-02')], '2026-10-01', false],
    ['of today', [scheduled('unmaintained', '2026-10-02')], '2026-10-02', true],
    ['of yesterday', [scheduled('unmaintained', '2026-10-02')], '2026-10-03', true],
    [
      'before a closing of the branch that is to come',
      [scheduled('unmaintained', '2026-10-02'), scheduled('end-of-life', '2027-10-02')],
      '2026-10-03',
      true,
    ],
    [
      'that is to come, behind an overdue end of full support',
      [scheduled('extended', '2026-10-02'), scheduled('end-of-life', '2026-10-05')],
      '2026-10-04',
      false,
    ],
    [
      'that has come, behind another overdue end',
      [scheduled('extended', '2026-10-02'), scheduled('end-of-life', '2026-10-05')],
      '2026-10-05',
      true,
    ],
    ['that was declared', [declared('unmaintained', '2026-10-02')], '2026-10-03', false],
    [
      'that was declared, where the branch should have been closed since',
      [declared('unmaintained', '2026-10-02'), scheduled('end-of-life', '2026-10-03')],
      '2026-10-04',
      false,
    ],
    ['that has no day', [scheduled('unmaintained', null)], '2026-10-03', false],
  ])('%s', (_, starts, on, isOverdue) => {
    const day = calendarDate(on);
    const status = releaseStatus(releaseWith('2025.1', [MAINTAINED, ...starts]), day, day);
    expect(status && isEndOverdue(status)).toBe(isOverdue);
  });
});
