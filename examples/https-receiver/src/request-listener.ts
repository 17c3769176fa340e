import type { IncomingMessage, RequestListener } from 'node:http';
import { type Answer, answerTo } from './answer.ts';
import type { Log } from './log.ts';
import type { Receiver } from './receiver.ts';
import { Refusal } from './refusal.ts';
import { requestBody } from './request-body.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

/** SNS takes at most 256 KiB; escaped once more as text within JSON, that stays below this. */
const MAX_BYTES = 1_048_576;

export interface ListenerOptions {
  /** For what Amazon SNS posts. */
  readonly receiver: Pick<Receiver, 'receive'>;
  /** For what a Lastpatch posts by itself. */
  readonly webhooks: Pick<WebhookReceiver, 'receive'>;
  readonly log: Log;
  /** The largest body, in bytes. */
  readonly maxBytes?: number;
}

/** What a server of node:http or node:https does with a request. */
export function requestListener({
  receiver,
  webhooks,
  log,
  maxBytes = MAX_BYTES,
}: ListenerOptions): RequestListener {
  return (request, response) => {
    void answer(request).then(({ status, text }) => {
      // After a refusal, part of the body may be unread: the connection cannot be used again.
      if (status !== 200) response.setHeader('connection', 'close');
      if (status === 405) response.setHeader('allow', 'POST');
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
    });
  };

  async function answer(request: IncomingMessage): Promise<Answer> {
    try {
      checkHead(request);
      const body = await requestBody(request, maxBytes);
      const { headers } = request;
      return await ('webhook-id' in headers ? webhooks.receive(headers, body) : receiver.receive(body));
    } catch (error) {
      return answerTo(error, log);
    }
  }
}

function checkHead({ method, headers }: IncomingMessage): void {
  if (method !== 'POST') throw new Refusal(405, 'letters come by POST, and nothing else is answered');
  if (headers['x-amz-sns-rawdelivery'] === 'true')
    throw new Refusal(400, 'raw message delivery carries no signature: switch it off at the subscription');
}
