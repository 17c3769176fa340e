import type { Fleet } from '@lastpatch/fleet';
import type { PageTree, Visibility } from '@lastpatch/pages';
import type { Settings } from '@lastpatch/settings';
import type { PublishedPages } from '../adapters/published-pages.ts';
import type { RunReport } from '../daily-check/run-daily-check.ts';

/** Where pages go. */
export interface PagePlaces {
  /** Publishes what everybody may see; undefined where that is not published. */
  readonly public?: Publish<'public'> | undefined;
  /** The same of what the team alone may see. */
  readonly private?: Publish<'private'> | undefined;
}

/** Makes a place hold these pages, and no others. */
export type Publish<V extends Visibility> = (pages: PageTree<V>) => Promise<PublishedPages>;

/** What a run did to pages. */
export interface PagesOfRun {
  /** Null where none were to be published, or they were not. */
  readonly public: PublishedPages | null;
  readonly private: PublishedPages | null;
  /** Why pages were not published, or not all of them. */
  readonly failures: readonly unknown[];
}

/** What the pages are of. */
export interface RunToPublish {
  readonly report: RunReport;
  /** As they are written. */
  readonly settings: Settings;
  readonly fleet: Fleet | undefined;
  /** When it had done all that it should, in milliseconds since the epoch; undefined where it has not. */
  readonly lastRun: number | undefined;
}

/** Publishes what a run has committed. Whatever fails is handed back: letters and the heartbeat do not depend on it. */
export async function publishPages(
  places: PagePlaces,
  { report, settings, fleet, lastRun }: RunToPublish,
): Promise<PagesOfRun> {
  const { catalog, lastDay } = report;
  // An event of an earlier day finds what is known of a later one.
  const on = lastDay !== undefined && lastDay > report.on ? lastDay : report.on;
  const failures: unknown[] = [];
  const attempt = async (
    publishing: () => Promise<PublishedPages | null>,
  ): Promise<PublishedPages | null> => {
    try {
      return await publishing();
    } catch (error) {
      failures.push(error);
      return null;
    }
  };
  const open = await attempt(async () => {
    if (!places.public) return null;
    const { publicPages } = await import('@lastpatch/pages');
    const { pageScript } = await import('../adapters/page-script.ts');
    const address = settings.pages?.address ?? undefined;
    return places.public(publicPages(catalog, on, { address, lastRun, script: await pageScript() }));
  });
  const secret = await attempt(async () => {
    if (!places.private) return null;
    const { teamPages } = await import('./team-pages.ts');
    const { pageScript } = await import('../adapters/page-script.ts');
    return places.private(teamPages(catalog, { settings, fleet, on, lastRun, script: await pageScript() }));
  });
  return { public: open, private: secret, failures };
}
