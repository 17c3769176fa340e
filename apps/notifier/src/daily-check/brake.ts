import { addDays, type CalendarDate, type Catalog } from '@lastpatch/release-model';
import type { Settings } from '@lastpatch/settings';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';
import { noticeGroups } from './notice-groups.ts';
import type { HeldReading } from './ports.ts';
import { sourceLoss } from './source-loss.ts';
import type { Readings } from './take-readings.ts';

/** How much a run may tell a watch at once; null when nothing is held. */
export type Brake = Settings['brake'] | null;

/** How far back a watch's largest run counts. */
const BRAKE_DAYS = 90;

/** The first day whose runs count for the brake. */
export function brakeSince(today: CalendarDate): CalendarDate {
  return addDays(today, -BRAKE_DAYS);
}

/** What a run would tell, and of whom it is. */
export interface Braking {
  readonly readings: Readings;
  /** What is known without the readings. */
  readonly base: Catalog;
  /** Those that are not held yet. */
  readonly sources: readonly string[];
  readonly letters: readonly Letter[];
}

/** A reading that is to be held, and the letters that would be too long with it. */
export interface Held {
  readonly reading: HeldReading;
  readonly letters: readonly Letter[];
}

/** The reading that is held next; undefined when all that is left may be told. What was let through before is free. */
export function nextHeld(braking: Braking): Held | undefined {
  const { brake, accepted } = braking.readings;
  if (brake === null) return undefined;
  const limited = { ...braking, brake, through: new Set(accepted.flatMap(({ facts }) => facts)) };
  return heldForLoss(limited) ?? heldForFlood(limited);
}

/** The same, with what someone has let through. */
interface Limited extends Braking {
  readonly brake: NonNullable<Brake>;
  readonly through: ReadonlySet<string>;
}

/** A reading that lacks too many of its source's releases. */
function heldForLoss({ readings, base, sources, letters, through }: Limited): Held | undefined {
  for (const source of sources) {
    const { facts, isTooMuch, why } = sourceLoss({ known: base, read: readings.read, source, through });
    if (!isTooMuch) continue;
    const told = idsOf(letters, saidBy(source, readings.read));
    return { reading: heldReading(readings, { source, why, facts: [...facts, ...told] }), letters: [] };
  }
  return undefined;
}

/** Of the readings that make a letter too long, the one that says the most. */
function heldForFlood(limited: Limited): Held | undefined {
  const { readings, sources, letters, through } = limited;
  const flooded = letters.filter((letter) => isFlood(limited, letter));
  const [worst] = sources
    .map((source) => {
      const isSaid = saidBy(source, readings.read);
      const said = flooded.flatMap(({ notices }) => notices.filter(isSaid));
      return { source, count: countOf(said.filter(({ id }) => !through.has(id))) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (!worst) return undefined;
  const told = flooded.map(({ watch, notices }) => `watch ${watch} ${countOf(notices)} notices`);
  return {
    reading: heldReading(readings, {
      source: worst.source,
      why: `it would tell ${told.join(', ')} at once, far more than usual`,
      facts: idsOf(letters, saidBy(worst.source, readings.read)),
    }),
    letters: flooded,
  };
}

/** Whether a letter tells its watch more than the limit, and that many times its largest run. Days that came are free. */
function isFlood({ brake, through, readings }: Limited, { kind, watch, notices }: Letter): boolean {
  if (kind !== 'news') return false;
  const count = countOf(notices.filter(({ id, cause }) => cause === 'source' && !through.has(id)));
  const runs = readings.toldBefore.filter((run) => run.watch === watch).map((run) => run.count);
  return count > brake.notices && count > brake.times * Math.max(0, ...runs);
}

function heldReading(
  { head, read, today, fingerprint }: Readings,
  { source, why, facts }: Pick<HeldReading, 'source' | 'why' | 'facts'>,
): HeldReading {
  const hash = fingerprint(read.products.filter((product) => product.source === source));
  // Upstream goes on changing while something is held.
  const before = head.held.find((known) => known.source === source);
  return { source, hash, since: before?.since ?? today, why, facts };
}

/** What a source says; that a day has come is known without it. */
function saidBy(source: string, { products }: Catalog): (notice: Notice) => boolean {
  const names = new Set(products.filter((product) => product.source === source).map(({ name }) => name));
  return ({ product, cause }) => cause === 'source' && names.has(product);
}

function idsOf(letters: readonly Letter[], isSaid: (notice: Notice) => boolean): string[] {
  return [...new Set(letters.flatMap(({ notices }) => notices.filter(isSaid).map(({ id }) => id)))];
}

function countOf(notices: readonly Notice[]): number {
  return noticeGroups(notices).length;
}
