import type { Outcome } from '../../src/daily-check/ports.ts';

/** How attempts on a channel end for some days. */
export interface Weather {
  readonly channel: string;
  readonly state: Outcome['state'] | 'breaks';
  /** One letter of so many has it; the others go out. */
  readonly oneOf: number;
}

/** The channels of a simulation, and how attempts on them end. */
export class Network {
  #weather: readonly Weather[] = [];

  set(weather: Weather): void {
    this.#weather = [...this.#weather.filter(({ channel }) => channel !== weather.channel), weather];
  }

  clear(): void {
    this.#weather = [];
  }

  /** @throws Error when the channel breaks, as one must not */
  outcome(channel: string, letter: string): Outcome {
    const weather = this.#weather.find((known) => known.channel === channel);
    if (!weather || hash(letter) % weather.oneOf !== 0 || weather.state === 'sent') return { state: 'sent' };
    if (weather.state === 'breaks') throw new Error('the channel is broken');
    return { state: weather.state, why: 'bad weather' };
  }
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
