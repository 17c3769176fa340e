import type { Day } from './days.ts';
import type { Fact } from './fact.ts';
import { type Belief, type Beliefs, isBorneOut, type LineMemory, standsIn } from './line-memory.ts';
import { OUT } from './reading.ts';
import { firstToCome } from './standing.ts';

/** All steps that any watch of the simulation may ask for. */
export const STEPS = [180, 90, 30, 7, 1];

/** A step beyond this part of the way from the release day is too early. */
const LONGEST = 3;

/** Between which days, and readings, facts are looked for. */
export interface Span {
  readonly product: string;
  readonly release: string;
  readonly declares: boolean;
  /** The last day that was told. */
  readonly since: Day;
  readonly today: Day;
  /** The day of the reading before. */
  readonly before: Day;
  /** The day of the reading now. */
  readonly asOf: Day;
}

/** The day of the span on which what was read now could first be told. */
export function seenIn({ since, today, asOf }: Pick<Span, 'since' | 'today' | 'asOf'>): Day {
  return Math.min(today, Math.max(asOf, since + 1));
}

/** What a first account says of a release that is listed anew. */
export function announcement({ beliefs, listings }: LineMemory, span: Span): Fact {
  const { product, release, today } = span;
  const phase = Math.max(0, standsIn(beliefs, today, span));
  const next = firstToCome(
    [...beliefs].filter(([other]) => other > phase),
    today,
  );
  return {
    kind: 'announced',
    product,
    release,
    phase,
    on: seenIn(span),
    date: beliefs.get(OUT)?.day ?? null,
    ...(next ? { next } : {}),
    ...(isSupported(phase) ? { standsFor: ['released'] } : {}),
    listings,
    concernsSupported: isSupported(phase) || phase < OUT,
  };
}

/** What is to be told of a release between two states of memory, and what people will have heard then. */
export function lineFacts(
  old: LineMemory,
  now: LineMemory,
  span: Span,
): { readonly facts: Fact[]; readonly memory: LineMemory } {
  const facts: Fact[] = [];
  const beliefs = new Map(now.beliefs);
  for (let phase = 1; phase <= 6; phase += 1) {
    const diary = new PhaseDiary({ phase, old: old.beliefs, now: now.beliefs, span });
    facts.push(...diary.facts());
    const belief = now.beliefs.get(phase);
    if (belief) beliefs.set(phase, { ...belief, heard: diary.heard });
  }
  for (const [phase, belief] of beliefs) {
    beliefs.set(phase, { ...belief, named: lastNamed(phase, belief.day, { old: old.beliefs, facts }) });
  }
  return { facts, memory: { ...now, beliefs } };
}

/** The day that people have in mind: a corrected one of which nothing was told leaves them with the one before. */
function lastNamed(
  phase: number,
  day: Day | null,
  { old, facts }: { readonly old: Beliefs; readonly facts: readonly Fact[] },
): Day | null {
  const before = old.get(phase)?.named ?? null;
  const isNamed = facts.some(
    (fact) =>
      (fact.phase === phase && fact.date === day) || (fact.next?.phase === phase && fact.next.date === day),
  );
  return day === null || before === null || isNamed ? day : before;
}

/** What a first account says besides: ends of support whose planned day has come without a word. */
export function overdueFacts({ beliefs }: LineMemory, span: Span): Fact[] {
  const current = standsIn(beliefs, span.today, span);
  return [3, 4, 5, 6].flatMap((phase) => {
    const belief = beliefs.get(phase);
    const day = belief?.isSaid === false ? belief.day : null;
    const isOverdue = span.declares && day !== null && day <= Math.min(span.today, span.asOf);
    if (!isOverdue || phase <= current) return [];
    const old = new Map([...beliefs].filter(([other]) => other !== phase));
    return new PhaseDiary({ phase, old, now: beliefs, span }).facts();
  });
}

/** Maintained, security and extended are support. */
export function isSupported(phase: number): boolean {
  return phase >= OUT && phase <= 4;
}

interface Pages {
  readonly phase: number;
  readonly old: Beliefs;
  readonly now: Beliefs;
  readonly span: Span;
}

/** What people hear of the beginning of one phase. */
class PhaseDiary {
  heard: Belief['heard'];
  readonly #pages: Pages;
  readonly #facts: Fact[] = [];

  constructor(pages: Pages) {
    this.#pages = pages;
    this.heard = pages.old.get(pages.phase)?.heard ?? 'no';
  }

  facts(): Fact[] {
    const { phase, old, now } = this.#pages;
    const [was, is] = [old.get(phase), now.get(phase)];
    if (is?.isSaid === true && was?.isSaid !== true) this.#begins(is);
    else if (was?.isSaid === true && is?.isSaid !== true) {
      if (isBorneOut(is, this.#pages.span)) this.#standsForItsDay(is?.day ?? null);
      else this.#takenBack(was, is);
    } else if ((was?.day ?? null) !== (is?.day ?? null)) this.#redated(was?.day ?? null, is);
    else if (is?.day != null) this.#daysPass(is, is.day);
    return this.#facts;
  }

  /** Upstream says that the phase has begun. That is news unless it was known to be over already. */
  #begins(is: Belief): void {
    const { phase, span, old } = this.#pages;
    this.heard = 'yes';
    if (standsIn(old, span.before, { asOf: span.before, declares: span.declares }) >= phase) return;
    this.#tell({ kind: phase === OUT ? 'released' : 'entered', on: seenIn(span), date: is.day });
  }

  /** The word is gone for good: told with the date that is valid now, which needs no telling of its own. */
  #takenBack(was: Belief, is: Belief | undefined): void {
    const { phase, span } = this.#pages;
    const next = is?.day == null ? this.#nextPlan() : { phase, date: is.day };
    this.#tell({ kind: 'withdrawn', on: seenIn(span), date: was.day, ...(next ? { next } : {}) });
    this.#standsForItsDay(is?.day ?? null);
  }

  /** Of all plans for what has not begun the first that is to come; when all of their days have passed, the last. */
  #nextPlan(): Fact['next'] {
    const { span, now } = this.#pages;
    const begun = [...now].filter(([, belief]) => belief.isSaid || isBorneOut(belief, span));
    const latest = Math.max(-1, ...begun.map(([phase]) => phase));
    const plans = [...now]
      .flatMap(([phase, { day }]) => (phase > latest && day !== null ? [{ phase, date: day }] : []))
      .sort((a, b) => a.phase - b.phase);
    const first = plans.find(({ date }) => date > span.today) ?? plans.at(-1);
    return plans.findLast(({ date }) => date === first?.date);
  }

  #redated(was: Day | null, is: Belief | undefined): void {
    const { phase, span, now, old } = this.#pages;
    const { today } = span;
    const heardOf = old.get(phase)?.named ?? was;
    const isSaid = is?.isSaid === true;
    const day = is?.day ?? null;
    const hasCome = day !== null && day <= today;
    const standsFor = hasCome ? { standsFor: [phase === OUT ? 'released' : 'entered', 'due'] } : {};
    if (was === null) {
      const isOld =
        hasCome && standsIn(old, span.before, { asOf: span.before, declares: span.declares }) >= phase;
      if (!isSaid && !isOld) this.#tell({ kind: 'scheduled', on: seenIn(span), date: day, ...standsFor });
      this.#standsForItsDay(day);
    } else if (day === null) {
      const isPassed = this.#isOvertaken() || standsIn(now, today, span) >= phase;
      if (!isSaid && !isPassed) {
        this.#tell({ kind: 'unscheduled', on: seenIn(span), date: was, was: heardOf ?? was });
      }
      this.heard = 'no';
    } else if (!hasCome || was > today) {
      this.#tell({ kind: 'moved', on: seenIn(span), date: day, was: heardOf ?? was, ...standsFor });
      this.#standsForItsDay(day);
    } else if (!isSaid && this.heard !== 'yes') {
      // Nobody has heard that the earlier day had come: of the corrected one they shall.
      this.heard = 'no';
      this.#dayComes(day);
    }
  }

  /** What is told of a day that lies in the past stands for the telling that it has come. */
  #standsForItsDay(day: Day | null): void {
    const { span } = this.#pages;
    this.heard = day === null || day > span.today ? 'no' : day <= span.asOf ? 'yes' : 'as planned';
  }

  /** The date stays, and days go by. */
  #daysPass({ isSaid }: Belief, date: Day): void {
    const { phase, span, now } = this.#pages;
    if (!isSaid) this.#dayComes(date);
    if (phase <= OUT || date <= span.today) return;
    if (this.#isOvertaken()) return;
    const start = now.get(OUT)?.day ?? null;
    for (let on = span.since + 1; on <= span.today; on += 1) {
      const step = STEPS.find((days) => days === date - on);
      if (step === undefined || (start !== null && step * LONGEST > date - start)) continue;
      this.#tell({ kind: 'reminder', on, date, step });
    }
  }

  /** A planned day has come: on upstream's silence it is due, or comes by itself; unread it is only what was planned. */
  #dayComes(date: Day): void {
    const { phase, span } = this.#pages;
    if (date > span.today || this.heard === 'yes') return;
    if (this.#isOvertaken()) {
      // Nothing is told; unless that was read since, it may turn out otherwise.
      if (span.asOf >= date) this.heard = 'yes';
    } else if (span.asOf >= date) {
      this.heard = 'yes';
      const itself = phase === OUT ? 'released' : 'entered';
      this.#tell({ kind: span.declares ? 'due' : itself, on: date > span.since ? date : span.today, date });
    } else if (this.heard === 'no' && date > span.since) {
      this.heard = 'as planned';
      this.#tell({ kind: 'reminder', on: date, date, step: 0 });
    }
  }

  /** Whether upstream has said that a later phase has begun: the days of this one mean nothing any more. */
  #isOvertaken(): boolean {
    const { phase, now } = this.#pages;
    return [...now].some(([other, { isSaid }]) => isSaid && other > phase);
  }

  #tell(fact: Pick<Fact, 'kind' | 'on' | 'date'> & Partial<Fact>): void {
    const { phase, span, old, now } = this.#pages;
    const { product, release } = span;
    const life = now.has(phase) ? now : old;
    const earlier = Math.max(-1, ...[...life.keys()].filter((other) => other < phase));
    const concernsSupported = isSupported(phase) || isSupported(earlier);
    this.#facts.push({ product, release, phase, concernsSupported, ...fact });
  }
}
