import { NOTICE_KINDS, type NoticeKind, type Phase, PHASES } from '@lastpatch/release-model';

/** Which releases of a product are followed: all, those with some support, or those named. */
export type FollowedReleases = 'all' | 'supported' | readonly string[];

/** What is followed of one product. */
export interface FollowRule {
  /** As it was written. */
  readonly product: string;
  /** `supported`: supported before or after what is told, so that the very end is told too. */
  readonly releases: FollowedReleases;
  /** Entering which phases, and their dates, are told. */
  readonly phases: readonly Phase[];
  /** Whose versions and own ends are told: none, all, or those named (projects, services or teams). */
  readonly projects: 'all' | readonly string[];
  readonly kinds: readonly NoticeKind[];
}

/** What is told of all that is followed because it runs. */
export type RunningRule = Pick<FollowRule, 'phases' | 'kinds'>;

/** Followed unless a rule says otherwise: releases and ends of support, without development. */
export const DEFAULT_PHASES: readonly Phase[] = PHASES.filter(
  (phase) => phase !== 'planned' && phase !== 'development',
);

/** Followed unless a rule says otherwise: ends of support, moved dates, releases, reminders. */
export const DEFAULT_KINDS: readonly NoticeKind[] = NOTICE_KINDS.filter(
  (kind) => kind !== 'announced' && kind !== 'version' && kind !== 'milestone',
);

/** Whoever names projects wants to hear of their versions, unless a rule says otherwise. */
export function defaultKinds(projects: FollowRule['projects']): readonly NoticeKind[] {
  return projects.length === 0 ? DEFAULT_KINDS : [...DEFAULT_KINDS, 'version'];
}

/** The preset `only: end-of-life`: one mail when upstream stops maintaining a release, and one if it takes that back. */
export const ONLY_END_OF_LIFE = {
  phases: ['unmaintained', 'end-of-life'],
  kinds: ['due', 'entered', 'withdrawn'],
} as const satisfies { phases: readonly Phase[]; kinds: readonly NoticeKind[] };
