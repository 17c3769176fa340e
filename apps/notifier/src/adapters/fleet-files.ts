import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import {
  type FleetFile,
  readFleetFile,
  SettingsError,
  type SettingsProblem,
  type SettingsText,
  writtenFleet,
  type WrittenFleet,
} from '@lastpatch/settings';
import { fileFailure } from './file-failure.ts';
import { DEFAULT_SETTINGS } from './settings-file.ts';

/**
 * The fleet that settings and the files which they name say; undefined where they say nothing of one.
 *
 * @param path the settings' own: the paths in them are from their folder on
 * @throws SettingsError with all that is wrong in any of the files
 */
export async function loadFleet(
  written: SettingsText,
  path: string = DEFAULT_SETTINGS,
): Promise<WrittenFleet | undefined> {
  const files: FleetFile[] = [];
  const problems: SettingsProblem[] = [];
  for (const [index, entry] of (written.settings.fleet?.files ?? []).entries()) {
    const file = isAbsolute(entry) ? entry : join(dirname(path), entry);
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      problems.push({
        line: written.lineOf(['fleet', 'files', index]),
        path: `fleet, files, ${index + 1}`,
        problem: fileFailure(file, error).message,
      });
    });
    if (text === undefined) continue;
    try {
      files.push(readFleetFile(text, file));
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems.map((problem) => ({ file, ...problem })));
    }
  }
  if (problems.length > 0) throw new SettingsError(path, problems);
  return writtenFleet(written, files, path);
}
