import type { SourceStore } from '../../../refresh/upstream.ts';
import type { ListedStore } from './bucket.ts';
import { OBJECT_PREFIXES } from './object-keys.ts';
import { nameOfBytes } from '../../name-of-bytes.ts';

const NAME = /^[0-9a-f]{64}$/;

/** A run that is under way may have kept what no head names yet; after this nobody waits for it any more. */
const YOUNG_MS = 2 * 24 * 60 * 60 * 1000;

/** What was read of sources, in a bucket: each object is named by the SHA-256 of its bytes, so that one that is damaged is known. */
export class SourceObjects implements SourceStore {
  readonly #bucket: ListedStore;
  readonly #now: () => number;
  readonly #there = new Map<string, Uint8Array>();
  #isChanged = false;

  /** @param now milliseconds since the epoch */
  constructor(bucket: ListedStore, now: () => number) {
    this.#bucket = bucket;
    this.#now = now;
  }

  async load(name: string): Promise<Uint8Array | undefined> {
    if (!NAME.test(name)) return undefined;
    const known = this.#there.get(name);
    if (known) return known;
    const bytes = await this.#bucket.get(keyOf(name));
    if (!bytes || nameOfBytes(bytes) !== name) return undefined;
    this.#there.set(name, bytes);
    return bytes;
  }

  async keep(bytes: Uint8Array): Promise<string> {
    const name = nameOfBytes(bytes);
    if (this.#there.has(name)) return name;
    await this.#bucket.put(keyOf(name), bytes);
    this.#there.set(name, bytes);
    this.#isChanged = true;
    return name;
  }

  /** Looks for what can go only when something has come: otherwise nothing can have become superfluous. */
  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    if (!this.#isChanged) return;
    const old = this.#now() - YOUNG_MS;
    const listed = await this.#bucket.list(OBJECT_PREFIXES.sources);
    const superfluous = listed.filter(
      ({ key, changedAt }) => !names.has(key.slice(OBJECT_PREFIXES.sources.length)) && changedAt < old,
    );
    await this.#bucket.delete(superfluous.map(({ key }) => key));
    this.#isChanged = false;
  }
}

function keyOf(name: string): string {
  return OBJECT_PREFIXES.sources + name;
}
