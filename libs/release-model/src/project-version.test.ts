import { describe, expect, it } from 'vitest';
import { compareVersions, isFinalVersion, parseVersion, type VersionStage } from './project-version.ts';

describe('parseVersion', () => {
  // The shapes that upstream has used.
  const SHAPES: readonly (readonly [
    text: string,
    numbers: readonly number[],
    stage: VersionStage,
    stageNumber: number,
  ])[] = [
    ['2010.1', [2010, 1], 'final', 0],
    ['2015.1.0', [2015, 1], 'final', 0],
    ['13.0.0.0b1', [13], 'beta', 1],
    ['13.0.0.0rc1', [13], 'candidate', 1],
    ['10.0.0rc1', [10], 'candidate', 1],
    ['1.0.0a1', [1], 'alpha', 1],
    ['v0.4.0', [0, 4], 'final', 0],
    ['0.3.rc1', [0, 3], 'candidate', 1],
    ['0.11.0.3', [0, 11, 0, 3], 'final', 0],
    ['0.12', [0, 12], 'final', 0],
    ['1.10', [1, 10], 'final', 0],
    ['33.0.2', [33, 0, 2], 'final', 0],
    ['0', [0], 'final', 0],
    ['0.0.0', [0], 'final', 0],
    ['13.0.0.0rc12', [13], 'candidate', 12],
  ];

  it.each(SHAPES)('%s', (text, numbers, stage, stageNumber) => {
    expect(parseVersion(text)).toEqual({ text, numbers, stage, stageNumber });
  });

  it.each([
    '',
    'v',
    'master',
    '1.0.0.dev4',
    '1.0.0-rc1',
    '1..0',
    '.1',
    '1.',
    '1.0.0rc',
    'V1.0',
    ' 1.0',
    '1.0\n',
    '1e9',
    '2024.1-eol',
    '1.0.0c1',
    '12345678901.0',
    Array.from({ length: 11 }, () => '1').join('.'),
  ])('claims nothing of %j', (text) => {
    expect(parseVersion(text)).toEqual({ text, numbers: [], stage: 'other', stageNumber: 0 });
  });

  it('is done at once with a text that is long', () => {
    expect(parseVersion('1.'.repeat(100_000)).stage).toBe('other');
  });
});

describe('isFinalVersion', () => {
  it.each(['13.1.1', '2010.1', 'v0.4.0', '0.11.0.3'])('%s is final', (text) => {
    expect(isFinalVersion(text)).toBe(true);
  });

  it.each(['13.0.0.0b3', '13.0.0.0rc1', '10.0.0rc1', '1.0.0a1', '0.3.rc1', 'master', ''])(
    '%j is not',
    (text) => {
      expect(isFinalVersion(text)).toBe(false);
    },
  );
});

describe('compareVersions', () => {
  it('orders by numbers, then alpha, beta, candidate, final', () => {
    const ascending = [
      'devel',
      'master',
      '0.3.rc1',
      'v0.3.0',
      'v0.4.0',
      '0.11.0',
      '0.11.0.3',
      '0.12',
      '1.0.0a1',
      '1.0.0',
      '1.9',
      '1.10',
      '10.0.0rc1',
      '10.0.0',
      '13.0.0.0a1',
      '13.0.0.0b1',
      '13.0.0.0b2',
      '13.0.0.0rc1',
      '13.0.0.0rc2',
      '13.0.0.0rc10',
      '13.0.0',
      '13.0.1',
      '13.1.0',
      '2010.1',
      '2015.1.0rc1',
      '2015.1.0',
      '2015.1.1',
    ];
    for (const [i, a] of ascending.entries()) {
      for (const [j, b] of ascending.entries()) {
        expect(Math.sign(compareVersions(a, b)), `${a} and ${b}`).toBe(Math.sign(i - j));
      }
    }
  });

  it.each([
    ['1.0', '1.0.0'],
    ['v0.4.0', '0.4'],
    ['13.0.0.0rc1', '13.0.0rc1'],
    ['0.3.rc1', '0.3rc1'],
    ['0', '0.0'],
    ['master', 'master'],
  ])('%s and %s are one', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
    expect(compareVersions(b, a)).toBe(0);
  });
});
