import type { Day } from './days.ts';
import { OUT, type PhaseRead, type ReleaseRead } from './reading.ts';
import type { Turn } from './stack-line.ts';

/** What upstream can do to a release whose dates come by themselves. */
export const DATED_TURNS = ['date', 'shift', 'back', 'clear', 'begin', 'correctRelease'] as const;

/** Begun, nobody knows when. */
const BEGUN = 'begun';

/** A release of which upstream gives dates and flags: a date that is not changed comes by itself. */
export class DatedLine {
  readonly key: string;
  isListed = true;
  readonly #starts = new Map<number, Day | typeof BEGUN>();
  readonly #before = new Map<number, Day | typeof BEGUN>();

  constructor(key: string, released: Day) {
    this.key = key;
    this.#starts.set(OUT, released);
  }

  /** What upstream's file says: a date that lies before that of an earlier phase is not in it. */
  read(): ReleaseRead {
    let latest = -Infinity;
    const phases = [...this.#starts]
      .sort(([a], [b]) => a - b)
      .flatMap(([phase, start]): PhaseRead[] => {
        if (start === BEGUN) return [{ phase, day: null, isSaid: true }];
        if (start < latest) return [];
        latest = start;
        return [{ phase, day: start, isSaid: false }];
      });
    return { key: this.key, phases };
  }

  /** @returns whether it changed anything */
  turn(what: (typeof DATED_TURNS)[number], turn: Turn, today: Day): boolean {
    const before = JSON.stringify(this.read());
    this[what](turn, today);
    return JSON.stringify(this.read()) !== before;
  }

  date({ phase, offset }: Turn, today: Day): void {
    this.#set(phaseOf(phase), today + offset);
  }

  shift({ phase, offset }: Turn): void {
    const start = this.#starts.get(phaseOf(phase));
    if (typeof start === 'number') this.#set(phaseOf(phase), start + offset);
  }

  back({ phase }: Turn): void {
    const before = this.#before.get(phaseOf(phase));
    if (before !== undefined) this.#set(phaseOf(phase), before);
  }

  clear({ phase }: Turn): void {
    const start = this.#starts.get(phaseOf(phase));
    if (start !== undefined) this.#before.set(phaseOf(phase), start);
    this.#starts.delete(phaseOf(phase));
  }

  begin({ phase }: Turn): void {
    this.#set(phaseOf(phase), BEGUN);
  }

  correctRelease({ offset }: Turn, today: Day): void {
    this.#starts.set(OUT, Math.min(today, today - Math.abs(offset)));
  }

  #set(phase: number, start: Day | typeof BEGUN): void {
    const before = this.#starts.get(phase);
    if (before !== undefined) this.#before.set(phase, before);
    this.#starts.set(phase, start);
  }
}

/** Its source knows no unmaintained phase: security, extended, end of life. */
function phaseOf(phase: number): number {
  return [3, 4, 6][phase % 3] ?? 6;
}
