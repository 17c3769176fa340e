import { calendarDate, CalendarDateError, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import type { Command } from 'commander';
import { todayIn } from '../adapters/calendar-clock.ts';
import { loadTimeZone } from '../adapters/settings-file.ts';
import { UsageFailure } from './failure.ts';
import { soundTeamCatalog } from './team-catalog.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly config?: string;
  readonly catalog?: string;
  readonly on?: string;
  readonly json?: boolean;
}

/** Adds the options that every command takes. */
export function withGlobalOptions(command: Command): Command {
  return command
    .option('--config <file>', 'settings (default: lastpatch.yaml)')
    .option(
      '--catalog <where>',
      'bundled, a catalog file, a folder of them, or s3://bucket/key (default: what was read last, else bundled)',
    )
    .option('--on <day>', 'the day asked for, YYYY-MM-DD (default: today in the configured time zone)')
    .option('--json', 'JSON on standard output, and nothing else');
}

/** The options of a command that were written, by their names, such as `--no-refresh`. */
export function optionsGiven(command: Command): string[] {
  return command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .filter((option) => option.negate === (command.getOptionValue(option.attributeName()) === false))
    .map(({ long, flags }) => long ?? flags);
}

export { DEFAULT_STATE } from '../adapters/refreshed-catalog.ts';

/**
 * The catalog that the options name, else the newest that this machine knows, with the team's own products.
 *
 * @throws SettingsError with all problems of their files
 */
export async function catalogOf(options: GlobalOptions & { readonly state?: string }): Promise<Catalog> {
  return (await soundTeamCatalog(options)).catalog;
}

/** The day that the options name, else today in the configured time zone. */
export async function dayOf(options: GlobalOptions): Promise<CalendarDate> {
  if (options.on !== undefined) return dayFrom('--on', options.on);
  return todayIn(await loadTimeZone(options.config));
}

/** The day that was written for an option. */
export function dayFrom(option: string, text: string): CalendarDate {
  try {
    return calendarDate(text);
  } catch (error) {
    if (error instanceof CalendarDateError)
      throw new UsageFailure(`${option}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** What a number that is written for an option may be. */
export interface NumberBounds {
  /** Inclusive. */
  readonly least: number;
  /** Inclusive. */
  readonly most: number;
  /**
   * What it is called.
   * @default a number
   */
  readonly what?: string;
}

/** The whole number that was written for an option, within its bounds. */
export function numberFrom(
  option: string,
  text: string,
  { least, most, what = 'a number' }: NumberBounds,
): number {
  const isWritten = /^\d+$/.test(text) && text.length <= String(most).length;
  if (isWritten && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new UsageFailure(
    `${option}: expected ${what} from ${least} to ${most}, got ${JSON.stringify(text.slice(0, 40))}.`,
  );
}

/** The number of days that was written for an option: 0 to 36,500. */
export function daysFrom(option: string, text: string): number {
  return numberFrom(option, text, { least: 0, most: 36500, what: 'a number of days' });
}
