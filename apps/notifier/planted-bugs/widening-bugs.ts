import type { PlantedBug } from './planted-bug.ts';

const IN = 'apps/notifier/src/daily-check';

/** Bugs in what is told of releases that the settings of a watch have added. */
export const WIDENING_BUGS: readonly PlantedBug[] = [
  {
    name: 'a widened watch is told history',
    file: `${IN}/address-letters.ts`,
    find: 'widening?.history.has(notice) !== true',
    replace: 'notice.id.length > 0',
  },
  {
    name: 'a widened watch does not hear where things stand',
    file: `${IN}/widening.ts`,
    find: 'said.length === 0',
    replace: 'said.length >= 0',
  },
  {
    name: 'what is followed anew stands in every letter',
    file: `${IN}/known-watches.ts`,
    find: 'const followed = asWritten(follow).flatMap((rule) => knownNames(rule, before, naming));',
    replace:
      'const followed = before.length > 0 ? before : asWritten(follow).flatMap((rule) => knownNames(rule, before, naming));',
  },
  {
    name: 'supported releases are followed anew by whoever names them',
    file: `${IN}/widening.ts`,
    find: 'const { before, catalog, upstream, today, notices } = input;',
    replace:
      "const { catalog, upstream, today, notices } = input; const before = { ...input.before, follow: input.before.follow.filter(({ releases }) => releases !== 'supported') };",
  },
  {
    name: 'a release has ended by the day from which it is followed, and nobody hears of it',
    file: `${IN}/widening.ts`,
    find: 'if (release !== null) releases.add(release);',
    replace: '',
  },
  {
    name: 'settings that are edited on a day that was planned wait for the next',
    file: `${IN}/commit-plan.ts`,
    find: 'watches.map(({ id, followed, dates }) => [id, followed, dates])',
    replace: 'watches.map(({ id }) => [id])',
  },
];
