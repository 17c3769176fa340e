import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, mergeCatalog } from '@lastpatch/release-model';
import { problemSaid, type Settings } from '@lastpatch/settings';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { FolderChannel } from '../../adapters/folder-channel.ts';
import { DEFAULT_SETTINGS } from '../../adapters/settings-file.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';
import type { DeliveryReport } from '../../daily-check/deliver.ts';
import type { Channel } from '../../daily-check/ports.ts';
import type { RunReport } from '../../daily-check/run-daily-check.ts';
import { runDailyCheck } from '../../daily-check/run-daily-check.ts';
import { letterParts } from '../../letters/letter-parts.ts';
import { renderMessage } from '../../letters/message.ts';
import { subjectOf } from '../../letters/subject.ts';
import { CommandFailure } from '../failure.ts';
import { dayFrom, type GlobalOptions } from '../global-options.ts';
import { runLines } from '../output/run-lines.ts';
import { sourceReports } from '../output/source-reports.ts';
import { checkedSettings, writtenSettings } from '../sound-settings.ts';
import { type TeamCatalog, teamCatalog } from '../team-catalog.ts';
import { note, say, sayJson } from '../write.ts';
import { ledgerPath } from './ledger.ts';

/** The options of `lastpatch run`. */
export interface RunOptions extends GlobalOptions {
  readonly state: string;
  readonly dryRun?: boolean;
}

/** `lastpatch run`: the daily check on this machine, with a ledger and letters in a folder. */
export async function run(options: RunOptions): Promise<void> {
  const written = await writtenSettings(options);
  const { timezone } = written.settings;
  const today = options.on === undefined ? todayIn(timezone) : dayFrom('--on', options.on);
  const team = await teamCatalog(options, today);
  const folder = join(options.state, 'outbox');
  const ledger = ledgerPath(options.state);
  // A dry run leaves nothing behind, not even an empty ledger.
  const outbox = SqliteOutbox.open(options.dryRun && !existsSync(ledger) ? ':memory:' : ledger);
  try {
    const before = (await outbox.head())?.catalog;
    const catalog = withUnreadProducts(team, before);
    // What upstream has dropped since was once a good name: it is reported, and stops nobody.
    const known = mergeCatalog(before, catalog, written.settings.settlingDays);
    const settings = checkedSettings(written, known, options, team.problems);
    const report = await runDailyCheck({
      outbox,
      channels: [new FolderChannel(folder), new FolderChannel(folder, 'urgent')],
      settings,
      brake: settings.brake,
      catalog,
      // A catalog file does not hold the sources that it was made of.
      reimport: () => Promise.resolve(undefined),
      fingerprint,
      render: renderMessage,
      parts: (letter, channels) => letterParts(letter, mostBytes(channels)),
      today,
      now: Date.now,
      dryRun: options.dryRun ?? false,
    });
    const unread = team.problems.map((problem) => problemSaid(options.config ?? DEFAULT_SETTINGS, problem));
    tell(report, { options, folder, settings, unread });
  } finally {
    outbox.close();
  }
}

/**
 * What was read. While files of own products cannot be used, what is known of those that are not read stands as it is: it is
 * not missing.
 */
function withUnreadProducts({ catalog, problems }: TeamCatalog, before: Catalog | undefined): Catalog {
  if (problems.length === 0) return catalog;
  const read = new Set(catalog.products.map(({ key }) => key));
  const unread = before?.products.filter(({ key, source }) => source === 'custom' && !read.has(key)) ?? [];
  return { products: [...catalog.products, ...unread] };
}

/** The size that every one of the channels takes. */
function mostBytes(channels: readonly Channel[]): number | null {
  const limits = channels.flatMap(({ maxBytes }) => maxBytes ?? []);
  return limits.length === 0 ? null : Math.min(...limits);
}

interface Telling {
  readonly options: RunOptions;
  readonly folder: string;
  readonly settings: Settings;
  /** What is wrong with files of own products. */
  readonly unread: readonly string[];
}

/**
 * Tells what the run did, and fails when something needs a person: a letter that did not go out, a change that is held, a file
 * that cannot be used.
 */
function tell(report: RunReport, { options, folder, settings, unread }: Telling): void {
  const sources = sourceReports(report, settings.watches);
  if (options.json) sayJson({ ...reportJson(report), sources });
  else say(...runLines(report, sources, folder, options.dryRun));
  for (const { problem } of sources) if (problem !== null && options.json) note(problem);
  if (options.dryRun) {
    note(...unread);
    return;
  }
  const problems = [
    ...unread,
    ...report.deliveries.filter(isUnsent).map(unsentSaid),
    ...report.held.map(
      ({ source, hash }) =>
        `the change ${source}@${hash} is held: "lastpatch accept ${source}@${hash}" lets it through`,
    ),
  ];
  if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
}

function isUnsent({ state }: DeliveryReport): boolean {
  return state !== 'sent' && state !== 'cancelled' && state !== 'held';
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
    letters: deliveries.map(({ letter, channel, state, why, isResent }) => ({
      watch: letter.watch,
      letter: letter.id,
      kind: letter.kind,
      subject: subjectOf(letter, on),
      notices: letter.notices.map(({ id }) => id),
      state,
      channel,
      ...(isResent === true ? { resent: true } : {}),
      ...(why === undefined ? {} : { why }),
    })),
  };
}
