import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { awsErrorCode, AwsFailure } from '../aws-failure.ts';
import { OBJECT_PREFIXES } from './object-keys.ts';

/** Objects by their keys. */
export interface ObjectStore {
  /** For messages. */
  readonly name: string;
  /** @returns undefined when there is none */
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array, headers?: ObjectHeaders): Promise<void>;
}

/** With what an object is served. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/** An object of a list. */
export interface ListedObject {
  readonly key: string;
  /** In milliseconds since the epoch. */
  readonly changedAt: number;
  /** Of one that was written at once and that S3 encrypts by keys of its own: the MD5 of its bytes, in hexadecimal digits. */
  readonly etag: string;
}

/** Objects of which one can see what there is, and take away what is superfluous. */
export interface ListedStore extends ObjectStore {
  /** All objects whose keys begin so. */
  list(prefix: string): Promise<readonly ListedObject[]>;
  delete(keys: readonly string[]): Promise<void>;
}

/** One S3 bucket. Every method throws AwsFailure when S3 cannot be asked, or refuses. */
export class Bucket implements ListedStore {
  readonly name: string;
  readonly #client: S3Client;

  constructor(client: S3Client, name: string) {
    this.#client = client;
    this.name = name;
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.name, Key: key }),
        inTime(),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (awsErrorCode(error) === 'NoSuchKey') return undefined;
      throw this.#failure('GetObject', key, error);
    }
  }

  async put(key: string, bytes: Uint8Array, headers?: ObjectHeaders): Promise<void> {
    const { contentType: ContentType, cacheControl: CacheControl } = headers ?? {};
    try {
      await this.#client.send(
        new PutObjectCommand({ Bucket: this.name, Key: key, Body: bytes, ContentType, CacheControl }),
        inTime(),
      );
    } catch (error) {
      throw this.#failure('PutObject', key, error);
    }
  }

  async list(prefix: string): Promise<readonly ListedObject[]> {
    const found: ListedObject[] = [];
    let from: string | undefined;
    try {
      do {
        const page = await this.#client.send(
          new ListObjectsV2Command({
            Bucket: this.name,
            Prefix: prefix,
            ...(from === undefined ? {} : { ContinuationToken: from }),
          }),
          inTime(),
        );
        for (const { Key: key, LastModified, ETag = '' } of page.Contents ?? []) {
          const changedAt = LastModified?.getTime() ?? Infinity;
          if (key !== undefined) found.push({ key, changedAt, etag: ETag.replaceAll('"', '') });
        }
        from = page.NextContinuationToken;
      } while (from !== undefined);
    } catch (error) {
      throw this.#failure('ListObjectsV2', prefix, error);
    }
    return found;
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (let first = 0; first < keys.length; first += MOST_DELETED) {
      const some = keys.slice(first, first + MOST_DELETED);
      try {
        const { Errors: [refused] = [] } = await this.#client.send(
          new DeleteObjectsCommand({
            Bucket: this.name,
            Delete: { Quiet: true, Objects: some.map((Key) => ({ Key })) },
          }),
          inTime(),
        );
        if (refused) throw refusedObject(refused);
      } catch (error) {
        throw this.#failure('DeleteObjects', some[0] ?? '', error);
      }
    }
  }

  #failure(action: string, key: string, error: unknown): AwsFailure {
    const { pages } = OBJECT_PREFIXES;
    // The team's pages are named for its watches and products.
    const said = key.startsWith(pages) ? pages : key;
    return new AwsFailure({ call: `S3 ${action}`, on: `s3://${this.name}/${said}` }, error);
  }
}

/** An object that S3 did not delete, in an answer that is otherwise good, as the error that the same answer would be for it alone. */
function refusedObject({ Code = 'Unknown' }: { readonly Code?: string | undefined }): Error {
  return Object.assign(new Error(Code), { name: Code, $metadata: { httpStatusCode: 200 } });
}

/** How long a call may take with all its attempts, in milliseconds: the SDK's own limits end with the head of an answer. */
const LIMIT_MS = 60_000;

function inTime(): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(LIMIT_MS) };
}

/** As many as one request of S3 takes. */
const MOST_DELETED = 1000;
