import { addDays, type CalendarDate, type Catalog, NOTICE_KINDS, PHASES } from '@lastpatch/release-model';
import type { Watch } from '@lastpatch/settings';
import type { Letter } from './letter.ts';
import type { Message } from './message.ts';
import type { Notice } from './notice.ts';
import type { Channel, Outbox } from './ports.ts';
import { runDailyCheck } from './run-daily-check.ts';

/** What a replay needs. */
export interface Replay {
  /** The baseline, which tells nothing. */
  readonly firstDay: CalendarDate;
  /** Inclusive. */
  readonly lastDay: CalendarDate;
  /** What could be read on a day. */
  readonly catalogOn: (day: CalendarDate) => Promise<Catalog>;
  /** Empty, and used for nothing else. */
  readonly outbox: Outbox;
  readonly settlingDays: number;
  /** Days before an end of support on which it is told. */
  readonly reminders: readonly number[];
  readonly render: (letter: Letter, today: CalendarDate) => Message;
}

/** Who reads along: the watch of a replay follows everything. */
const EVERYTHING = 'everything';

/**
 * The daily check for every day from the first to the last, for a watch that follows everything, with no brake: the notices
 * that each day's letter tells, as they are told.
 */
export async function* replay(input: Replay): AsyncGenerator<Notice> {
  const products = new Set<string>();
  for (let day = input.firstDay; day <= input.lastDay; day = addDays(day, 1)) {
    const catalog = await input.catalogOn(day);
    for (const { name } of catalog.products) products.add(name);
    const { deliveries } = await runDailyCheck({
      outbox: input.outbox,
      channels: [NOWHERE],
      settings: { watches: [watchOfAll(products, input.reminders)], settlingDays: input.settlingDays },
      brake: null,
      catalog,
      reimport: () => Promise.resolve(undefined),
      fingerprint: () => '',
      render: input.render,
      parts: (letter) => [letter],
      today: day,
      now: () => 0,
      // What sends nothing does not hang.
      waitAtMost: (_, work) => work(new AbortController().signal),
      dryRun: false,
    });
    for (const { letter } of deliveries) yield* letter.notices;
  }
}

/** Takes every letter and sends it nowhere. */
const NOWHERE: Channel = {
  name: 'replay',
  carries: 'letters',
  timeLimitMs: 0,
  maxBytes: null,
  publish: () => Promise.resolve({ state: 'sent' }),
};

/** What a source has had stays followed: until that has settled, it is not gone. */
function watchOfAll(products: ReadonlySet<string>, reminders: readonly number[]): Watch {
  return {
    id: EVERYTHING,
    title: EVERYTHING,
    follow: [...products].map((product) => ({
      product,
      releases: 'all',
      phases: PHASES,
      projects: 'all',
      kinds: NOTICE_KINDS,
    })),
    reminders,
    digest: 'off',
  };
}
