import type { Catalog } from '@lastpatch/release-model';
import {
  checkDates,
  checkFollowed,
  type Settings,
  SettingsError,
  type SettingsProblem,
  type SettingsText,
} from '@lastpatch/settings';
import { DEFAULT_SETTINGS, loadSettings } from '../adapters/settings-file.ts';
import { UsageFailure } from './failure.ts';
import type { GlobalOptions } from './global-options.ts';

/**
 * The settings that the options name.
 *
 * @throws UsageFailure when there are none
 * @throws SettingsError with all problems of the file at once
 */
export async function writtenSettings({ config }: GlobalOptions): Promise<SettingsText> {
  const written = await loadSettings(config);
  if (written) return written;
  throw new UsageFailure(
    `There is no ${DEFAULT_SETTINGS} here, which says what to watch. Three lines are enough: see the README, or name one with --config.`,
  );
}

/**
 * What was written, once all that it names is known.
 *
 * @param besides problems that may be why a name is not known: they are told with it
 * @throws SettingsError with all names that are not
 */
export function checkedSettings(
  written: SettingsText,
  catalog: Catalog,
  { config = DEFAULT_SETTINGS }: GlobalOptions,
  besides: readonly SettingsProblem[] = [],
): Settings {
  const { settings, lineOf } = written;
  const found = [
    ...problemsOf(() => checkFollowed(written, catalog, config)),
    ...problemsOf(() => checkDates({ dates: settings.dates, lineOf }, catalog, config)),
  ];
  if (found.length > 0) throw new SettingsError(config, [...besides, ...found]);
  return settings;
}

/** What a check finds wrong; nothing when it passes. */
export function problemsOf(check: () => void): readonly SettingsProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}
