import type { IncomingMessage } from 'node:http';
import { get, type RequestOptions } from 'node:https';

export interface GetOptions extends Pick<RequestOptions, 'ca' | 'lookup'> {
  /** The largest answer, in bytes. */
  readonly maxBytes?: number;
  /** For the whole answer, in milliseconds: well below the 15 seconds that SNS waits for us. */
  readonly timeMs?: number;
}

/**
 * Reads a small text over HTTPS, and follows no redirect. Rejects with an Error when the certificate of the server is not
 * good, the status is not 200, or the answer is too large, too slow or cut short.
 */
export async function httpsGet(address: string, options: GetOptions = {}): Promise<string> {
  const { maxBytes = 65_536, timeMs = 5_000, ...connection } = options;
  // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing.
  const response = await answerOf(address, {
    ...connection,
    signal: AbortSignal.timeout(timeMs),
    rejectUnauthorized: true,
  });
  const { statusCode = 0 } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw new Error(`the answer has status ${statusCode}, expected 200`);
  }
  return textOf(response, maxBytes);
}

function answerOf(address: string, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, options, resolve).on('error', reject);
  });
}

async function textOf(response: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
