import { join } from 'node:path';
import { problemSaid, type Settings } from '@lastpatch/settings';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { loadFleet } from '../../adapters/fleet-files.ts';
import { FolderChannel } from '../../adapters/folder-channel.ts';
import { NoLedgerError } from '../../adapters/no-ledger.ts';
import { DEFAULT_SETTINGS } from '../../adapters/settings-file.ts';
import { SourceFolder } from '../../adapters/source-folder.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';
import { readTextFile } from '../../adapters/text-file.ts';
import { isUnfinished } from '../../daily-run/is-unfinished.ts';
import type { DeliveryReport } from '../../daily-check/deliver.ts';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { dailyRun, type DailyRunDone } from '../../daily-run/daily-run.ts';
import { isStale, sourceReports } from '../../daily-run/source-reports.ts';
import { RefreshMemory } from '../../adapters/refresh-memory.ts';
import { writeRefreshedCatalog } from '../../adapters/refreshed-catalog.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { subjectOf } from '../../letters/subject.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import { dayFrom, type GlobalOptions } from '../global-options.ts';
import { askHeartbeat } from '../ask-heartbeat.ts';
import { pagesLines } from '../output/pages-lines.ts';
import { runLines } from '../output/run-lines.ts';
import { silencesSaid } from '../output/silence-lines.ts';
import { progressAtTerminal } from '../progress.ts';
import { runPlaces, unpublishedSaid } from '../run-pages.ts';
import { type RunSubscribers, runSubscribers } from '../run-subscribers.ts';
import { newsToOperators } from '../run-operators.ts';
import { writtenSettings } from '../written-settings.ts';
import { teamCatalog } from '../team-catalog.ts';
import { WatchedSending } from '../watched-sending.ts';
import { note, say, sayJson } from '../write.ts';
import { ledgerPath } from '../open-ledger.ts';

/** The options of `lastpatch run`. */
export interface RunOptions extends GlobalOptions {
  readonly state: string;
  readonly dryRun?: boolean;
  /** Whether sources are read anew; as the settings say when it is left out. */
  readonly refresh?: boolean;
  /** The file of subscribers; the one beside the settings, where there is one, when it is left out. */
  readonly subscribers?: string;
}

/** `lastpatch run`: the daily check on this machine, with a ledger and letters in a folder. */
export async function run(options: RunOptions): Promise<void> {
  const written = await writtenSettings(options);
  const { timezone } = written.settings;
  const today = options.on === undefined ? todayIn(timezone) : dayFrom('--on', options.on);
  const team = await teamCatalog(options, today);
  const fleet = await loadFleet(written, options.config);
  const subscribers = await runSubscribers(written, options);
  const isRefresh = isRefreshed(options, written.settings);
  const { state, config, dryRun = false } = options;
  const folder = join(state, 'outbox');
  const outbox = outboxOf(options);
  const progress = progressAtTerminal();
  const sending = new WatchedSending(progress);
  try {
    const { isGone } = subscribers;
    const channels = subscribers.channels.map((channel) => sending.channel(channel));
    const done = await dailyRun({
      outbox,
      channels: [new FolderChannel(folder), new FolderChannel(folder, 'urgent'), ...channels],
      ...(isGone ? { former: { isGone, outbox } } : {}),
      written,
      settingsName: config ?? DEFAULT_SETTINGS,
      team,
      fleet,
      store: new SourceFolder(join(state, 'sources')),
      readText: readTextFile,
      isRefresh,
      today,
      now: Date.now,
      pages: runPlaces(written, config),
      dryRun,
      begin: (step) => progress.begin(step),
      tell: (sentence) => note(`lastpatch: ${sentence}`),
    });
    if (isRefresh && !dryRun) await keepRead(state, done);
    if (!dryRun) {
      const operators = subscribers.operators.map((channel) => sending.channel(channel));
      if (await newsToOperators(done, operators)) await outbox.newsTold(done.report.revision);
    }
    progress.begin('Telling the external heartbeat');
    await beat(done, options, today === todayIn(timezone));
    const unread = team.problems.map((problem) => problemSaid(config ?? DEFAULT_SETTINGS, problem));
    tell(done, { options, folder, unread, subscribers });
  } finally {
    outbox.close();
  }
}

/** The monitor elsewhere hears of a run of this day that has done all that it should: not being heard holds up nothing. */
async function beat(
  { report, settings }: DailyRunDone,
  { config, dryRun }: RunOptions,
  isToday: boolean,
): Promise<void> {
  if (settings.heartbeat === null || dryRun === true || !isToday || isUnfinished(report)) return;
  const unheard = await askHeartbeat(settings.heartbeat, config);
  if (unheard !== undefined) note(`lastpatch: ${unheard}`);
}

/** What was read is there for the other commands, and what no reading needs any more is let go of. */
async function keepRead(state: string, { report, states, live }: DailyRunDone): Promise<void> {
  await writeRefreshedCatalog(state, report.catalog);
  await live.keepOnly(states, await new RefreshMemory(state).load());
}

/** Whether sources are read anew: on the day itself, when the options or the settings say so. */
function isRefreshed({ refresh, on }: RunOptions, settings: Settings): boolean {
  if (refresh === undefined) return settings.refresh.isDaily && on === undefined;
  if (refresh && on !== undefined && on !== todayIn(settings.timezone)) {
    throw new UsageFailure(
      `--refresh reads what upstream says today, so it cannot be used with --on ${plainLine(on)}: leave out one of them.`,
    );
  }
  return refresh;
}

/** A dry run only looks at the ledger, and leaves nothing behind, not even an empty one. */
function outboxOf({ state, dryRun }: RunOptions): SqliteOutbox {
  const path = ledgerPath(state);
  if (!dryRun) return SqliteOutbox.open(path);
  try {
    return SqliteOutbox.openReadOnly(path);
  } catch (error) {
    if (error instanceof NoLedgerError) return SqliteOutbox.open(':memory:');
    throw error;
  }
}

interface Telling {
  readonly options: RunOptions;
  readonly folder: string;
  /** What is wrong with files of own products. */
  readonly unread: readonly string[];
  readonly subscribers: RunSubscribers;
}

/**
 * Tells what the run did, and fails when something needs a person: a letter that did not go out, a change that is held, a
 * file of own products that cannot be used, a watch that nobody hears of, a source that could not be read for more than a week,
 * pages that are not published.
 */
function tell(done: DailyRunDone, { options, folder, unread, subscribers }: Telling): void {
  const { report, settings, refreshed, pages } = done;
  const sources = sourceReports({ report, watches: settings.watches, refreshed });
  const isUnread = (name: string): boolean =>
    refreshed.some(({ source, products }) => source === name && products === undefined);
  if (options.json) sayJson({ ...reportJson(report), sources, ...pagesJson(done) });
  else {
    say(
      ...runLines(report, sources, { folder, who: whoIs(subscribers), isDryRun: options.dryRun ?? false }),
      ...pagesLines(settings.pages ?? NO_FOLDERS, pages),
    );
  }
  for (const { problem } of sources) if (problem !== null && options.json) note(problem);
  if (options.dryRun) {
    note(...unread, ...subscribers.unheard);
    return;
  }
  const problems = [
    ...unread,
    ...subscribers.unheard,
    ...report.deliveries.filter(isTriedInVain).map(unsentSaid),
    ...silencesSaid(report.deliveries),
    ...report.held.map(
      ({ source, hash }) =>
        `the change ${source}@${hash} is held: "lastpatch accept ${source}@${hash}" lets it through`,
    ),
    ...sources
      .filter(({ source, asOf }) => isUnread(source) && isStale(asOf, report.on))
      .map(({ source, asOf }) => `${source} could not be read since ${asOf}`),
    ...unpublishedSaid(pages),
  ];
  if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
}

/** By the names of their channels, who subscribers are. */
function whoIs({ channels }: RunSubscribers): ReadonlyMap<string, string> {
  return new Map(channels.map(({ name, masked }) => [name, masked]));
}

const NO_FOLDERS = { public: null, private: null };

/** Nothing where the settings say nothing of pages. */
function pagesJson({ settings, pages: { public: open, private: secret } }: DailyRunDone): object {
  return settings.pages === null ? {} : { pages: { public: open, private: secret } };
}

function isTriedInVain({ state, silence }: DeliveryReport): boolean {
  return silence === undefined && state !== 'sent' && state !== 'cancelled' && state !== 'held';
}

function unsentSaid({ letter, channel, state, why }: DeliveryReport): string {
  const isOpen = state === 'unknown' || state === 'claimed';
  const what = isOpen ? 'may not have been sent' : 'was not sent';
  return `letter ${letter.id} ${what} (${channel}, ${state}): ${why ?? 'unknown cause'}`;
}

function reportJson({ on, revision, deliveries }: RunReport): object {
  return {
    on,
    revision,
    letters: deliveries.map(({ letter, channel, state, why, isResent, silence }) => ({
      watch: letter.watch,
      letter: letter.id,
      kind: letter.kind,
      subject: subjectOf(letter, on),
      notices: letter.notices.map(({ id }) => id),
      state,
      channel,
      ...(isResent === true ? { resent: true } : {}),
      ...(silence === undefined ? {} : { tried: false }),
      ...(why === undefined ? {} : { why }),
    })),
  };
}
