import { describe, expect, it } from 'vitest';
import { declared, knownBy, releaseWith, scheduled } from '../testing/catalog-builder.ts';
import { releaseDay, releaseTitle } from './release.ts';

describe('releaseTitle', () => {
  it.each([
    ['2025.1', 'Epoxy', '2025.1 Epoxy'],
    ['24.04', null, '24.04'],
    ['1.10', '1.10', '1.10'],
  ])('%s and %s: %s', (id, name, title) => {
    expect(releaseTitle({ id, name })).toBe(title);
  });
});

describe('releaseDay', () => {
  it('is the first day of maintenance, past or planned', () => {
    expect(releaseDay(releaseWith('2025.1', [declared('maintained', '2025-04-02')]))).toBe('2025-04-02');
    expect(releaseDay(releaseWith('2026.2', [scheduled('maintained', '2026-09-30')]))).toBe('2026-09-30');
  });

  it('is unknown where no day is known', () => {
    expect(releaseDay(releaseWith('2027.1', [scheduled('maintained', null)]))).toBeNull();
    expect(releaseDay(releaseWith('2010.1', [knownBy('end-of-life', '2016-02-02')]))).toBeNull();
    expect(releaseDay(releaseWith('2027.2', [knownBy('planned', '2026-08-21')]))).toBeNull();
  });
});
