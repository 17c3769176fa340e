import { todayIn } from '../../adapters/calendar-clock.ts';
import { BUNDLED, loadCatalog } from '../../adapters/catalog-location.ts';
import { checkNew, type NewFile, writeNewFiles } from '../../adapters/new-files.ts';
import { DEFAULT_SETTINGS } from '../../adapters/settings-file.ts';
import { subscribersPath } from '../../adapters/subscribers-file.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { listed } from '../../letters/english/words.ts';
import { type Asking, canAsk, TERMINAL } from '../ask.ts';
import { Dialogue, StoppedFailure } from '../dialogue.ts';
import { UsageFailure } from '../failure.ts';
import { dayFrom, type GlobalOptions } from '../global-options.ts';
import { askAll, type Given } from '../init/ask-all.ts';
import { firstFiles, type FirstFiles } from '../init/first-files.ts';
import { previewLines } from '../init/preview.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch init`. */
export type InitOptions = GlobalOptions &
  Given & {
    readonly dryRun?: boolean;
    /** Whether nothing is asked. */
    readonly yes?: boolean;
  };

/** `lastpatch init`: asks what is to be watched and for whom, and writes the first settings. */
export async function init(options: InitOptions, asking: Asking = TERMINAL): Promise<void> {
  const config = options.config ?? DEFAULT_SETTINGS;
  const isAsking = !options.yes && !options.json && canAsk(asking);
  const people = isAsking || options.tell !== undefined ? [subscribersPath({ config })] : [];
  if (!options.dryRun) await checkNew([config, ...people]);
  if (!isAsking && options.runs === undefined && options.follow === undefined) {
    throw new UsageFailure(
      'Nobody can be asked here: say what you run with --runs openstack@2025.1,ubuntu@22.04, or which products you follow with --follow openstack,ubuntu.',
    );
  }
  const catalog = await loadCatalog(options.catalog ?? BUNDLED);
  const dialogue = isAsking ? new Dialogue(asking) : undefined;
  try {
    const files = firstFiles(await askAll(options, catalog, dialogue), catalog);
    const { timezone } = files.written.settings;
    const today = options.on === undefined ? todayIn(timezone) : dayFrom('--on', options.on);
    if (!options.json) {
      if (options.dryRun) say(...textLines(config, files));
      say('The first letters, before anything is read anew:', '');
      say(...(await previewLines(files, catalog, today)), '');
    }
    await write(newFiles(config, files), options, dialogue);
  } finally {
    dialogue?.close();
  }
}

function newFiles(config: string, { settings, subscribers }: FirstFiles): NewFile[] {
  const people: NewFile[] =
    subscribers === undefined ? [] : [{ path: subscribersPath({ config }), text: subscribers, mode: 0o600 }];
  return [...people, { path: config, text: settings, mode: 0o644 }];
}

function textLines(config: string, files: FirstFiles): string[] {
  return newFiles(config, files).flatMap(({ path, text }) => [`--- ${plainLine(path)}`, text]);
}

async function write(
  files: readonly NewFile[],
  { dryRun = false, json, config }: InitOptions,
  dialogue: Dialogue | undefined,
): Promise<void> {
  const names = listed(files.map(({ path }) => plainLine(path)));
  if (dialogue && !dryRun) {
    const answer = await dialogue.ask(`Write ${names}? [Y/n]`);
    if (!/^(?:|y|yes)$/i.test(answer)) throw new StoppedFailure();
  }
  if (!dryRun) await writeNewFiles(files);
  if (json) {
    sayJson({ written: !dryRun, files: files.map(({ path, text }) => ({ path, text })) });
    return;
  }
  if (dryRun) {
    say('This was a dry run: nothing was written.');
    return;
  }
  const named = config === undefined ? '' : ` --config ${plainLine(config)}`;
  const isSending = files.length > 1;
  say(
    `Written: ${names}.`,
    ...(isSending
      ? [`Next: "lastpatch subscribers test${named}" sends a test, to see that letters arrive.`]
      : []),
    `${isSending ? 'Then' : 'Next:'} "lastpatch run${named}" ${isSending ? 'sends' : 'writes'} these letters, and remembers what was told.`,
    'After that let it run once a day: docs/running.md shows how, with cron, systemd or a container.',
  );
}
