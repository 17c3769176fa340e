import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { whole } from './fault-proxy/reply.ts';

/** A call of Invoke that came. */
export interface PlayedInvocation {
  readonly functionName: string;
  /** `RequestResponse` waits for the end. */
  readonly type: string;
  readonly event: unknown;
}

/** What Lambda answers: how a function ended, or why it was not called. */
export type PlayedAnswer =
  | {
      /** What the function gave back, or the error that it threw, as JSON. */
      readonly payload: string;
      /** Set when it threw. */
      readonly functionError?: 'Unhandled' | 'Handled';
      /** The end of its log, line by line. */
      readonly log?: readonly string[];
    }
  | { readonly refused: string; readonly status: number }
  | 'broken'
  | 'never';

/** Lambda's Invoke, where the AWS of the tests runs no functions: it has every function, and answers what a test says. */
export class PlayedLambda {
  readonly calls: PlayedInvocation[] = [];
  url = '';
  /** What is answered from now on. */
  answer: (call: PlayedInvocation) => PlayedAnswer | Promise<PlayedAnswer> = () => ({ payload: 'null' });

  /** Takes a call, and answers it. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, functionName = ''] =
      /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '') ?? [];
    const call = {
      functionName,
      type: String(request.headers['x-amz-invocation-type']),
      event: JSON.parse((await whole(request)).toString()) as unknown,
    };
    this.calls.push(call);
    const answer = await this.answer(call);
    if (answer === 'never') return;
    if (answer === 'broken') request.socket.destroy();
    else if ('refused' in answer) {
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        'x-amzn-errortype': answer.refused,
      });
      response.end('{"Message":"The played Lambda says so, of person@private.example"}');
    } else {
      const { payload, functionError, log = [] } = answer;
      response.writeHead(200, {
        'x-amz-log-result': Buffer.from(log.join('\n')).toString('base64'),
        ...(functionError === undefined ? {} : { 'x-amz-function-error': functionError }),
      });
      response.end(payload);
    }
  }
}

/** A played Lambda that answers at its address, and is gone when the test is over. */
export async function playedLambda(): Promise<PlayedLambda> {
  const lambda = new PlayedLambda();
  const server = createServer((request, response) => void lambda.serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  lambda.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return lambda;
}
