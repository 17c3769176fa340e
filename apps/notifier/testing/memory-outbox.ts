import type { Letter } from '../src/daily-check/letter.ts';
import {
  type Commit,
  type DeliveryState,
  type Head,
  HeadMovedError,
  type OpenDelivery,
  type Outbox,
  type Outcome,
} from '../src/daily-check/ports.ts';

interface Delivery {
  readonly letter: Letter;
  readonly channel: string;
  state: DeliveryState;
  attempts: number;
  leaseUntil: number;
}

/** An outbox in memory. Each call gives way to others first, as one that is far away would. */
export class MemoryOutbox implements Outbox {
  #head: Head | undefined;
  #deliveries: readonly Delivery[] = [];
  readonly #letters = new Map<string, Letter>();

  async head(): Promise<Head | undefined> {
    await others();
    return this.#head;
  }

  async welcomed(): Promise<ReadonlySet<string>> {
    await others();
    return new Set(
      [...this.#letters.values()].filter(({ kind }) => kind === 'welcome').map(({ watch }) => watch),
    );
  }

  async commit({ after, day, catalog, letters, channels }: Commit): Promise<number> {
    await others();
    if ((this.#head?.revision ?? 0) !== after) throw new HeadMovedError(after);
    const ids = letters.map(({ id }) => id);
    if (new Set([...this.#letters.keys(), ...ids]).size < this.#letters.size + ids.length)
      throw new Error('two letters have one id');
    this.#head = { revision: after + 1, lastDay: day, catalog };
    for (const letter of letters) this.#letters.set(letter.id, letter);
    const fresh = letters.flatMap((letter) =>
      channels.map((channel): Delivery => {
        return { letter, channel, state: 'pending', attempts: 0, leaseUntil: 0 };
      }),
    );
    this.#deliveries = [...this.#deliveries, ...fresh];
    return after + 1;
  }

  async openDeliveries(): Promise<readonly OpenDelivery[]> {
    await others();
    return this.#deliveries.flatMap(({ letter, channel, state, attempts }) =>
      state === 'sent' ? [] : [{ letter, channel, state, attempts }],
    );
  }

  async claim(wanted: OpenDelivery, now: number, leaseMs: number): Promise<boolean> {
    await others();
    const delivery = this.#find(wanted);
    const isTaken = delivery.state === 'claimed' && delivery.leaseUntil >= now;
    if (delivery.state === 'sent' || isTaken) return false;
    delivery.state = 'claimed';
    delivery.attempts += 1;
    delivery.leaseUntil = now + leaseMs;
    return true;
  }

  async settle(wanted: OpenDelivery, { state }: Outcome): Promise<void> {
    await others();
    this.#find(wanted).state = state;
  }

  #find({ letter, channel }: OpenDelivery): Delivery {
    const found = this.#deliveries.find(
      (known) => known.letter.id === letter.id && known.channel === channel,
    );
    if (!found) throw new Error(`there is no delivery of ${letter.id} on ${channel}`);
    return found;
  }
}

function others(): Promise<void> {
  return Promise.resolve();
}
