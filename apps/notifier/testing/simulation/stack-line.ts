import type { Day } from './days.ts';
import { OUT, OVER, type PhaseRead, type ReleaseRead } from './reading.ts';

/** A change of upstream's, in numbers that mean something in any state of the world, so that sequences of them shrink. */
export interface Turn {
  /** Which of those that there are. */
  readonly which: number;
  readonly phase: number;
  /** How many days from today. */
  readonly offset: number;
  readonly isOdd: boolean;
}

/** What upstream can do to a release whose phases it declares. */
export const STACK_TURNS = [
  'schedule',
  'move',
  'moveBack',
  'takeAway',
  'rename',
  'declare',
  'withdraw',
  'declareAgain',
  'correct',
  'hide',
] as const;

interface Start {
  phase: number;
  day: Day | null;
  /** The day that it had before the last change. */
  before: Day | null;
}

/** A release of which upstream plans dates, and says itself when they have come true. */
export class StackLine {
  readonly key: string;
  isListed = true;
  #words: Start[];
  #plans: Start[] = [];
  #taken: Start[] = [];
  #isBrief = false;

  constructor(key: string, first: { readonly phase: number; readonly day: Day | null }) {
    this.key = key;
    this.#words = [{ ...first, before: null }];
  }

  /** What upstream's file says: a date that lies before that of an earlier phase is not in it. */
  read(): ReleaseRead {
    const shown: PhaseRead[] = [];
    let latest = -Infinity;
    for (const { phase, day } of this.#words) {
      const kept = day !== null && day < latest ? null : day;
      latest = Math.max(latest, kept ?? latest);
      const isPast = phase < this.#furthest() && phase !== OUT;
      if (!this.#isBrief || !isPast) shown.push({ phase, day: kept, isSaid: true });
    }
    for (const { phase, day } of this.#plans.toSorted((a, b) => a.phase - b.phase)) {
      if (phase <= this.#furthest() || (day !== null && day < latest)) continue;
      latest = Math.max(latest, day ?? latest);
      shown.push({ phase, day, isSaid: false });
    }
    return { key: this.key, phases: shown };
  }

  /** @returns whether it changed anything */
  turn(what: (typeof STACK_TURNS)[number], turn: Turn, today: Day): boolean {
    const before = JSON.stringify(this.read());
    this[what](turn, today);
    return JSON.stringify(this.read()) !== before;
  }

  schedule({ phase, offset, isOdd }: Turn, today: Day): void {
    const next = this.#ahead(phase);
    if (next === undefined) return;
    const old = this.#plans.find((plan) => plan.phase === next);
    this.#plans = this.#plans.filter((plan) => plan !== old);
    // Half a dozen fixed offsets are the days of reminders themselves.
    const day = isOdd && offset > 300 ? null : today + offset;
    this.#plans.push({ phase: next, day, before: old?.day ?? null });
  }

  move({ which, offset, isOdd }: Turn, today: Day): void {
    const plan = this.#plan(which);
    if (!plan) return;
    const from = isOdd && plan.day !== null ? plan.day : today;
    [plan.before, plan.day] = [plan.day, from + offset];
  }

  moveBack({ which }: Turn): void {
    const plan = this.#plan(which);
    if (plan && plan.before !== null) [plan.day, plan.before] = [plan.before, plan.day];
  }

  takeAway({ which, isOdd }: Turn): void {
    const plan = this.#plan(which);
    if (!plan) return;
    if (isOdd) [plan.before, plan.day] = [plan.day, null];
    else this.#plans = this.#plans.filter((other) => other !== plan);
  }

  rename({ which, phase }: Turn): void {
    const plan = this.#plan(which);
    const next = this.#ahead(phase);
    if (!plan || next === undefined || this.#plans.some((other) => other.phase === next)) return;
    plan.phase = next;
  }

  declare({ phase, offset, isOdd }: Turn, today: Day): void {
    const planned = this.#plans.filter((plan) => plan.phase > this.#furthest());
    const plan = planned.find((other) => other.phase >= phase) ?? planned[0];
    const next = isOdd && plan ? plan.phase : this.#ahead(phase);
    if (next === undefined) return;
    const day = next === plan?.phase ? plan.day : offset > 60 ? null : today + Math.min(offset, 5);
    this.#words.push({ phase: next, day, before: null });
  }

  withdraw(): void {
    const word = this.#words.length > 1 ? this.#words.pop() : undefined;
    if (word) this.#taken.push(word);
  }

  declareAgain(): void {
    const word = this.#taken.pop();
    if (word && word.phase > this.#furthest()) this.#words.push(word);
  }

  /** A day that lies between those of the phases beside it: history is corrected, not turned round. */
  correct({ which, offset }: Turn, today: Day): void {
    const place = which % this.#words.length;
    const word = this.#words[place];
    if (!word || word.phase === 0) return;
    const earliest = this.#words.slice(0, place).findLast(({ day }) => day !== null)?.day ?? -Infinity;
    const latest = this.#words.slice(place + 1).find(({ day }) => day !== null)?.day ?? Infinity;
    const day = Math.max(earliest, Math.min(latest, today + Math.min(offset, 5)));
    word.day = offset > 60 ? null : day;
  }

  hide(): void {
    this.#isBrief = !this.#isBrief;
  }

  #furthest(): number {
    return this.#words.at(-1)?.phase ?? 0;
  }

  /** A phase beyond the one that upstream says it is in; undefined at the end of its life. */
  #ahead(phase: number): number | undefined {
    const first = Math.max(this.#furthest() + 1, OUT);
    return first > OVER ? undefined : first + (phase % (OVER - first + 1));
  }

  #plan(which: number): Start | undefined {
    const plans = this.#plans.filter(({ phase }) => phase > this.#furthest());
    return plans[which % plans.length];
  }
}
