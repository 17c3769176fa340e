import { DEFAULT_KINDS, DEFAULT_PHASES, type FollowedReleases, type Watch } from '@lastpatch/settings';

/** What a test says of a watch; the rest is as three lines of settings make it. */
export interface WatchParts extends Partial<Omit<Watch, 'follow'>> {
  /** By the names of products. */
  readonly follow?: Readonly<Record<string, FollowedReleases>>;
}

/** The watch of the platform team, which follows the supported releases of OpenStack, unless told otherwise. */
export function watchOf({ follow = { openstack: 'supported' }, ...parts }: WatchParts = {}): Watch {
  return {
    id: 'platform',
    title: parts.id ?? 'platform',
    follow: Object.entries(follow).map(([product, releases]) => ({
      product,
      releases,
      phases: DEFAULT_PHASES,
      projects: [],
      kinds: DEFAULT_KINDS,
    })),
    reminders: [180, 90, 30, 7, 1],
    digest: 'monthly',
    ...parts,
  };
}
