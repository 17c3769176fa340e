import { askedCalendar } from '@lastpatch/pages';
import { presentCatalog } from '@lastpatch/release-model';
import { askedReleases, eachAsked } from '../asked.ts';
import { committedOn } from '../committed-catalog.ts';
import { CommandFailure, UsageFailure } from '../failure.ts';
import type { GlobalOptions } from '../global-options.ts';
import { sourceCatalog } from '../team-catalog.ts';

/** The options of `lastpatch calendar`. */
export interface CalendarOptions extends GlobalOptions {
  readonly state: string;
}

/** `lastpatch calendar [product[@release] …]`: their dates, or those that the watches follow, as iCalendar. */
export async function calendar(asked: readonly string[], options: CalendarOptions): Promise<void> {
  if (options.json === true) {
    throw new UsageFailure(
      'calendar writes iCalendar, so it cannot be used with --json: upcoming and status write JSON.',
    );
  }
  const known = options.catalog === undefined ? (await committedOn(options.state))?.catalog : undefined;
  if (asked.length === 0) {
    const { watchedCalendar } = await import('../watched-calendar.ts');
    write(await watchedCalendar(options, known), 'the watches follow');
    return;
  }
  const catalog = presentCatalog(known ?? (await sourceCatalog(options)));
  const shown = eachAsked(asked, (name) => askedReleases(catalog, name));
  write(askedCalendar(catalog, shown), 'was asked for');
}

/** @param what it is of, after `what` */
function write(text: string | undefined, what: string): void {
  if (text === undefined)
    throw new CommandFailure(`Nothing of what ${what} has a date, so there is no calendar of it.`);
  process.stdout.write(text);
}
