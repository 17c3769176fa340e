import { createHash } from 'node:crypto';
import type { ListedObject, ListedStore, ObjectHeaders } from '../src/adapters/aws/s3/bucket.ts';

/** Objects in memory, which tests can look at, change and damage. */
export class MemoryObjects implements ListedStore {
  readonly name = 'bucket';
  readonly objects = new Map<string, Uint8Array>();
  /** When each was written, in milliseconds since the epoch. */
  readonly times = new Map<string, number>();
  /** With what each is served, where that was said. */
  readonly headers = new Map<string, ObjectHeaders>();
  /** The keys that were written, in their order. */
  readonly written: string[] = [];
  now = 0;

  get(key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.objects.get(key));
  }

  put(key: string, bytes: Uint8Array, headers?: ObjectHeaders): Promise<void> {
    if (headers) this.headers.set(key, headers);
    this.objects.set(key, bytes);
    this.times.set(key, this.now);
    this.written.push(key);
    return Promise.resolve();
  }

  list(prefix: string): Promise<readonly ListedObject[]> {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    return Promise.resolve(
      keys.map((key) => ({ key, changedAt: this.times.get(key) ?? Infinity, etag: this.#md5(key) })),
    );
  }

  delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.objects.delete(key);
    return Promise.resolve();
  }

  #md5(key: string): string {
    return createHash('md5')
      .update(this.objects.get(key) ?? '')
      .digest('hex');
  }

  /** Changes one byte in the middle of an object. */
  damage(key: string): void {
    const bytes = Uint8Array.from(this.objects.get(key) ?? []);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    this.objects.set(key, bytes);
  }
}
