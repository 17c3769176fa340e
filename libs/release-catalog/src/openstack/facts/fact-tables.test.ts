import { BASES, comparePhases, isCalendarDate, isPhase } from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import governance from './governance.json' with { type: 'json' };
import phases from './phases.json' with { type: 'json' };
import versions from './version-dates.json' with { type: 'json' };

const SERIES = phases.series.map(({ series }) => series);

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** The fields of an object, to hold them against the closed schema. */
function fields(value: object): string[] {
  return Object.keys(value);
}

describe('the phases', () => {
  test('have no other fields than those of the schema', () => {
    expect(fields(phases)).toEqual(['schemaVersion', 'series']);
    expect(phases.schemaVersion).toBe(1);
    for (const series of phases.series) {
      expect(fields(series)).toEqual(['series', 'release', 'phases']);
      for (const phase of series.phases) {
        expect(fields(phase)).toEqual(['phase', 'from', 'basis', 'known', 'evidence']);
      }
    }
  });

  test('are of all 35 series, each once, in the order of their ids', () => {
    const ids = phases.series.map(({ release }) => release);
    expect(SERIES).toHaveLength(35);
    expect(repeated(SERIES)).toEqual([]);
    expect(ids.every((id) => /^20\d\d\.[123]$/.test(id))).toBe(true);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  test.each(phases.series)(
    'of $series are in the order of a life, with days that exist and never go back',
    (series) => {
      let earlier: string | null = null;
      for (const [index, { phase, from, basis, known, evidence }] of series.phases.entries()) {
        expect(isPhase(phase)).toBe(true);
        expect(BASES).toContain(basis);
        expect(basis).not.toBe('scheduled');
        expect(isCalendarDate(known)).toBe(true);
        expect(evidence).not.toBe('');
        if (index > 0) expect(comparePhases(series.phases[index - 1]!.phase, phase)).toBeLessThan(0);
        if (from === null) continue;
        expect(isCalendarDate(from)).toBe(true);
        expect(known >= from, `${phase} was known ${known}, before ${from}`).toBe(true);
        if (earlier !== null) expect(from >= earlier).toBe(true);
        earlier = from;
      }
    },
  );

  test('begin with the release day of the series before', () => {
    for (const [index, { series, phases: own }] of phases.series.entries()) {
      const development = own.find(({ phase }) => phase === 'development');
      const before = phases.series[index - 1]?.phases.find(({ phase }) => phase === 'maintained');
      if (development) expect([series, development.from]).toEqual([series, before?.from]);
    }
  });
});

describe('the governance', () => {
  test('has no other fields than those of the schema', () => {
    expect(fields(governance)).toEqual(['schemaVersion', 'evidence', 'projects']);
    expect(governance.schemaVersion).toBe(1);
    expect(governance.evidence).not.toBe('');
    const closed = [
      'project',
      'team',
      'service',
      'standing',
      'incubatedSince',
      'integratedSince',
      'retiredOn',
    ];
    for (const project of governance.projects) expect(fields(project)).toEqual(closed);
  });

  test('names each project once, in order', () => {
    const names = governance.projects.map(({ project }) => project);
    expect(names.every((name) => /^[a-z0-9][\w.-]*$/.test(name))).toBe(true);
    expect(names).toEqual([...new Set(names)].toSorted());
  });

  test('says of each where it stands, and of a retired one since when', () => {
    for (const { project, standing, retiredOn } of governance.projects) {
      expect(['official', 'retired']).toContain(standing);
      expect([project, retiredOn !== null]).toEqual([project, standing === 'retired']);
      if (retiredOn !== null) expect([project, isCalendarDate(retiredOn)]).toEqual([project, true]);
    }
  });

  test('names releases that there are', () => {
    for (const { project, incubatedSince, integratedSince } of governance.projects) {
      for (const series of [incubatedSince, integratedSince]) {
        if (series !== null) expect([project, SERIES.includes(series)]).toEqual([project, true]);
      }
    }
  });

  test.each([
    ['sahara', '2024-05-10'],
    ['murano', '2024-05-10'],
    ['senlin', '2024-05-10'],
    ['monasca-api', '2025-08-11'],
    ['venus', '2026-06-02'],
    ['freezer', null],
    ['nova', null],
  ])('knows when %s was retired: %s', (name, day) => {
    expect(governance.projects.find(({ project }) => project === name)?.retiredOn).toBe(day);
  });
});

describe('the days of versions', () => {
  test('have no other fields than those of the schema', () => {
    expect(fields(versions)).toEqual(['schemaVersion', 'evidence', 'landed']);
    expect(versions.schemaVersion).toBe(1);
    expect(versions.evidence).not.toBe('');
  });

  test('are of projects in series that there are, in order', () => {
    const keys = Object.keys(versions.landed);
    expect(keys).toEqual(keys.toSorted());
    const known = new Set([...SERIES, '_independent']);
    expect(keys.filter((key) => !known.has(key.split('/')[0]!) || key.split('/').length !== 2)).toEqual([]);
  });

  test('exist, for each of the 28,354 entries, each once and in order', () => {
    const wrong: string[] = [];
    let entries = 0;
    for (const [key, text] of Object.entries(versions.landed)) {
      const pairs = text.split(', ');
      const names = pairs.map((pair) => pair.split(' ')[0]!);
      entries += pairs.length;
      if (pairs.join() !== pairs.toSorted().join() || repeated(names).length > 0) wrong.push(key);
      for (const pair of pairs) {
        const [name, day, ...rest] = pair.split(' ');
        if (!name || !isCalendarDate(day) || rest.length > 0) wrong.push(`${key} ${pair}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(entries).toBe(28_354);
  });
});
