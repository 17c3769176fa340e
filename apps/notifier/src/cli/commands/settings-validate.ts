import { type CalendarDate, chosenCatalog, releaseTitle } from '@lastpatch/release-model';
import { type Settings, SettingsError, type SettingsText, type WrittenFleet } from '@lastpatch/settings';
import { placeEnvironments, runningReleases } from '@lastpatch/fleet';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { DEFAULT_SETTINGS } from '../../adapters/settings-file.ts';
import { subscribersIfAny, subscribersPath } from '../../adapters/subscribers-file.ts';
import { followsSaid } from '../../daily-check/followed-said.ts';
import { followedReleases } from '../../daily-check/watch.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { count } from '../../letters/english/words.ts';
import { wrap } from '../../letters/wrap.ts';
import { dayFrom, type GlobalOptions } from '../global-options.ts';
import { ownProductLines } from '../output/own-product-lines.ts';
import { allChecked, allRead } from '../all-read.ts';
import { fleetLines } from '../output/fleet-lines.ts';
import { ruleLines } from '../output/rule-lines.ts';
import { runSubscribers } from '../run-subscribers.ts';
import type { TeamCatalog } from '../team-catalog.ts';
import { say, sayJson } from '../write.ts';

/** `lastpatch settings validate`: checks lastpatch.yaml, subscribers and the files of own products, against the catalog too. */
export async function settingsValidate(options: GlobalOptions): Promise<void> {
  const file = options.config ?? DEFAULT_SETTINGS;
  try {
    const read = await allRead(options, file, (written) => subscribersRead(written, options));
    const { team, fleet } = read;
    const settings = allChecked(read, file);
    const today = options.on === undefined ? todayIn(settings.timezone) : dayFrom('--on', options.on);
    if (options.json) sayJson({ file, problems: [], ...settings, ownProducts: team.own.map(ownJson) });
    else say(...settingsLines(settings, { file, team, fleet, today }));
  } catch (error) {
    if (options.json && error instanceof SettingsError) sayJson({ file, problems: error.problems });
    throw error;
  }
}

/**
 * The file of subscribers, where there is one. Without `send` it is not known whether it is for AWS or for a machine that cannot
 * send yet.
 */
async function subscribersRead(written: SettingsText, { config }: GlobalOptions): Promise<void> {
  const paths = config === undefined ? {} : { config };
  try {
    if (written.settings.send !== null) await runSubscribers(written, paths);
    else await subscribersIfAny(paths, { watches: written.settings.watches.map(({ id }) => id) });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const file = subscribersPath(paths);
    throw new SettingsError(
      file,
      error.problems.map((problem) => ({ file, ...problem })),
    );
  }
}

function ownJson({ file, product }: TeamCatalog['own'][number]): object {
  const { name, title, releases, overlays = null, asOf, readOn = asOf } = product;
  return { file, product: name, title, releases: releases.length, overlays, checked: readOn };
}

const WIDTH = 80;

interface Shown {
  readonly file: string;
  readonly team: TeamCatalog;
  readonly fleet: WrittenFleet | undefined;
  readonly today: CalendarDate;
}

/** What the settings mean, so that a person sees whether it is what was meant. */
function settingsLines(
  { timezone, watches, dates }: Settings,
  { file, team, fleet, today }: Shown,
): string[] {
  const catalog = chosenCatalog(team.catalog, dates);
  const placed = placeEnvironments(catalog, fleet?.environments ?? []);
  return [
    `${file} is good: ${count(watches.length, 'watch', 'watches')}; a day begins in ${timezone}.`,
    ...watches.flatMap((watch) => {
      const followed =
        watch.running === undefined
          ? followedReleases(watch, catalog, today)
          : runningReleases(catalog, placed);
      const releases = followed.map(({ release }) => releaseTitle(release));
      const what = followsSaid(watch);
      const days =
        watch.reminders.length === 0
          ? 'no reminders'
          : `reminders ${watch.reminders.join(', ')} ${watch.reminders.length === 1 && watch.reminders[0] === 1 ? 'day' : 'days'} ahead`;
      const standing = `today that is ${releases.length === 0 ? 'nothing' : releases.join(', ')}`;
      return [
        '',
        ...wrap(plainLine(`${watch.id}: ${what}; ${days}`), {
          width: WIDTH,
        }),
        ...ruleLines(watch).flatMap((told) => wrap(plainLine(told), { first: '  ', width: WIDTH })),
        ...wrap(plainLine(standing), { first: '  ', width: WIDTH }),
      ];
    }),
    ...(fleet ? fleetLines(fleet, catalog) : []),
    ...ownProductLines(team, today),
  ];
}
