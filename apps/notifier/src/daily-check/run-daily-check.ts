import {
  type CalendarDate,
  type Catalog,
  mergeCatalog,
  presentCatalog,
  type Product,
  recogniseRenamed,
} from '@lastpatch/release-model';
import type { Settings } from '@lastpatch/settings';
import type { PartState } from '../refresh/source-state.ts';
import { addressLetters } from './address-letters.ts';
import { type Brake, brakeSince } from './brake.ts';
import { commitPlan } from './commit-plan.ts';
import { deliverAll, type DeliveryReport } from './deliver.ts';
import type { FormerSubscribers } from './former-subscribers.ts';
import type { TeamFleet } from './known-fleet.ts';
import type { Letter } from './letter.ts';
import { channelsOf } from './letter-channels.ts';
import type { Message } from './message.ts';
import type { News, NewsInput } from './news.ts';
import {
  type Channel,
  type Head,
  type Heartbeat,
  type HeldReading,
  type KnownWatch,
  type Outbox,
  type WaitAtMost,
} from './ports.ts';
import { type Taken, takeReadings } from './take-readings.ts';

/** What a run needs; the day and the time are handed in. */
export interface DailyCheck {
  readonly outbox: Outbox;
  readonly channels: readonly Channel[];
  /** Subscribers who have left; left out where that cannot be told. */
  readonly former?: FormerSubscribers;
  readonly settings: Pick<Settings, 'watches' | 'settlingDays'>;
  readonly brake: Brake;
  /** What the team runs; left out where nothing is known of it. */
  readonly fleet?: TeamFleet | undefined;
  /** The head, where it has been read already; else it is read first. */
  readonly head?: { readonly known: Head | undefined };
  /** The catalog as it was read for this run. */
  readonly catalog: Catalog;
  /** What is to be remembered of the sources that it was read from; left out when it was read from none. */
  readonly sources?: readonly PartState[];
  /**
   * A product of the head, imported again from the sources that it was made of, by this version of Lastpatch; undefined when
   * they were not kept. Asked only of a product whose importer has changed.
   */
  readonly reimport: (product: Product) => Promise<Product | undefined>;
  /** The same text for products that say the same, apart from the day on which they were read. */
  readonly fingerprint: (products: readonly Product[]) => string;
  readonly render: (letter: Letter, today: CalendarDate) => Message;
  /** One letter, or several numbered ones when it is too large for one message on any of the channels. */
  readonly parts: (letter: Letter, channels: readonly Channel[]) => readonly Letter[];
  readonly today: CalendarDate;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Ends the wait for a channel that hangs. */
  readonly waitAtMost: WaitAtMost;
  /** How many milliseconds the run may still take; left out where nothing limits it. */
  readonly timeLeft?: () => number;
  /** What there is to tell the operators; left out where nobody tells them. */
  readonly news?: (found: NewsInput) => readonly News[];
  /** Told what was committed, before any letter is sent, for the run may break off at its letters. */
  readonly committed?: (report: RunReport) => Promise<void>;
  /** Records that the run has done all that it should; the outbox does where this is left out. */
  readonly heartbeat?: (beat: Heartbeat) => Promise<void>;
  /** Show what would be told; record and send nothing. */
  readonly dryRun: boolean;
}

/** What a run did. */
export interface RunReport {
  readonly on: CalendarDate;
  readonly revision: number;
  /** The last day that had been planned before; undefined at the first run. */
  readonly lastDay: CalendarDate | undefined;
  /** What the run went by, without what upstream has dropped. */
  readonly catalog: Catalog;
  /** The same with it. */
  readonly merged: Catalog;
  /** What was read for this run, taken or not, with the keys that were known. */
  readonly read: Catalog;
  /** Those of this run, in the order of the watches, those left open by earlier ones, and those that are held. */
  readonly deliveries: readonly DeliveryReport[];
  /** Readings that were not taken. */
  readonly held: readonly HeldReading[];
  /** Products that this version of Lastpatch may read otherwise: what is told of them may be ours, not upstream's. */
  readonly unsorted: readonly Product[];
  /** The head before this run, or before the run that was quicker with the same; undefined at the first run. */
  readonly before: Pick<Head, 'catalog' | 'held'> | undefined;
  /** What the head remembers of its sources now. */
  readonly sources: readonly PartState[];
  /** What the operators are to be told: what they have been told already is not in it, and what another run tells them. */
  readonly news: readonly News[];
  /** Whether its time was over before all letters were delivered: the next run goes on. */
  readonly isCut: boolean;
}

/**
 * The daily check: plans what is due since the last run, commits facts and letters together, then delivers what is
 * committed, of this run or an earlier one. A day before the last one plans nothing and only delivers.
 */
export async function runDailyCheck(check: DailyCheck): Promise<RunReport> {
  const head = check.head ? check.head.known : await check.outbox.head();
  const known = head ? { ...check, catalog: recogniseRenamed(head.catalog, check.catalog) } : check;
  const done =
    head && check.today < head.lastDay ? await onlyDeliver(known, head) : await planAndDeliver(known, head);
  const isDone = !check.dryRun && !done.isCut;
  if (isDone)
    await (check.heartbeat ?? ((beat) => check.outbox.heartbeat(beat)))({
      day: check.today,
      at: check.now(),
    });
  return done;
}

async function planAndDeliver(check: DailyCheck, head: Head | undefined): Promise<RunReport> {
  const plan = head ? await planned(check, head) : firstPlan(check);
  const letters = plan.letters.flatMap((letter) => {
    const channels = channelsOf(check.channels, letter);
    return channels.length === 0 ? [] : check.parts(letter, channels);
  });
  const news = newsOf(check, head, plan);
  const held = plan.heldLetters.map((letter): DeliveryReport => ({ letter, channel: 'none', state: 'held' }));
  if (check.dryRun) {
    const shown = letters.map((letter): DeliveryReport => {
      return { letter, channel: 'none', state: 'pending', why: 'dry run' };
    });
    const { revision = 0, sources = [] } = head ?? {};
    const deliveries = [...shown, ...held];
    return report(check, head, { plan, revision, sources, before: head, news, deliveries });
  }
  const { head: committed, isOurs } = await commitPlan(check, head, { ...plan, letters, news });
  const { revision, sources = [] } = committed;
  const done = { plan, revision, sources, before: isOurs ? head : committed, news: isOurs ? news : [] };
  await check.committed?.(report(check, head, { ...done, deliveries: held }));
  // The other run may go by newer settings: whom it knows, it has welcomed.
  const watches = isOurs ? settledWatches(check, committed) : committed.watches;
  const deliveries = await deliverWith(check, committed, watches);
  return report(check, head, { ...done, deliveries: [...deliveries, ...held] });
}

async function onlyDeliver(check: DailyCheck, head: Head): Promise<RunReport> {
  const plan = { ...NOTHING, catalog: head.catalog, held: head.held };
  const deliveries = check.dryRun ? [] : await deliverWith(check, head, settledWatches(check, head));
  const { revision, sources = [] } = head;
  return report(check, head, { plan, revision, sources, before: head, news: [], deliveries });
}

/** What the operators have not been told: what is new by this run, and what earlier ones have left. */
function newsOf(
  { news, today }: DailyCheck,
  head: Head | undefined,
  { held, catalog }: Taken,
): readonly News[] {
  return news?.({ on: today, before: head, held, merged: catalog, open: head?.news ?? [] }) ?? [];
}

const NOTHING = { letters: [], held: [], heldLetters: [], taken: [], unsorted: [] } as const;

/** The first run tells no history: every watch gets its welcome. */
function firstPlan({ catalog: read, settings, today, fleet }: DailyCheck): Taken {
  const catalog = mergeCatalog(undefined, read, settings.settlingDays);
  const letters = addressLetters({
    watches: settings.watches,
    notices: [],
    catalog: presentCatalog(catalog),
    today,
    since: undefined,
    revision: 1,
    welcomed: new Set(),
    followedBefore: new Map(),
    fleet,
  });
  return { ...NOTHING, catalog, letters };
}

async function planned(check: DailyCheck, head: Head): Promise<Taken> {
  const { outbox, catalog, settings, today, brake, fingerprint } = check;
  const reimported = new Map<string, Product>();
  for (const product of head.catalog.products) {
    const now = catalog.products.find(({ key }) => key === product.key);
    if (!now || (now.importer ?? 1) === (product.importer ?? 1)) continue;
    const again = await check.reimport(product);
    const known = again && recogniseRenamed(head.catalog, { products: [again] }).products[0];
    if (known) reimported.set(product.key, known);
  }
  const toldBefore = brake === null ? [] : await outbox.toldSince(brakeSince(today));
  const accepted = brake === null ? [] : await outbox.accepted();
  return takeReadings({
    head,
    read: catalog,
    settings,
    today,
    brake,
    toldBefore,
    accepted,
    reimported,
    fleet: check.fleet,
    fingerprint,
  });
}

/** The watches of the settings that have had their welcome. */
function settledWatches({ settings }: DailyCheck, { watches }: Head): readonly KnownWatch[] {
  const there = new Set(settings.watches.map(({ id }) => id));
  return watches.filter(({ id }) => there.has(id));
}

function deliverWith(check: DailyCheck, head: Head, known: readonly KnownWatch[]): Promise<DeliveryReport[]> {
  const { outbox, channels, former, now, waitAtMost, render, timeLeft = () => Infinity } = check;
  const watches = new Map(known.map(({ id, since }) => [id, since] as const));
  const catalog = presentCatalog(head.catalog);
  // An event of an earlier day sends what was committed since: its days are counted from the day that is known to have come.
  const today = check.today < head.lastDay ? head.lastDay : check.today;
  return deliverAll({
    outbox,
    channels,
    ...(former ? { former } : {}),
    watches,
    catalog,
    today,
    now,
    waitAtMost,
    timeLeft,
    render,
  });
}

function report(
  { today, catalog: read }: DailyCheck,
  head: Head | undefined,
  done: Pick<RunReport, 'revision' | 'sources' | 'before' | 'news' | 'deliveries'> & { readonly plan: Taken },
): RunReport {
  const { plan, revision, sources, before, news, deliveries } = done;
  return {
    on: today,
    revision,
    lastDay: head?.lastDay,
    catalog: presentCatalog(plan.catalog),
    merged: plan.catalog,
    read,
    deliveries,
    held: plan.held,
    unsorted: plan.unsorted,
    before,
    sources,
    news,
    isCut: deliveries.some(({ isCut }) => isCut === true),
  };
}
