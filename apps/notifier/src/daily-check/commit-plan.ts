import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import type { Settings } from '@lastpatch/settings';
import type { PartState } from '../refresh/source-state.ts';
import { committedSources } from './committed-sources.ts';
import { knownWatches } from './known-watches.ts';
import { channelsOf } from './letter-channels.ts';
import type { News } from './news.ts';
import {
  type Channel,
  type Commit,
  type Head,
  HeadMovedError,
  type HeldReading,
  type Outbox,
} from './ports.ts';
import type { Taken } from './take-readings.ts';

/** What a commit needs of a run. */
export interface Committing {
  readonly outbox: Outbox;
  readonly channels: readonly Channel[];
  readonly settings: Pick<Settings, 'watches' | 'settlingDays'>;
  /** The catalog as it was read for this run. */
  readonly catalog: Catalog;
  /** What is to be remembered of the sources that it was read from; left out when it was read from none. */
  readonly sources?: readonly PartState[];
  readonly today: CalendarDate;
}

/** The head that counts now, and whether this run has made it, or found nothing to change. */
export interface CommittedPlan {
  readonly head: Head;
  readonly isOurs: boolean;
}

/**
 * Makes a plan real: head, letters and what the operators are to be told, in one step. Where another run was quicker and has
 * planned this day, its head counts.
 *
 * @param head what the plan was made from; undefined at the first run
 * @throws HeadMovedError when another run has committed an earlier day meanwhile
 */
export async function commitPlan(
  check: Committing,
  head: Head | undefined,
  plan: Taken & { readonly news: readonly News[] },
): Promise<CommittedPlan> {
  const { outbox, today, channels, settings, catalog: read } = check;
  const next: Commit['head'] = {
    lastDay: today,
    catalog: plan.catalog,
    watches: knownWatches(settings.watches, head, { catalog: plan.catalog, read }),
    held: plan.held,
    ...rememberedSources(check, head, plan),
    ...(plan.news.length === 0 ? {} : { news: plan.news.map(({ about, on }) => ({ about, on })) }),
  };
  if (head && plan.letters.length === 0 && saysTheSame(head, next)) return { head, isOurs: true };
  try {
    const letters = plan.letters.map((letter) => {
      return { letter, channels: channelsOf(channels, letter).map(({ name }) => name) };
    });
    const revision = await outbox.commit({
      after: head?.revision ?? 0,
      head: next,
      letters,
      taken: plan.taken,
    });
    return { head: { ...next, revision }, isOurs: true };
  } catch (error) {
    const other = error instanceof HeadMovedError ? await outbox.head() : undefined;
    // When the other run has planned this day, what it left open is delivered by either. Else this day has to be planned yet.
    if (other && other.lastDay >= today) return { head: other, isOurs: false };
    throw error;
  }
}

/** What is remembered of the sources: of a run that read none, what was known. */
function rememberedSources(
  { sources: read, catalog }: Committing,
  head: Head | undefined,
  { held }: Taken,
): Pick<Head, 'sources'> {
  const before = head?.sources ?? [];
  if (read === undefined) return before.length === 0 ? {} : { sources: before };
  const heldSources = new Set(held.map(({ source }) => source));
  return {
    sources: committedSources({ before, read, known: head?.catalog, catalog, held: heldSources }),
  };
}

/** Whether a commit would change nothing: the day was planned, and nothing was read, held or set since. */
function saysTheSame(head: Head, next: Commit['head']): boolean {
  const days = ({ products }: Catalog): string => products.map(({ key, asOf }) => `${key} ${asOf}`).join();
  const watched = ({ watches }: Pick<Head, 'watches'>): string =>
    JSON.stringify(watches.map(({ id, followed, dates }) => [id, followed, dates]));
  const holds = (held: readonly HeldReading[]): string =>
    held.map(({ source, hash }) => `${source}@${hash}`).join();
  return (
    head.lastDay === next.lastDay &&
    days(head.catalog) === days(next.catalog) &&
    holds(head.held) === holds(next.held) &&
    watched(head) === watched(next)
  );
}
