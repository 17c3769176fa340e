import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { ReadFailure, refusal } from './read-failure.ts';
import { shownText } from './shown-text.ts';

/** How an answer may be packed, in the words of `Accept-Encoding`. */
export const ENCODINGS = 'gzip, br';

const UNPACKERS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
};

/** How a body is read. */
export interface BodyOptions {
  /** Of what comes, and of what it unpacks to; inclusive. */
  readonly mostBytes: number;
  /** Called whenever something has come. */
  readonly onBytes: () => void;
}

/**
 * The whole body of an answer, unpacked.
 *
 * @throws ReadFailure when it is too large, cut short or cannot be unpacked
 */
export async function answerBody(
  response: IncomingMessage,
  { mostBytes, onBytes }: BodyOptions,
): Promise<Uint8Array> {
  const { 'content-length': length, 'content-encoding': encoding = 'identity' } = response.headers;
  if (length !== undefined && Number(length) > mostBytes) throw tooLarge(mostBytes);
  const unpacker = unpackerOf(encoding);
  if (unpacker === undefined && length === undefined && response.headers['transfer-encoding'] === undefined) {
    throw refusal('its answer says neither how long it is nor where it ends, so that it may be cut short');
  }
  const wire = atMost(response, mostBytes, onBytes);
  try {
    return await (unpacker === undefined
      ? joined(wire)
      : pipeline(wire, unpacker, (plain: AsyncIterable<Buffer>) => joined(atMost(plain, mostBytes))));
  } catch (error) {
    throw bodyFailure(error, encoding);
  }
}

function unpackerOf(encoding: string): Duplex | undefined {
  const name = encoding.trim().toLowerCase();
  if (name === 'identity') return undefined;
  const unpacker = Object.hasOwn(UNPACKERS, name) ? UNPACKERS[name] : undefined;
  if (unpacker === undefined) {
    throw new ReadFailure(`its answer is packed as "${shownText(encoding)}", expected one of: ${ENCODINGS}`);
  }
  return unpacker();
}

async function* atMost(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
  onBytes: () => void = () => undefined,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge(mostBytes);
    onBytes();
    yield chunk;
  }
}

async function joined(source: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tooLarge(mostBytes: number): ReadFailure {
  return refusal(`its answer is larger than ${mostBytes} bytes, the most that is read`);
}

function bodyFailure(error: unknown, encoding: string): ReadFailure {
  if (error instanceof ReadFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // zlib's word for a stream that ends early is Z_BUF_ERROR; everything else that it says is of what came.
  return /^(Z_(?!BUF_ERROR)|ERR_BROTLI|ERR__ERROR)/.test(code)
    ? new ReadFailure(`its answer cannot be unpacked (${shownText(encoding)})`, { isWorthRetry: true })
    : new ReadFailure('its answer was cut short', { isWorthRetry: true });
}
