import { type PageTree, publicPages } from '@lastpatch/pages';
import type { CalendarDate } from '@lastpatch/release-model';
import { pageScript } from '../adapters/page-script.ts';
import { committedOn } from './committed-catalog.ts';
import { UsageFailure } from './failure.ts';
import { dayOf, type GlobalOptions } from './global-options.ts';
import { sourceCatalog } from './team-catalog.ts';

/** Which pages are wanted. */
export interface WantedPages {
  readonly hasPublic: boolean;
  readonly hasPrivate: boolean;
  /** Where the public ones are read. */
  readonly address?: string | undefined;
}

/** Pages of a day; undefined what was not wanted. */
export interface MadePages {
  readonly on: CalendarDate;
  readonly public: PageTree<'public'> | undefined;
  readonly private: PageTree<'private'> | undefined;
}

/**
 * Pages of what the daily check has committed where it has run, for it knows which dates have moved; else of the catalog that is
 * asked for.
 */
export async function madePages(
  options: GlobalOptions & { readonly state: string },
  { hasPublic, hasPrivate, address }: WantedPages,
): Promise<MadePages> {
  const on = await dayOf(options);
  const committed = options.catalog === undefined ? await committedOn(options.state) : undefined;
  const { catalog: known, lastRun } = committed ?? {};
  const script = await pageScript();
  const team = hasPrivate ? await import('./team-pages.ts') : undefined;
  const secret = await team?.writtenTeamPages(options, { known, on, script, lastRun });
  const catalog = hasPublic ? (known ?? (await sourceCatalog(options))) : undefined;
  return { on, public: catalog && publicPages(catalog, on, { address, script, lastRun }), private: secret };
}

/** Where pages are read, as an option says it. */
export async function addressAsked(text: string): Promise<string> {
  const { NO_ADDRESS, pagesAddress } = await import('@lastpatch/settings');
  const address = pagesAddress(text);
  if (address === undefined) throw new UsageFailure(`--address: ${NO_ADDRESS}.`);
  return address;
}
