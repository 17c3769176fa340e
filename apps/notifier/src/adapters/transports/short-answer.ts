import type { IncomingMessage } from 'node:http';

/** Far more than the word of any service that is posted to. */
const MOST_BYTES = 65_536;

/** The body of an answer as text; null when it is cut short or longer than is of use, of which nothing more is read. */
export async function shortAnswer(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    // What matters most has come before: the status.
    return null;
  }
  return Buffer.concat(chunks).toString();
}
