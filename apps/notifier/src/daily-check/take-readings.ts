import {
  type CalendarDate,
  type Catalog,
  mergeCatalog,
  presentCatalog,
  type Product,
  rebaseProduct,
} from '@lastpatch/release-model';
import type { Settings } from '@lastpatch/settings';
import { addressLetters } from './address-letters.ts';
import type { Letter } from './letter.ts';
import { type Brake, nextHeld } from './brake.ts';
import { withHeardDates } from './heard-dates.ts';
import type { TeamFleet } from './known-fleet.ts';
import { followedBefore } from './known-watches.ts';
import { mutesOf } from './mutes.ts';
import { planNotices } from './plan-notices.ts';
import type { Head, HeldReading, ToldCount } from './ports.ts';

/** What a run has to go by. */
export interface Readings {
  readonly head: Head;
  /** What was read for this run, with the keys that are known. */
  readonly read: Catalog;
  readonly settings: Pick<Settings, 'watches' | 'settlingDays'>;
  readonly today: CalendarDate;
  readonly brake: Brake;
  readonly toldBefore: readonly ToldCount[];
  /** Held readings that someone has let through. */
  readonly accepted: readonly HeldReading[];
  /** A product of the head as this version of Lastpatch reads the same sources, with the keys that are known; undefined when they were not kept. */
  readonly reimported: ReadonlyMap<string, Product>;
  /** What the team runs; undefined where nothing is known of it. */
  readonly fleet?: TeamFleet | undefined;
  /** Of what products say, apart from the day on which they were read. */
  readonly fingerprint: (products: readonly Product[]) => string;
}

/** What a run makes of what it read. */
export interface Taken {
  /** The head's catalog, merged with what was read, apart from what is held. */
  readonly catalog: Catalog;
  readonly letters: readonly Letter[];
  /** Readings that were not taken. */
  readonly held: readonly HeldReading[];
  /** What would have been told with them. */
  readonly heldLetters: readonly Letter[];
  /** The sources whose reading was taken. */
  readonly taken: readonly string[];
  /** Products that this version of Lastpatch may read otherwise than the one before, whose sources were not kept. */
  readonly unsorted: readonly Product[];
}

/**
 * Merges what was read into what was known, and plans and addresses what follows. A reading that would tell a watch far more
 * than it is used to, or that lacks over a tenth of its source's releases, is held: what is known without it still goes out.
 */
export function takeReadings(readings: Readings): Taken {
  const { base, unsorted } = rebase(readings);
  const sources = [...new Set(readings.read.products.map(({ source }) => source))];
  const held: HeldReading[] = [];
  const heldLetters: Letter[] = [];
  for (;;) {
    const heldSources = new Set(held.map(({ source }) => source));
    const plan = planWithout(readings, base, heldSources);
    const taken = sources.filter((source) => !heldSources.has(source));
    const found = nextHeld({ readings, base, sources: taken, letters: plan.letters });
    if (!found) {
      return { catalog: plan.catalog, letters: plan.letters, held, heldLetters, taken, unsorted };
    }
    held.push(found.reading);
    for (const letter of found.letters) {
      if (!heldLetters.some(({ id }) => id === letter.id)) heldLetters.push(letter);
    }
  }
}

interface Plan {
  readonly catalog: Catalog;
  readonly letters: readonly Letter[];
}

function planWithout(
  { head, read, settings, today, fleet }: Readings,
  base: Catalog,
  held: ReadonlySet<string>,
): Plan {
  const taken = { ...read, products: read.products.filter(({ source }) => !held.has(source)) };
  const merged = mergeCatalog(base, taken, settings.settlingDays);
  const { watches } = settings;
  const reminderDays = [...new Set(watches.flatMap(({ reminders }) => reminders))];
  const since = head.lastDay;
  const notices = planNotices({
    previous: base,
    current: merged,
    since,
    today,
    reminderDays,
    endedMutes: mutesOf(fleet?.acks ?? []).endedBetween(since, today),
  });
  const catalog = withHeardDates(merged, { previous: base, notices });
  const present = presentCatalog(catalog);
  const letters = addressLetters({
    watches,
    notices,
    catalog: present,
    today,
    since,
    revision: head.revision + 1,
    welcomed: new Set(head.watches.map(({ id }) => id)),
    followedBefore: followedBefore(watches, head, present),
    fleet,
  });
  return { catalog, letters };
}

/** The head's catalog as this version of Lastpatch reads it, so that only what upstream changes is told. */
function rebase({ head, read, reimported }: Readings): { base: Catalog; unsorted: Product[] } {
  const unsorted: Product[] = [];
  const products = head.catalog.products.map((product) => {
    const now = read.products.find(({ key }) => key === product.key);
    if (!now || (now.importer ?? 1) === (product.importer ?? 1)) return product;
    const again = reimported.get(product.key);
    if (again) return rebaseProduct(product, again);
    // Without its sources upstream's changes cannot be told from ours, and a deadline that moved must not go untold.
    if (now.asOf > product.asOf) unsorted.push(product);
    return product;
  });
  return { base: { products }, unsorted };
}
