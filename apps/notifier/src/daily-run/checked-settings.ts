import type { Catalog } from '@lastpatch/release-model';
import {
  checkDates,
  checkFollowed,
  type Settings,
  SettingsError,
  type SettingsProblem,
  type SettingsText,
} from '@lastpatch/settings';

/**
 * What was written, once all that it names is known.
 *
 * @param file the name of the settings, for messages
 * @param besides problems that may be why a name is not known: they are told with it
 * @throws SettingsError with all names that are not
 */
export function checkedSettings(
  written: SettingsText,
  catalog: Catalog,
  file: string,
  besides: readonly SettingsProblem[] = [],
): Settings {
  const { settings, lineOf } = written;
  const found = [
    ...problemsFound(() => checkFollowed(written, catalog, file)),
    ...problemsFound(() => checkDates({ dates: settings.dates, lineOf }, catalog, file)),
  ];
  if (found.length > 0) throw new SettingsError(file, [...besides, ...found]);
  return settings;
}

/** What a check finds wrong with what was written; nothing when it passes. */
export function problemsFound(check: () => void): readonly SettingsProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}
