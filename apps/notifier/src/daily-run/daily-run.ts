import { type Fleet, placeEnvironments } from '@lastpatch/fleet';
import {
  type CalendarDate,
  type Catalog,
  findProduct,
  mergeCatalog,
  presentCatalog,
} from '@lastpatch/release-model';
import type { LiveSource, Settings, SettingsProblem, SettingsText } from '@lastpatch/settings';
import { fingerprint } from '../adapters/fingerprint.ts';
import { UntouchedSources } from '../adapters/untouched-sources.ts';
import { needsWholeOpenstack } from '../adapters/upstream/upstreams.ts';
import { waitAtMost } from '../adapters/wait-at-most.ts';
import type { FormerSubscribers } from '../daily-check/former-subscribers.ts';
import type { Channel, Head, Heartbeat, Outbox } from '../daily-check/ports.ts';
import { runDailyCheck, type RunReport } from '../daily-check/run-daily-check.ts';
import { letterParts } from '../letters/letter-parts.ts';
import { renderMessage } from '../letters/message.ts';
import { listed } from '../letters/english/words.ts';
import { roomOn } from './channels-room.ts';
import type { RefreshedSource } from '../refresh/refresh-sources.ts';
import type { PartState } from '../refresh/source-state.ts';
import type { SourceStore } from '../refresh/upstream.ts';
import { LiveSources, withRefreshed } from './live-sources.ts';
import { checkedSettings } from './checked-settings.ts';
import { operatorNews } from './operator-news.ts';
import { type PagePlaces, type PagesOfRun, publishPages } from './publish-pages.ts';
import { runningFollowed, runningSources, runsProjects, unplacedSaid } from './running-fleet.ts';

/** What is known without reading upstream, with the team's own products, and what is wrong with the files of those. */
export interface KnownCatalog {
  readonly catalog: Catalog;
  readonly problems: readonly SettingsProblem[];
}

/** What the daily check is done with, wherever it runs. */
export interface DailyRun {
  readonly outbox: Outbox;
  readonly channels: readonly Channel[];
  /** Subscribers who have left; left out where that cannot be told. */
  readonly former?: FormerSubscribers;
  readonly written: SettingsText;
  /** The name of the settings, for messages. */
  readonly settingsName: string;
  readonly team: KnownCatalog;
  /** What the team runs; undefined where the settings say nothing of it. */
  readonly fleet?: Fleet | undefined;
  /** Where what is read of sources is kept. */
  readonly store: SourceStore;
  /** Reads a file that the settings name, as text. */
  readonly readText: (path: string) => Promise<string>;
  /** Whether sources are read anew. */
  readonly isRefresh: boolean;
  readonly today: CalendarDate;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How many milliseconds the run may still take; left out where nothing limits it. */
  readonly timeLeft?: () => number;
  /** Whether it is that of a deployment, which commands then have to name. */
  readonly isRemote?: boolean;
  /** Told what was committed, before any letter is sent. */
  readonly committed?: (done: Committed) => Promise<void>;
  /** Records that the run has done all that it should; the outbox does where this is left out. */
  readonly heartbeat?: (beat: Heartbeat) => Promise<void>;
  /** Where pages are published after the letters; left out where they are not. */
  readonly pages?: PagePlaces;
  readonly dryRun: boolean;
  /** Told what begins that may take its time, as in `Reading OpenStack`. */
  readonly begin?: (step: string) => void;
  /** Told what goes wrong and may be the cause of what goes wrong next. */
  readonly tell: (sentence: string) => void;
}

/** What was committed, and by which settings. */
export interface Committed {
  readonly report: RunReport;
  readonly settings: Settings;
}

/** What came of it. */
export interface DailyRunDone extends Committed {
  /** The sources that were read anew; empty when none was to be. */
  readonly refreshed: readonly RefreshedSource[];
  /** What the head remembers of its sources now. */
  readonly states: readonly PartState[];
  readonly live: LiveSources;
  readonly pages: PagesOfRun;
}

/**
 * The daily check: reads the sources that are followed, when that is wanted, and does the rest with what they
 * say; a source that cannot be read keeps what is known of it. Pages come after the letters, and the heartbeat is recorded last.
 *
 * @throws SettingsError when the settings name what nobody knows
 */
export async function dailyRun(run: DailyRun): Promise<DailyRunDone> {
  const { dryRun, fleet, outbox, written } = run;
  const { heartbeat = (beat: Heartbeat) => outbox.heartbeat(beat) } = run;
  const beats: Heartbeat[] = [];
  const done = await checkDay({ ...run, heartbeat: (beat) => Promise.resolve(void beats.push(beat)) });
  if (run.pages !== undefined) run.begin?.('Publishing the pages');
  const pages = await publishPages(dryRun ? {} : (run.pages ?? {}), {
    report: done.report,
    settings: written.settings,
    fleet,
    lastRun: beats.at(-1)?.at,
  });
  for (const beat of beats) await heartbeat(beat);
  return { ...done, pages };
}

async function checkDay(run: DailyRun): Promise<Omit<DailyRunDone, 'pages'>> {
  const { outbox, written, today, now, dryRun } = run;
  const head = await outbox.head();
  const base = withUnreadProducts(run.team, head?.catalog);
  const states = head?.sources ?? [];
  const live = liveSources(run, head);
  if (run.isRefresh) run.begin?.(`Reading ${listed(live.titles)}`);
  const refreshed = run.isRefresh
    ? await live.refresh(head?.catalog ?? base, { states, today, now })
    : { sources: [], states };
  const catalog = run.isRefresh ? withRefreshed(base, refreshed, head?.catalog) : base;
  const known = mergeCatalog(head?.catalog, catalog, written.settings.settlingDays);
  const present = presentCatalog(known);
  const placed = placeEnvironments(present, run.fleet?.environments ?? []);
  const settings = runningFollowed(sound(run, known, refreshed.sources), placed, present);
  // What cannot be placed is watched by nobody. How much that is, is no secret; what it is, `lastpatch plan` says.
  const unplaced = unplacedSaid(placed);
  if (unplaced !== undefined) run.tell(unplaced);
  const reimporter = live.reimporter(states);
  run.begin?.('Finding what has changed');
  const report = await runDailyCheck({
    outbox,
    head: { known: head },
    channels: run.channels,
    ...(run.former ? { former: run.former } : {}),
    settings,
    brake: settings.brake,
    fleet: run.fleet && { fleet: run.fleet, acks: await outbox.acks() },
    catalog,
    ...(run.isRefresh ? { sources: refreshed.states } : {}),
    reimport: (product) => reimporter.product(product),
    fingerprint,
    render: renderMessage,
    parts: (letter, channels) => {
      const { maxBytes, bytesOf } = roomOn(channels);
      return letterParts(letter, maxBytes, bytesOf);
    },
    today,
    now,
    waitAtMost,
    news: (found) => operatorNews(found, settings.watches, { isRemote: run.isRemote ?? false }),
    ...(run.timeLeft === undefined ? {} : { timeLeft: run.timeLeft }),
    ...(run.committed === undefined
      ? {}
      : { committed: async (report) => run.committed?.({ report, settings }) }),
    ...(run.heartbeat === undefined ? {} : { heartbeat: run.heartbeat }),
    dryRun,
  });
  return { report, settings, refreshed: refreshed.sources, states: report.sources, live };
}

/** What upstream has dropped since was once a good name: it is reported, and stops nobody. */
function sound(
  { written, settingsName, team, tell }: DailyRun,
  known: Catalog,
  refreshed: readonly RefreshedSource[],
): Settings {
  try {
    return checkedSettings(written, known, settingsName, team.problems);
  } catch (error) {
    // A name may be unknown only because its source could not be read.
    for (const { title, products, problems } of refreshed) {
      if (!products) tell(`${title} could not be read: ${problems.join('; ')}`);
    }
    throw error;
  }
}

function liveSources(
  { written, team, fleet, store, readText, dryRun }: DailyRun,
  head: Head | undefined,
): LiveSources {
  const { settings } = written;
  const known = head?.catalog ?? team.catalog;
  const followed = followedSources(settings, fleet, known);
  const sources = settings.refresh.sources.filter((source) => followed.has(source));
  return new LiveSources(
    { ...settings, refresh: { ...settings.refresh, sources } },
    {
      store: dryRun ? new UntouchedSources(store) : store,
      isWhole: needsWholeOpenstack(settings.watches) || runsProjects(fleet, known),
      readText,
    },
  );
}

/** The sources of what the watches follow. A name that is not known yet may be one of endoflife.date's. */
function followedSources(
  { watches }: Settings,
  fleet: Fleet | undefined,
  known: Catalog,
): ReadonlySet<LiveSource> {
  const names = watches.flatMap(({ follow }) => follow.map(({ product }) => product));
  const isRunning = watches.some(({ running }) => running !== undefined);
  const sources = [
    ...names.map((name) => findProduct(known, name)?.source ?? sourceOfName(name)),
    ...(isRunning ? runningSources(fleet, known) : []),
  ];
  return new Set(sources.filter((source) => source !== 'custom'));
}

function sourceOfName(name: string): LiveSource {
  return name.toLowerCase() === 'openstack' ? 'openstack' : 'endoflife-date';
}

/**
 * What was read. While files of own products cannot be used, what is known of those that are not read stands as it is: it is
 * not missing.
 */
function withUnreadProducts({ catalog, problems }: KnownCatalog, before: Catalog | undefined): Catalog {
  if (problems.length === 0) return catalog;
  const read = new Set(catalog.products.map(({ key }) => key));
  const unread = before?.products.filter(({ key, source }) => source === 'custom' && !read.has(key)) ?? [];
  return { ...catalog, products: [...catalog.products, ...unread] };
}
