import type { PlantedBug } from './planted-bug.ts';

const IN = 'libs/release-model/src';

/** Bugs in what successive readings make known. */
export const MERGING_BUGS: readonly PlantedBug[] = [
  {
    name: 'withdrawn settled at 13 days',
    file: `${IN}/merge-release.ts`,
    find: '(phase) => daysBetween(history.withdrawn[phase] ?? asOf, asOf) < settlingDays,',
    replace: '(phase) => daysBetween(history.withdrawn[phase] ?? asOf, asOf) < settlingDays - 1,',
  },
  {
    name: 'freeze of a withdrawn release dropped',
    file: `${IN}/merge-release.ts`,
    find: 'unsettled.length === 0',
    replace: 'unsettled.length >= 0',
  },
  {
    name: 'settling counts anew with each reading',
    file: `${IN}/merge-release.ts`,
    find: 'missing.map((phase) => [phase, history.withdrawn[phase] ?? asOf])',
    replace: 'missing.map((phase) => [phase, asOf])',
  },
  {
    name: 'ordinals are not counted on',
    file: `${IN}/merge-release.ts`,
    find: '(ordinals[phase] ?? 0) + (changed.has(phase) ? 1 : 0);',
    replace: 'changed.has(phase) ? 1 : (ordinals[phase] ?? 0);',
  },
  {
    name: 'a phase that upstream has gone past is forgotten',
    file: `${IN}/merge-release.ts`,
    find: '.filter((phase) => furthest === undefined || comparePhases(phase, furthest) > 0);',
    replace: ';',
  },
  {
    name: 'a release that is gone is planned for ever',
    file: `${IN}/merge-catalog.ts`,
    find: 'history?.isGone !== true',
    replace: 'history !== null',
  },
  {
    name: 'a release is gone after one reading without it',
    file: `${IN}/merge-release.ts`,
    find: 'daysBetween(missingSince, asOf) >= settlingDays',
    replace: 'daysBetween(missingSince, asOf) >= 0',
  },
  {
    name: 'formerVersions forgotten',
    file: `${IN}/merge-project.ts`,
    find: 'formerVersions: former.filter((version) => !names.has(version)),',
    replace: 'formerVersions: [],',
  },
  {
    name: "a project's end is taken back at once",
    file: `${IN}/merge-project.ts`,
    find: 'daysBetween(since(phase), asOf) < settlingDays',
    replace: 'daysBetween(since(phase), asOf) < 1',
  },
  {
    name: 'a project that returns is new',
    file: `${IN}/merge-project.ts`,
    find: 'formerVersions: [...new Set(former)],',
    replace: 'formerVersions: [],',
  },
  {
    name: 'a reading with another date is taken for the same',
    file: `${IN}/merge-release.ts`,
    find: 'window.from === other.from &&',
    replace: '',
  },
];
