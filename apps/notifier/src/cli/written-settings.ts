import type { SettingsText } from '@lastpatch/settings';
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
    `There is no ${DEFAULT_SETTINGS} here, which says what to watch: "lastpatch init" writes one. Or name one with --config.`,
  );
}
