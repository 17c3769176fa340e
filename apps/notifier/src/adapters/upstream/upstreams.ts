import type { RefreshSettings, Watch } from '@lastpatch/settings';
import type { Upstream } from '../../refresh/upstream.ts';
import { endoflifeDateUpstream } from './endoflife-date-upstream.ts';
import { openstackUpstream } from './openstack-upstream.ts';

/** Hosts of upstream's own that are read, and those that they lead on to. */
export const UPSTREAM_HOSTS = [
  'opendev.org',
  'raw.githubusercontent.com',
  'codeload.github.com',
  'endoflife.date',
] as const;

/** The sources that are read anew, as the settings have them. */
export function upstreams({ sources, mirrors }: RefreshSettings, isWhole: boolean): Upstream[] {
  return sources.map((source) =>
    source === 'openstack'
      ? openstackUpstream({
          isWhole,
          mirrors: { archive: mirrors.openstackArchive, seriesStatus: mirrors.openstackSeriesStatus },
        })
      : endoflifeDateUpstream(mirrors.endoflifeDate),
  );
}

/** Hosts that the team itself has named: those of its mirrors, and those that they lead on to. */
export function teamHosts({ mirrors, trustedHosts }: RefreshSettings): string[] {
  const addresses = [mirrors.openstackArchive, mirrors.openstackSeriesStatus, mirrors.endoflifeDate].flat();
  return [...new Set([...addresses.map((address) => new URL(address).host), ...trustedHosts])];
}

/** Whether any watch asks for what only OpenStack's whole repository knows: projects, their versions, or milestones. */
export function needsWholeOpenstack(watches: readonly Watch[]): boolean {
  return watches.some(({ follow }) =>
    follow.some(
      ({ product, projects, kinds }) =>
        product.toLowerCase() === 'openstack' && (projects.length > 0 || kinds.includes('milestone')),
    ),
  );
}
