import type { SourceStore } from '../refresh/upstream.ts';
import { nameOfBytes } from './name-of-bytes.ts';

/** What was read of sources, as another store has it; what is kept besides stays in memory, so that nothing is left behind. */
export class UntouchedSources implements SourceStore {
  readonly #there: SourceStore;
  readonly #kept = new Map<string, Uint8Array>();

  constructor(there: SourceStore) {
    this.#there = there;
  }

  async load(name: string): Promise<Uint8Array | undefined> {
    return this.#kept.get(name) ?? (await this.#there.load(name));
  }

  keep(bytes: Uint8Array): Promise<string> {
    const name = nameOfBytes(bytes);
    this.#kept.set(name, bytes);
    return Promise.resolve(name);
  }

  keepOnly(): Promise<void> {
    return Promise.resolve();
  }
}
