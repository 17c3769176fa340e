import type { Day } from './days.ts';

/** A fact that must be told, in the reference's own form. Days are counted; phases are places in a life. */
export interface Fact {
  readonly kind: string;
  readonly product: string;
  /** Null for what belongs to no release. */
  readonly release: string | null;
  readonly phase: number | null;
  /** The day on which it was seen, or its day came. */
  readonly on: Day;
  /** Upstream's own date of it. */
  readonly date: Day | null;
  readonly was?: Day;
  readonly step?: number;
  readonly project?: string;
  readonly version?: string;
  /** What is valid after a withdrawal, or comes after an announcement. */
  readonly next?: { readonly phase: number; readonly date: Day };
  /** Of an announcement: how often the release has been listed. */
  readonly listings?: number;
  /** The kinds that it is told in place of. */
  readonly standsFor?: readonly string[];
  /** Whether the release has some support before or after it. */
  readonly concernsSupported: boolean;
}

/** The same text for the same fact, and for no other of the same run. */
export function factText(fact: Omit<Fact, 'concernsSupported' | 'standsFor'>): string {
  const { kind, product, release, phase, on, date, was, step, project, version, next, listings } = fact;
  const parts = { release, phase, on, date, was, step, project, version, listings };
  const said = Object.entries(parts).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`${name}=${value}`],
  );
  return [kind, product, ...said, ...(next ? [`next=${next.phase}@${next.date}`] : [])].join(' ');
}
