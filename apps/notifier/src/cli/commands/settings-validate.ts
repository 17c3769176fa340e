import { type CalendarDate, type Catalog, releaseTitle } from '@lastpatch/release-model';
import { type Settings, SettingsError } from '@lastpatch/settings';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { DEFAULT_SETTINGS } from '../../adapters/settings-file.ts';
import { followedReleases, followedSaid } from '../../daily-check/watch.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { catalogOf, dayFrom, type GlobalOptions } from '../global-options.ts';
import { checkedSettings, writtenSettings } from '../sound-settings.ts';
import { say, sayJson } from '../write.ts';

/** `lastpatch settings validate`: checks lastpatch.yaml against its schema and the catalog. */
export async function settingsValidate(options: GlobalOptions): Promise<void> {
  const file = options.config ?? DEFAULT_SETTINGS;
  const catalog = await catalogOf(options);
  try {
    const settings = checkedSettings(await writtenSettings(options), catalog, options);
    const today = options.on === undefined ? todayIn(settings.timezone) : dayFrom('--on', options.on);
    if (options.json) sayJson({ file, problems: [], ...settings });
    else say(...settingsLines(settings, { file, catalog, today }));
  } catch (error) {
    if (options.json && error instanceof SettingsError) sayJson({ file, problems: error.problems });
    throw error;
  }
}

const WIDTH = 80;

interface Shown {
  readonly file: string;
  readonly catalog: Catalog;
  readonly today: CalendarDate;
}

/** What the settings mean, so that a person sees whether it is what was meant. */
function settingsLines({ timezone, watches }: Settings, { file, catalog, today }: Shown): string[] {
  return [
    `${file} is good: ${count(watches.length, 'watch', 'watches')}; a day begins in ${timezone}.`,
    ...watches.flatMap((watch) => {
      const releases = followedReleases(watch, catalog, today).map(({ release }) => releaseTitle(release));
      const days =
        watch.reminders.length === 0 ? 'no reminders' : `reminders ${watch.reminders.join(', ')} days ahead`;
      const standing = `today that is ${releases.length === 0 ? 'nothing' : releases.join(', ')}`;
      return [
        '',
        ...wrap(plainLine(`${watch.id}: ${followedSaid(watch)}; ${days}`), {
          width: WIDTH,
        }),
        ...wrap(plainLine(standing), { first: '  ', width: WIDTH }),
      ];
    }),
  ];
}
