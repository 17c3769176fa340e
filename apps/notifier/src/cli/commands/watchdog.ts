import { type HeartbeatSettings, isHeartbeatAddress, NO_HEARTBEAT_ADDRESS } from '@lastpatch/settings';
import { todayIn } from '../../adapters/calendar-clock.ts';
import { NoLedgerError } from '../../adapters/no-ledger.ts';
import { loadSettings } from '../../adapters/settings-file.ts';
import type { Heartbeat } from '../../daily-check/ports.ts';
import { needsPerson } from '../../daily-run/needs-person.ts';
import { plainLine } from '../../letters/plain-line.ts';
import { askHeartbeat } from '../ask-heartbeat.ts';
import { CheckFound, CommandFailure, UsageFailure } from '../failure.ts';
import { dayFrom, type GlobalOptions, numberFrom } from '../global-options.ts';
import { type LedgerOptions, withLedger } from '../open-ledger.ts';
import { instantSaid, timeAgo } from '../output/time-ago.ts';
import { say, sayJson } from '../write.ts';

/** The options of `lastpatch watchdog`. */
export interface WatchdogOptions extends GlobalOptions, Pick<LedgerOptions, 'state'> {
  readonly within: string;
  /** Whether the heartbeat of the settings is asked when all is well. */
  readonly heartbeat?: boolean;
  /** Asked in its place. */
  readonly url?: string;
  /** Whether output and exit status are as plugins of Nagios have them. */
  readonly nagios?: boolean;
}

/** How things stand. */
interface Verdict {
  /** In one sentence, without a stop. */
  readonly run: string;
  readonly isRunMissing: boolean;
  readonly beat: Heartbeat | undefined;
  /** What else needs a person. */
  readonly problems: readonly string[];
}

/** `lastpatch watchdog`: when the last good run was, and what else needs a person. */
export async function watchdog(options: WatchdogOptions): Promise<void> {
  if (options.nagios === true) return asPlugin(options);
  const monitor = await monitorOf(options);
  const verdict = await verdictOf(options);
  const wrong = allWrong(verdict);
  if (options.json) sayJson(verdictJson(verdict, options));
  else if (wrong.length === 0) say(`Well: ${verdict.run}, and nothing needs a person.`);
  if (wrong.length > 0) throw new CheckFound(wrong.join('\n'));
  await beat(monitor, options);
}

/** The first line of output says it, and the status is 0 well, 1 warning, 2 critical, 3 unknown. */
async function asPlugin(options: WatchdogOptions): Promise<void> {
  const failure = await pluginFailure(options);
  if (failure) throw failure;
}

async function pluginFailure(options: WatchdogOptions): Promise<PluginFailure | undefined> {
  try {
    const monitor = await monitorOf(options);
    const verdict = await verdictOf(options);
    if (verdict.isRunMissing) return new PluginFailure('CRITICAL', allWrong(verdict));
    if (verdict.problems.length > 0) return new PluginFailure('WARNING', [...verdict.problems, verdict.run]);
    await beat(monitor, options);
    say(`LASTPATCH OK: ${verdict.run}`);
    return undefined;
  } catch (error) {
    return new PluginFailure('UNKNOWN', [error instanceof Error ? error.message : String(error)]);
  }
}

const PLUGIN_STATUS = { WARNING: 1, CRITICAL: 2, UNKNOWN: 3 } as const;

/** Says on standard output, in one line, what monitoring shows. */
class PluginFailure extends CommandFailure {
  override readonly status: number;

  constructor(state: keyof typeof PLUGIN_STATUS, sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.status = PLUGIN_STATUS[state];
    // What follows a bar would be taken for figures.
    say(`LASTPATCH ${state}: ${plainLine(sentences.join('; ')).replaceAll('|', '/')}`);
  }
}

function allWrong({ run, isRunMissing, problems }: Verdict): string[] {
  return [...(isRunMissing ? [run] : []), ...problems];
}

async function verdictOf(options: WatchdogOptions): Promise<Verdict> {
  const within = hoursOf(options);
  const written = await loadSettings(options.config);
  const today =
    options.on === undefined ? todayIn(written?.settings.timezone ?? 'UTC') : dayFrom('--on', options.on);
  try {
    return await withLedger(options, async (ledger) => {
      const last = await ledger.lastHeartbeat();
      const isRefreshDaily = written?.settings.refresh.isDaily ?? false;
      const known = { head: await ledger.head(), open: await ledger.openDeliveries() };
      return {
        ...runSaid(last, within),
        beat: last,
        problems: needsPerson({ ...known, beat: last, isRefreshDaily, today }),
      };
    });
  } catch (error) {
    if (!(error instanceof NoLedgerError)) throw error;
    return { run: `never run: ${error.message}`, isRunMissing: true, beat: undefined, problems: [] };
  }
}

const HOUR_MS = 60 * 60 * 1000;

/** Clocks of two machines that share a ledger may differ by that much. */
const CLOCKS_DIFFER_MS = 5 * 60 * 1000;

function runSaid(last: Heartbeat | undefined, within: number): Pick<Verdict, 'run' | 'isRunMissing'> {
  if (last === undefined) return { run: 'no run has ended well here yet', isRunMissing: true };
  const age = Date.now() - last.at;
  const at = instantSaid(last.at);
  if (age < -CLOCKS_DIFFER_MS) {
    return {
      run: `the last good run was at ${at}, which is yet to come: is the clock right?`,
      isRunMissing: true,
    };
  }
  const run = `the last good run was ${timeAgo(Math.max(0, age))} (${at})`;
  if (age <= within * HOUR_MS) return { run, isRunMissing: false };
  return { run: `${run}, expected one within ${within} hours`, isRunMissing: true };
}

const MOST_HOURS = 24 * 365;

function hoursOf({ within }: WatchdogOptions): number {
  return numberFrom('--within', within, { least: 1, most: MOST_HOURS, what: 'a number of hours' });
}

function verdictJson({ isRunMissing, beat: last, problems }: Verdict, options: WatchdogOptions): object {
  return {
    well: !isRunMissing && problems.length === 0,
    lastRun: last === undefined ? null : { day: last.day, at: new Date(last.at).toISOString() },
    withinHours: hoursOf(options),
    late: isRunMissing,
    problems,
  };
}

/** The monitor elsewhere that is to hear when all is well, and then only: its silence is the alarm. Null for none. */
async function monitorOf({ config, heartbeat, url }: WatchdogOptions): Promise<HeartbeatSettings | null> {
  if (url !== undefined) {
    if (isHeartbeatAddress(url)) return { url };
    throw new UsageFailure(`--url: ${NO_HEARTBEAT_ADDRESS}.`);
  }
  if (heartbeat !== true) return null;
  const monitor = (await loadSettings(config))?.settings.heartbeat;
  if (monitor) return monitor;
  throw new UsageFailure('--heartbeat asks the address of "heartbeat" in lastpatch.yaml, and there is none.');
}

async function beat(monitor: HeartbeatSettings | null, { config }: WatchdogOptions): Promise<void> {
  const unheard = monitor && (await askHeartbeat(monitor, config));
  if (unheard) throw new CommandFailure(unheard);
}
