import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/**
 * The body of a request as text. Throws a Refusal: 413 as soon as it is known to be larger than `maxBytes`, without reading
 * the rest, and 400 when it is not UTF-8. Rejects with another Error when the connection breaks.
 */
export async function requestBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const bytes = await bytesOf(request, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'the body is not UTF-8');
  }
}

function bytesOf(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = new Refusal(413, `the body is larger than ${maxBytes} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(tooLarge);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      // Paused and not destroyed: the answer goes out over the same connection.
      request.pause();
      reject(tooLarge);
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}
