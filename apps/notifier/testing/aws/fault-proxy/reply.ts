import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AwsCall } from './aws-call.ts';

/** What AWS answers to a call. */
export interface Reply {
  readonly status: number;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

// These are about one connection, and each side of the proxy has its own.
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect']);

/** Hands a call on as it is, its Host and signature included, and waits for the whole reply. */
export async function replyTo({ method, path, rawHeaders, body }: AwsCall, endpoint: string): Promise<Reply> {
  const { hostname, port } = new URL(endpoint);
  const headers = withoutThoseOfConnection(rawHeaders);
  if (!headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-length')) {
    headers.push('content-length', String(body.length));
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest({ host: hostname, port, method, path, headers, agent: false }, resolve)
      .on('error', reject)
      .end(body);
  });
  return {
    status: answer.statusCode ?? 0,
    rawHeaders: withoutThoseOfConnection(answer.rawHeaders),
    body: await whole(answer),
  };
}

/** The whole body of a request or an answer. */
export async function whole(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Sends the head of a reply; its body is left to the caller. */
export function writeHead(response: ServerResponse, { status, rawHeaders }: Reply): void {
  response.writeHead(status, [...rawHeaders]);
}

function withoutThoseOfConnection(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (!OF_CONNECTION.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
