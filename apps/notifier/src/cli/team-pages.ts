import type { PageTree } from '@lastpatch/pages';
import { type Catalog, mergeCatalog, type Product } from '@lastpatch/release-model';
import { DEFAULT_SETTINGS } from '../adapters/settings-file.ts';
import { type TeamOfPages, teamPages } from '../daily-run/team-pages.ts';
import { allChecked, allRead } from './all-read.ts';
import type { GlobalOptions } from './global-options.ts';

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
  const file = options.config ?? DEFAULT_SETTINGS;
  const read = await allRead(options, file);
  const settings = allChecked(read, file);
  const catalog = known ? withOwn(known, read.team.catalog, settings.settlingDays) : read.team.catalog;
  return teamPages(catalog, { settings, fleet: read.fleet, ...of });
}

/** What is known, with own products as their files say today. */
function withOwn(known: Catalog, read: Catalog, settlingDays: number): Catalog {
  const isOwn = ({ source }: Product): boolean => source === 'custom';
  const products = [...known.products.filter((product) => !isOwn(product)), ...read.products.filter(isOwn)];
  return mergeCatalog(known, { products }, settlingDays);
}
