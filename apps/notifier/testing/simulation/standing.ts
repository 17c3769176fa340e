import type { Day } from './days.ts';
import { standsIn } from './line-memory.ts';
import type { ProductMemory } from './product-memory.ts';

/** Where a release stands on a day, in the reference's own form. */
export interface LineStanding {
  readonly product: string;
  readonly release: string;
  /** Its place in a life; -1 while nothing of it has begun. */
  readonly phase: number;
  readonly next: { readonly phase: number; readonly date: Day } | null;
  /** Whether it has support, or is to have it, on the day or by the last reading. */
  readonly isAlive: boolean;
}

/** Of which product, and by which rules its phases begin. */
export interface StandingProduct {
  readonly name: string;
  readonly declares: boolean;
  readonly memory: ProductMemory;
}

/** Where the releases of a product stand that are there. */
export function standingsOn(today: Day, { name, declares, memory }: StandingProduct): LineStanding[] {
  const { asOf, lines } = memory;
  return [...lines].flatMap(([release, { beliefs, isGone }]): LineStanding[] => {
    if (isGone) return [];
    const [phase, lastRead] = [today, asOf].map((day) => standsIn(beliefs, day, { asOf, declares }));
    const next = firstToCome(
      [...beliefs].filter(([other]) => other > (phase ?? -1)),
      today,
    );
    return [
      {
        product: name,
        release,
        phase: phase ?? -1,
        next: next ?? null,
        isAlive: [phase, lastRead].some((place = -1) => place >= 0 && place <= LAST_SUPPORTED),
      },
    ];
  });
}

/** The phase in which a release is once the first day is there on which one begins: of several the furthest. */
export function firstToCome(
  beliefs: readonly (readonly [phase: number, { readonly day: Day | null }])[],
  today: Day,
): { readonly phase: number; readonly date: Day } | undefined {
  const ahead = beliefs
    .flatMap(([phase, { day }]) => (day !== null && day > today ? [{ phase, date: day }] : []))
    .sort((a, b) => a.phase - b.phase);
  return ahead.findLast(({ date }) => date === ahead[0]?.date);
}

/** Extended maintenance is support. */
const LAST_SUPPORTED = 4;

/** What is said of where a release stands: the same text for the same standing. */
export function whereItStands(standing: Omit<LineStanding, 'isAlive'> & { readonly isNew: boolean }): string {
  const { product, release, phase, next, isNew } = standing;
  const then = next === null ? '' : ` next=${next.phase}@${next.date}`;
  return `${product} release=${release} phase=${phase}${then}${isNew ? ' new' : ''}`;
}
