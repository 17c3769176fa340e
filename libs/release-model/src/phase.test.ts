import { describe, expect, it } from 'vitest';
import { BASES, isBasis } from './basis.ts';
import {
  comparePhases,
  isEndOfSupport,
  isPhase,
  isReleased,
  isSupported,
  type Phase,
  PHASES,
} from './phase.ts';

describe('PHASES', () => {
  it('stand in the order of a life', () => {
    expect(PHASES).toEqual([
      'planned',
      'development',
      'maintained',
      'security',
      'extended',
      'unmaintained',
      'end-of-life',
    ]);
  });

  it('compare as they stand', () => {
    for (const [i, a] of PHASES.entries()) {
      for (const [j, b] of PHASES.entries()) {
        expect(Math.sign(comparePhases(a, b)), `${a} and ${b}`).toBe(Math.sign(i - j));
      }
    }
  });
});

describe('what a phase means', () => {
  const MEANING: readonly (readonly [phase: Phase, released: boolean, supported: boolean, less: boolean])[] =
    [
      ['planned', false, false, false],
      ['development', false, false, false],
      ['maintained', true, true, false],
      ['security', true, true, true],
      ['extended', true, true, true],
      ['unmaintained', true, false, true],
      ['end-of-life', true, false, true],
    ];

  it.each(MEANING)(
    '%s: released %s, supported %s, less than before %s',
    (phase, released, supported, less) => {
      expect(isReleased(phase)).toBe(released);
      expect(isSupported(phase)).toBe(supported);
      expect(isEndOfSupport(phase)).toBe(less);
    },
  );
});

describe('isPhase and isBasis', () => {
  it.each(PHASES)('%s is a phase and no basis', (phase) => {
    expect(isPhase(phase)).toBe(true);
    expect(isBasis(phase)).toBe(false);
  });

  it.each(BASES)('%s is a basis and no phase', (basis) => {
    expect(isBasis(basis)).toBe(true);
    expect(isPhase(basis)).toBe(false);
  });

  it.each([
    'Maintained',
    'end of life',
    'extended maintenance',
    '',
    'constructor',
    'toString',
    null,
    undefined,
    2,
    {},
  ])('%o is neither', (value) => {
    expect(isPhase(value)).toBe(false);
    expect(isBasis(value)).toBe(false);
  });
});
