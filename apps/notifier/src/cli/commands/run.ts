import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkFollowed } from '@lastpatch/settings';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { FolderChannel } from '../../adapters/folder-channel.ts';
import { DEFAULT_SETTINGS, loadSettings } from '../../adapters/settings-file.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { runDailyCheck } from '../../daily-check/run-daily-check.ts';
import { subjectOf } from '../../letters/subject.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { catalogOf, dayFrom, type GlobalOptions } from '../global-options.ts';
import { runLines, sourceReports } from '../output/run-lines.ts';
import { note, say, sayJson } from '../write.ts';

/** The options of `lastpatch run`. */
export interface RunOptions extends GlobalOptions {
  readonly state: string;
  readonly dryRun?: boolean;
}

/** `lastpatch run`: the daily check on this machine, with a ledger and letters in a folder. */
export async function run(options: RunOptions): Promise<void> {
  const file = options.config ?? DEFAULT_SETTINGS;
  const written = await loadSettings(options.config);
  if (!written) {
    throw new UsageFailure(
      `There is no ${file} here, which says what to watch. Three lines are enough: see the README, or name one with --config.`,
    );
  }
  const catalog = await catalogOf(options);
  checkFollowed(written, catalog, file);
  const { settings } = written;
  const today = options.on === undefined ? todayIn(settings.timezone) : dayFrom('--on', options.on);
  const folder = join(options.state, 'outbox');
  const ledger = join(options.state, 'ledger.sqlite');
  // A dry run leaves nothing behind, not even an empty ledger.
  const outbox = SqliteOutbox.open(options.dryRun && !existsSync(ledger) ? ':memory:' : ledger);
  try {
    const report = await runDailyCheck({
      outbox,
      channels: [new FolderChannel(folder)],
      watches: settings.watches,
      catalog,
      today,
      now: Date.now,
      dryRun: options.dryRun ?? false,
    });
    const sources = sourceReports(report.catalog, today);
    if (options.json) sayJson({ ...reportJson(report), sources });
    else say(...runLines(report, sources, folder, options.dryRun));
    for (const { problem } of sources) if (problem !== null && options.json) note(problem);
    const unsent = report.deliveries.filter(({ state }) => state !== 'sent');
    if (unsent.length > 0 && !options.dryRun) {
      throw new CommandFailure(
        unsent
          .map(({ letter, why }) => `letter ${letter.id} was not sent: ${why ?? 'unknown cause'}`)
          .join('\n'),
      );
    }
  } finally {
    outbox.close();
  }
}

function reportJson({ on, revision, deliveries }: RunReport): object {
  return {
    on,
    revision,
    letters: deliveries.map(({ letter, channel, state, why }) => ({
      watch: letter.watch,
      letter: letter.id,
      subject: subjectOf(letter, on),
      notices: letter.notices.map(({ id }) => id),
      state,
      channel,
      ...(why === undefined ? {} : { why }),
    })),
  };
}
