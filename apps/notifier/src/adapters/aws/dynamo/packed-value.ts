import { gunzipSync, gzipSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { LocationFailure } from '../../file-failure.ts';
import type { ObjectStore } from '../s3/bucket.ts';
import { OBJECT_PREFIXES } from '../s3/object-keys.ts';
import { nameOfBytes } from '../../name-of-bytes.ts';

/** What an item may have of one packed value: 400 KB is the most of a whole item, its names included. */
const MOST_BYTES = 300 * 1024;

/**
 * Values as attributes of items: gzipped JSON, which keeps every text as it is, halves of characters too. What is too large
 * for an item lies in an object that is named by its hash, and the attribute is that name.
 */
export class PackedValues {
  readonly #objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  /** @param mostBytes what the item may have of it: less where it is one of several */
  async pack(value: unknown, mostBytes = MOST_BYTES): Promise<AttributeValue> {
    const bytes = gzipSync(JSON.stringify(value));
    if (bytes.length <= mostBytes) return { B: bytes };
    const name = nameOfBytes(bytes);
    await this.#objects.put(OBJECT_PREFIXES.ledger + name, bytes);
    return { S: name };
  }

  /** @throws LocationFailure when it is damaged, or its object is not there */
  async unpack(packed: AttributeValue | undefined, where: string): Promise<unknown> {
    const bytes = packed?.B ?? (packed?.S === undefined ? undefined : await this.#object(packed.S));
    if (!bytes) throw damaged(where, 'a part of it is missing');
    return readOf(() => JSON.parse(gunzipSync(bytes).toString('utf8')), where);
  }

  async #object(name: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#objects.get(OBJECT_PREFIXES.ledger + name);
    return bytes && nameOfBytes(bytes) === name ? bytes : undefined;
  }
}

/**
 * A value that an attribute holds as JSON.
 *
 * @throws LocationFailure when it is damaged
 */
export function writtenValue(text: string, where: string): unknown {
  return readOf(() => JSON.parse(text), where);
}

function readOf(read: () => unknown, where: string): unknown {
  try {
    return read();
  } catch (error) {
    throw damaged(where, error instanceof Error ? error.message : String(error));
  }
}

function damaged(where: string, why: string): LocationFailure {
  return new LocationFailure(`${where}: this ledger is damaged (${why})`);
}
