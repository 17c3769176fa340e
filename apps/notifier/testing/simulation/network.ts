import type { Outcome } from '../../src/daily-check/ports.ts';
import type { Patience } from './patience.ts';

/** How attempts on a channel end for some days. */
export interface Weather {
  readonly channel: string;
  /** `silent`: its server has been found not to answer, whatever the letter. */
  readonly state: Outcome['state'] | 'breaks' | 'hangs' | 'silent';
  /** One letter of so many has it; the others go out. */
  readonly oneOf: number;
}

/** How an attempt goes. */
export interface Course {
  /** As what it must be taken. */
  readonly state: Outcome['state'];
  /** @throws Error when the channel breaks, as one must not */
  answer(signal: AbortSignal): Promise<Outcome>;
}

/** What a channel that hangs says when nobody waits for it any more; undefined when it never says a thing. */
const LATE_ANSWERS: readonly ('sent' | 'refused' | 'breaks' | undefined)[] = [
  'sent',
  'refused',
  'breaks',
  undefined,
];

/** The channels of a simulation, and how attempts on them end. */
export class Network {
  readonly #patience: Patience;
  #weather: readonly Weather[] = [];

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  set(weather: Weather): void {
    this.#weather = [...this.#weather.filter(({ channel }) => channel !== weather.channel), weather];
  }

  clear(): void {
    this.#weather = [];
  }

  /** The channels whose servers do not answer. */
  get silent(): ReadonlySet<string> {
    return new Set(this.#weather.filter(({ state }) => state === 'silent').map(({ channel }) => channel));
  }

  course(channel: string, letter: string): Course {
    const weather = this.#weather.find((known) => known.channel === channel);
    const number = hash(letter);
    const now = weather && number % weather.oneOf === 0 ? weather.state : 'sent';
    const state = now === 'silent' ? 'pending' : now;
    const isUnclear = state === 'breaks' || state === 'hangs';
    return {
      state: isUnclear ? 'unknown' : state,
      answer: (signal) => (state === 'hangs' ? this.#hang(signal, number) : answered(state)),
    };
  }

  async #hang(signal: AbortSignal, number: number): Promise<Outcome> {
    this.#patience.end(signal);
    const late = LATE_ANSWERS[number % LATE_ANSWERS.length];
    if (late === undefined) return new Promise(() => undefined);
    for (let turn = 0; turn < number % 29; turn += 1) await Promise.resolve();
    return answered(late);
  }
}

async function answered(state: Exclude<Weather['state'], 'silent'>): Promise<Outcome> {
  await Promise.resolve();
  if (state === 'breaks' || state === 'hangs') throw new Error('the channel is broken');
  return state === 'sent' ? { state } : { state, why: 'bad weather' };
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
