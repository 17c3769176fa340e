import {
  checkFleet,
  problemSaid,
  type Settings,
  SettingsError,
  type SettingsProblem,
  type SettingsText,
  type WrittenFleet,
} from '@lastpatch/settings';
import { todayIn } from '../adapters/calendar-clock.ts';
import { loadSoundSettings } from '../adapters/settings-file.ts';
import { pageFoldersOf } from '../adapters/page-folders.ts';
import { loadFleet } from '../adapters/fleet-files.ts';
import { checkedSettings, problemsFound } from '../daily-run/checked-settings.ts';
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
 * @throws SettingsError with all that is wrong in any of them, and with the names that nobody knows in what is good of them
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
  const sound = written ?? (await loadSoundSettings(options.config));
  // What is wrong with the settings of own products has been told with the rest of the settings.
  const told = problems.length;
  // A time zone that is none has been told too, and keeps nobody from looking for names.
  const team = await read(teamCatalog(options, sound && todayIn(sound.settings.timezone)));
  if (told > 0) problems.length = told;
  problems.push(...(team?.problems ?? []));
  const fleet = sound && (await read(loadFleet(sound, file)));
  if (written) await read(pageFoldersOf(written, file));
  if (written) await read(besides(written));
  if (written && team && problems.length === 0) return { written, team, fleet };
  // A file that cannot be read may be why a name is not known.
  const isWhole = team?.problems.length === 0;
  const unknown = sound && isWhole ? unknownNames({ written: sound, team, fleet }, file) : [];
  throw new SettingsError(file, inOrder([...problems, ...unknown], file));
}

/**
 * The settings, once all that they and the fleet name is known.
 *
 * @throws SettingsError with all names that are not
 */
export function allChecked(read: AllRead, file: string): Settings {
  const unknown = unknownNames(read, file);
  if (unknown.length > 0) throw new SettingsError(file, inOrder(unknown, file));
  return read.written.settings;
}

function unknownNames({ written, team, fleet }: AllRead, file: string): SettingsProblem[] {
  return [
    ...problemsFound(() => checkedSettings(written, team.catalog, file)),
    ...(fleet ? problemsFound(() => checkFleet(fleet, team.catalog, file)) : []),
  ];
}

/** Those of the settings in the order of their lines, then those of other files; each once. */
function inOrder(problems: readonly SettingsProblem[], settings: string): SettingsProblem[] {
  const once = new Map(problems.map((problem) => [problemSaid(settings, problem), problem]));
  const isOther = ({ file = settings }: SettingsProblem): boolean => file !== settings;
  const line = (problem: SettingsProblem): number => (isOther(problem) ? Infinity : (problem.line ?? 0));
  return [...once.values()].sort((a, b) => (line(a) === line(b) ? 0 : line(a) - line(b)));
}
