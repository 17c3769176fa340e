/**
 * Plans one day for watches that follow everything:
 *   plan-day.js --watches N [--products FILE.json.gz] [--releases N]
 * of the bundled OpenStack and all products of endoflife.date, or of so many made-up releases.
 */
import { parseArgs } from 'node:util';
import {
  addDays,
  calendarDate,
  type Catalog,
  mergeCatalog,
  NOTICE_KINDS,
  PHASES,
} from '@lastpatch/release-model';
import { DEFAULT_REMINDERS, DEFAULT_SETTLING_DAYS, type Watch } from '@lastpatch/settings';
import { MemoryOutbox } from '../../../../apps/notifier/src/adapters/memory-outbox.ts';
import { runDailyCheck, type RunReport } from '../../../../apps/notifier/src/daily-check/run-daily-check.ts';
import { renderMessage } from '../../../../apps/notifier/src/letters/message.ts';
import { allProducts } from '../all-products.ts';
import { manyReleases } from '../many-releases.ts';
import { measured } from './measured.ts';

const { values } = parseArgs({
  options: { watches: { type: 'string' }, products: { type: 'string' }, releases: { type: 'string' } },
});
const YESTERDAY = calendarDate('2026-08-22');
const TODAY = addDays(YESTERDAY, 1);

const read: Catalog =
  values.releases === undefined
    ? await allProducts(values.products, YESTERDAY)
    : { products: manyReleases(Number(values.releases), YESTERDAY) };
const follow = read.products.map(({ name: product }) => {
  return { product, releases: 'all', phases: PHASES, projects: 'all', kinds: NOTICE_KINDS } as const;
});
const watches = Array.from({ length: Number(values.watches) }, (_, index): Watch => {
  const id = `team-${index}`;
  return { id, title: id, follow, reminders: DEFAULT_REMINDERS, digest: 'off' };
});
const head = {
  revision: 1,
  lastDay: YESTERDAY,
  catalog: mergeCatalog(undefined, read, DEFAULT_SETTLING_DAYS),
  watches: watches.map(({ id }) => ({ id, since: 1 })),
  held: [],
};
const catalog = { products: read.products.map((product) => ({ ...product, asOf: TODAY })) };

await measured(
  () =>
    runDailyCheck({
      outbox: new MemoryOutbox(),
      head: { known: head },
      channels: [],
      settings: { watches, settlingDays: DEFAULT_SETTLING_DAYS },
      brake: null,
      catalog,
      reimport: () => Promise.resolve(undefined),
      fingerprint: () => '',
      render: renderMessage,
      parts: (letter) => [letter],
      today: TODAY,
      now: () => 0,
      waitAtMost: (_, work) => work(new AbortController().signal),
      dryRun: true,
    }),
  (made) => saidOf(made as RunReport),
);

function saidOf({ catalog: known }: RunReport): string {
  const releases = known.products.reduce((sum, { releases: own }) => sum + own.length, 0);
  return `${known.products.length} products, ${releases} releases`;
}
