import type { CalendarDate } from './calendar-date.ts';

/** What kind of event a milestone is. `other`: a team's own event, known by its slug alone. */
export const MILESTONE_KINDS = [
  'milestone-1',
  'milestone-2',
  'milestone-3',
  'feature-freeze',
  'soft-string-freeze',
  'hard-string-freeze',
  'requirements-freeze',
  'membership-freeze',
  'final-library-release',
  'final-client-library-release',
  'release-candidate-1',
  'final-release-candidate',
  'release',
  'trailing-release',
  'cycle-highlights',
  'extra-contributors',
  'election',
  'ptg',
  'summit',
  'design-summit',
  'other',
] as const;

export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** A dated event in a release's development. Upstream gives a week, not a day. */
export interface Milestone {
  /** The key of the release that it belongs to. */
  readonly release: string;
  readonly kind: MilestoneKind;
  /** Upstream's short name without the release's prefix: `ff`, `nova-spec-freeze`. */
  readonly slug: string;
  /** The first day of its week. */
  readonly from: CalendarDate;
  /** The day after the last day of its week. */
  readonly until: CalendarDate;
  /** The project or team that it concerns; null when it concerns all. */
  readonly project: string | null;
}
