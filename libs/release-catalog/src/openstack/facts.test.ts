import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, test } from 'vitest';
import { openstackFacts } from './facts.ts';

function factsOf(day: string): ReturnType<typeof openstackFacts> {
  return openstackFacts(calendarDate(day));
}

describe('a phase is a fact from the day on which it was known', () => {
  test.each([
    ['2025-05-01', false],
    ['2025-05-02', true],
    ['2025-05-03', true],
  ])("bobcat's end of 2025-04-30, as of %s: %s", (day, isKnown) => {
    const phases = factsOf(day).series('bobcat')?.phases ?? [];
    expect(phases.some(({ phase, from }) => phase === 'end-of-life' && from === '2025-04-30')).toBe(isKnown);
  });
});

describe('a version is out from the day on which it landed', () => {
  test.each([
    ['2016-08-08', undefined],
    ['2016-08-09', '2016-08-09'],
    ['2016-08-10', '2016-08-09'],
  ])('nova 13.1.1 as of %s', (day, landed) => {
    expect(factsOf(day).landed('mitaka', 'nova', '13.1.1')).toBe(landed);
  });

  test('and nothing is known of others', () => {
    const facts = factsOf('2026-01-01');
    expect(facts.landed('mitaka', 'nova', '99.0.0')).toBeUndefined();
    expect(facts.landed('mitaka', 'no-such-project', '1.0.0')).toBeUndefined();
    expect(facts.landed('liberty', 'constructor', 'x')).toBeUndefined();
    expect(facts.series('constructor')).toBeUndefined();
  });
});

describe('a project is retired from the day of its retirement', () => {
  test.each([
    ['2025-08-10', 'official', null],
    ['2025-08-11', 'retired', '2025-08-11'],
    ['2025-08-12', 'retired', '2025-08-11'],
  ])('monasca-api as of %s is %s', (day, standing, retiredOn) => {
    const fact = factsOf(day).governance.find(({ project }) => project === 'monasca-api');
    expect(fact).toMatchObject({ team: 'monasca', standing, retiredOn });
  });
});

test('an id is known whenever a series is asked for', () => {
  expect(factsOf('2010-01-01').series('mitaka')).toEqual({ releaseId: '2016.1', phases: [] });
});
