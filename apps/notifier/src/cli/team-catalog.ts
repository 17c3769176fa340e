import {
  type CalendarDate,
  type Catalog,
  chosenCatalog,
  type DatedCatalog,
  type Product,
} from '@lastpatch/release-model';
import type { ProductSettingsText, SettingsProblem } from '@lastpatch/settings';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { todayIn } from '../adapters/calendar-clock.ts';
import { loadCatalog, loadNewestCatalog } from '../adapters/catalog-location.ts';
import { DEFAULT_STATE, refreshedCatalogPath } from '../adapters/refreshed-catalog.ts';
import { loadProductFiles } from '../adapters/product-files.ts';
import {
  DEFAULT_SETTINGS,
  loadProductSettings,
  loadTimeZone,
  NO_PRODUCT_SETTINGS,
} from '../adapters/settings-file.ts';
import type { GlobalOptions } from './global-options.ts';

/** A product of the team's own, and the file that it comes from. */
export interface OwnProduct {
  readonly file: string;
  readonly product: Product;
}

/** The catalog that the options name, with the products of the team's own. */
export interface TeamCatalog {
  readonly catalog: Catalog;
  readonly own: readonly OwnProduct[];
  /** What the settings say of them. */
  readonly settings: ProductSettingsText;
  /** What is wrong with files of own products, which are left out. */
  readonly problems: readonly SettingsProblem[];
}

/** The catalog that the options name, else the newest that this machine knows, without the team's own products. */
export async function sourceCatalog({
  catalog: location,
  state = DEFAULT_STATE,
}: GlobalOptions & { readonly state?: string }): Promise<Catalog> {
  return location === undefined ? loadNewestCatalog(refreshedCatalogPath(state)) : loadCatalog(location);
}

/**
 * Loads the catalog that the options name, else the newest that this machine knows, and adds the team's own products, as of a
 * day.
 *
 * @param asOf the day on which own products are read; today when it is left out
 */
export async function teamCatalog(
  options: GlobalOptions & { readonly state?: string },
  asOf?: CalendarDate,
): Promise<TeamCatalog> {
  const { config } = options;
  const catalog = await sourceCatalog(options);
  const settings = await loadProductSettings(config);
  if (!settings) return { catalog, own: [], settings: NO_PRODUCT_SETTINGS, problems: [] };
  const { files, problems } = await loadProductFiles(settings, config);
  if (files.length === 0) return { catalog, own: [], settings, problems };
  const { joinCustom } = await import('@lastpatch/release-catalog/custom');
  const joined = joinCustom(catalog, files, asOf ?? todayIn(await loadTimeZone(config)));
  return {
    catalog: joined.catalog,
    own: [...joined.products].map(([{ file }, product]) => ({ file, product })),
    settings,
    problems: [...problems, ...joined.problems.map((problem) => ({ path: '', ...problem }))],
  };
}

/**
 * As {@link teamCatalog}, for questions.
 *
 * @throws SettingsError with all problems of all files
 */
export async function soundTeamCatalog(
  options: GlobalOptions & { readonly state?: string },
): Promise<TeamCatalog> {
  const team = await teamCatalog(options);
  if (team.problems.length > 0) throw new SettingsError(options.config ?? DEFAULT_SETTINGS, team.problems);
  return team;
}

/**
 * The catalog that the options name, as its sources have it, and with the dates that the team chose.
 *
 * @throws SettingsError with all problems of all files, or of what was chosen
 */
export async function datedCatalogOf(options: GlobalOptions): Promise<DatedCatalog> {
  const { catalog, settings } = await soundTeamCatalog(options);
  if (Object.keys(settings.dates).length === 0) return { upstream: catalog, chosen: catalog };
  const { checkDates } = await import('@lastpatch/settings/check-dates');
  checkDates(settings, catalog, options.config ?? DEFAULT_SETTINGS);
  return { upstream: catalog, chosen: chosenCatalog(catalog, settings.dates) };
}
