import type { Milestone, MilestoneKind } from '@lastpatch/release-model';
import { plainLine } from './plain-line.ts';

const TITLE: Readonly<Record<Exclude<MilestoneKind, 'other' | 'election'>, string>> = {
  'milestone-1': 'milestone 1',
  'milestone-2': 'milestone 2',
  'milestone-3': 'milestone 3',
  'feature-freeze': 'feature freeze',
  'soft-string-freeze': 'soft string freeze',
  'hard-string-freeze': 'hard string freeze',
  'requirements-freeze': 'requirements freeze',
  'membership-freeze': 'membership freeze',
  'final-library-release': 'final release of libraries',
  'final-client-library-release': 'final release of client libraries',
  'release-candidate-1': 'first release candidates',
  'final-release-candidate': 'final release candidates',
  release: 'release week',
  'trailing-release': 'deadline of trailing projects',
  'cycle-highlights': 'cycle highlights due',
  'extra-contributors': 'extra contributors due',
  ptg: 'PTG',
  summit: 'summit',
  'design-summit': 'design summit',
};

/** What a milestone is called: `feature freeze`, `nova: spec freeze`. */
export function milestoneTitle({ kind, slug, project }: Milestone): string {
  if (kind !== 'other' && kind !== 'election') return TITLE[kind];
  const words = plainLine(slug)
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/\b(ptl|tc)\b/g, (team) => team.toUpperCase());
  if (project === null) return words;
  const name = plainLine(project);
  const own = words.startsWith(`${name} `) ? words.slice(name.length + 1) : words;
  return `${name}: ${own}`;
}
