import {
  checkFleet,
  type Settings,
  SettingsError,
  type SettingsProblem,
  type SettingsText,
  type WrittenFleet,
} from '@lastpatch/settings';
import { pageFoldersOf } from '../adapters/page-folders.ts';
import { loadFleet } from '../adapters/fleet-files.ts';
import { checkedSettings } from '../daily-run/checked-settings.ts';
import type { GlobalOptions } from './global-options.ts';
import { type TeamCatalog, teamCatalog } from './team-catalog.ts';
import { writtenSettings } from './written-settings.ts';

/** All that a team has written. */
export interface AllRead {
  readonly written: SettingsText;
  readonly team: TeamCatalog;
  /** Undefined where the settings say nothing of one. */
  readonly fleet: WrittenFleet | undefined;
}

/**
 * The settings and all files of own products and of the fleet.
 *
 * @param besides reads what else belongs to the settings
 * @throws SettingsError with all that is wrong in any of them, before what they name is looked for
 */
export async function allRead(
  options: GlobalOptions,
  file: string,
  besides: (written: SettingsText) => Promise<void> = () => Promise.resolve(),
): Promise<AllRead> {
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
  const fleet = written && (await read(loadFleet(written, file)));
  if (written) await read(pageFoldersOf(written, file));
  if (written) await read(besides(written));
  if (written && team && problems.length === 0) return { written, team, fleet };
  throw new SettingsError(file, problems);
}

/**
 * The settings, once all that they and the fleet name is known.
 *
 * @throws SettingsError with all names that are not
 */
export function allChecked({ written, team, fleet }: AllRead, file: string): Settings {
  const problems: SettingsProblem[] = [];
  const found = <T>(check: () => T): T | undefined => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const settings = found(() => checkedSettings(written, team.catalog, file));
  if (fleet) found(() => checkFleet(fleet, team.catalog, file));
  if (settings && problems.length === 0) return settings;
  throw new SettingsError(file, problems);
}
