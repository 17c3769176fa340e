import type { RefreshSettings, Watch } from '@lastpatch/settings';
import type { Upstream } from '../../refresh/upstream.ts';
import { ENDOFLIFE_DATE_ADDRESSES, endoflifeDateUpstream } from './endoflife-date-upstream.ts';
import { ARCHIVE_ADDRESSES, openstackUpstream, SERIES_STATUS_ADDRESSES } from './openstack-upstream.ts';

/** Hosts of upstream's own that are read, and those that they lead on to. */
export const UPSTREAM_HOSTS = [
  'opendev.org',
  'raw.githubusercontent.com',
  'codeload.github.com',
  'endoflife.date',
] as const;

/** The sources that are read anew, as the settings have them. */
export function upstreams(
  { sources, mirrors, isMirrorsOnly }: RefreshSettings,
  isWhole: boolean,
): Upstream[] {
  const addresses = (own: readonly string[], upstream: readonly string[]): readonly string[] =>
    isMirrorsOnly && own.length > 0 ? own : [...own, ...upstream];
  return sources.map((source) =>
    source === 'openstack'
      ? openstackUpstream({
          archive: isWhole ? addresses(mirrors.openstackArchive, ARCHIVE_ADDRESSES) : [],
          seriesStatus: addresses(mirrors.openstackSeriesStatus, SERIES_STATUS_ADDRESSES),
        })
      : endoflifeDateUpstream(addresses(mirrors.endoflifeDate, ENDOFLIFE_DATE_ADDRESSES)),
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
