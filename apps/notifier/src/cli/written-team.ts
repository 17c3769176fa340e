import type { Fleet } from '@lastpatch/fleet';
import { type Catalog, mergeCatalog, type Product } from '@lastpatch/release-model';
import type { Settings } from '@lastpatch/settings';
import { DEFAULT_SETTINGS } from '../adapters/settings-file.ts';
import { allChecked, allRead } from './all-read.ts';
import type { GlobalOptions } from './global-options.ts';

/** What the settings and all their files say of a team. */
export interface WrittenTeam {
  /** What is known, with own products as their files say today. */
  readonly catalog: Catalog;
  readonly settings: Settings;
  /** Undefined where the settings say nothing of one. */
  readonly fleet: Fleet | undefined;
}

/**
 * What the settings and all their files say of a team.
 *
 * @param known what the daily check has committed; undefined where it has not run, or another catalog was asked for
 * @throws SettingsError with all that is wrong in any of them
 */
export async function writtenTeam(options: GlobalOptions, known: Catalog | undefined): Promise<WrittenTeam> {
  const file = options.config ?? DEFAULT_SETTINGS;
  const read = await allRead(options, file);
  const settings = allChecked(read, file);
  const catalog = known ? withOwn(known, read.team.catalog, settings.settlingDays) : read.team.catalog;
  return { catalog, settings, fleet: read.fleet };
}

function withOwn(known: Catalog, read: Catalog, settlingDays: number): Catalog {
  const isOwn = ({ source }: Product): boolean => source === 'custom';
  const products = [...known.products.filter((product) => !isOwn(product)), ...read.products.filter(isOwn)];
  return mergeCatalog(known, { products }, settlingDays);
}
