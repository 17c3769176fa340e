import type { PageTree } from '@lastpatch/pages';
import type { Catalog } from '@lastpatch/release-model';
import { type TeamOfPages, teamPages } from '../daily-run/team-pages.ts';
import type { GlobalOptions } from './global-options.ts';
import { writtenTeam } from './written-team.ts';

/** By what private pages are made. */
export interface TeamPagesContext extends Pick<TeamOfPages, 'on' | 'script' | 'lastRun'> {
  /** What the daily check has committed; undefined where it has not run, or another catalog was asked for. */
  readonly known: Catalog | undefined;
}

/**
 * The private pages of what the settings and all their files say.
 *
 * @throws SettingsError with all that is wrong in any of them
 */
export async function writtenTeamPages(
  options: GlobalOptions,
  { known, ...of }: TeamPagesContext,
): Promise<PageTree<'private'>> {
  const { catalog, ...team } = await writtenTeam(options, known);
  return teamPages(catalog, { ...team, ...of });
}
