import type { Outcome } from '../../daily-check/ports.ts';
import type { Attempted } from './transport.ts';

/** One silence may be a slow moment. Two whole time limits are what a run gives a server, however many subscribers it has. */
const MOST_IN_A_ROW = 2;

/** Which servers have not answered in this run: made anew for each. */
export class SilentServers {
  readonly #inARow = new Map<string, number>();
  readonly #silences = new Map<string, string>();

  /** Takes in how an attempt at a server has ended, and gives that as an outcome. */
  heard(server: string, { isSilent, ...outcome }: Attempted): Outcome {
    const inARow = isSilent === true ? (this.#inARow.get(server) ?? 0) + 1 : 0;
    this.#inARow.set(server, inARow);
    // What has been said stays said: an answer that comes after it is of an attempt that was under way.
    if (inARow >= MOST_IN_A_ROW && outcome.state !== 'sent' && !this.#silences.has(server)) {
      this.#silences.set(server, `${server} did not answer twice in a row (${outcome.why})`);
    }
    return outcome;
  }

  /** A sentence without a stop; undefined while a server may answer. */
  silenceOf(server: string): string | undefined {
    return this.#silences.get(server);
  }
}
