import { watchesCalendar } from '@lastpatch/pages';
import type { Catalog } from '@lastpatch/release-model';
import { DEFAULT_SETTINGS, hasSettings } from '../adapters/settings-file.ts';
import { teamWatches } from '../daily-run/team-watches.ts';
import { UsageFailure } from './failure.ts';
import { dayOf, type GlobalOptions } from './global-options.ts';
import { writtenTeam } from './written-team.ts';

/**
 * One calendar of all that the watches of the settings follow, by the dates that the team chose. Undefined where none of it
 * has a date.
 *
 * @param known what the daily check has committed; undefined where it has not run, or another catalog was asked for
 * @throws UsageFailure when there are no settings
 * @throws SettingsError with all that is wrong in them and their files
 */
export async function watchedCalendar(
  options: GlobalOptions,
  known: Catalog | undefined,
): Promise<string | undefined> {
  if (!(await hasSettings(options.config))) {
    throw new UsageFailure(
      `Say of what, as in lastpatch calendar openstack@2025.1 ubuntu: there is no ${DEFAULT_SETTINGS} here, whose watches say what is followed.`,
    );
  }
  const on = await dayOf(options);
  const { catalog, ...team } = await writtenTeam(options, known);
  const followed = teamWatches(catalog, { ...team, on });
  return watchesCalendar(followed.catalog, followed.watches);
}
