import { SettingsError, type SettingsProblem, type SettingsText } from '@lastpatch/settings';
import type { GlobalOptions } from './global-options.ts';
import { type TeamCatalog, teamCatalog } from './team-catalog.ts';
import { writtenSettings } from './written-settings.ts';

/**
 * The settings and all files of own products.
 *
 * @throws SettingsError with all that is wrong in any of them, before what they name is looked for
 */
export async function allRead(
  options: GlobalOptions,
  file: string,
): Promise<{ readonly written: SettingsText; readonly team: TeamCatalog }> {
  const problems: SettingsProblem[] = [];
  const read = async <T>(reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading;
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const written = await read(writtenSettings(options));
  // What is wrong with the settings of own products has been told with the rest of the settings.
  const told = problems.length;
  const team = await read(teamCatalog(options));
  if (told > 0) problems.length = told;
  problems.push(...(team?.problems ?? []));
  if (written && team && problems.length === 0) return { written, team };
  throw new SettingsError(file, problems);
}
