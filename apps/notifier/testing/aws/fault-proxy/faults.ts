import type { ServerResponse } from 'node:http';
import type { AwsCall } from './aws-call.ts';
import { type Reason, refusal } from './refusal.ts';
import { type Reply, writeHead } from './reply.ts';

/** What goes wrong with a call. */
export interface Fault {
  readonly name: string;
  /** Whether AWS does what it is asked all the same. */
  readonly isDone: boolean;
  /** What whoever called gets to see. The reply is AWS's own, which is missing when it was not asked. */
  readonly answer: (exchange: Exchange) => void | Promise<void>;
}

/** A call and where its answer goes. */
export interface Exchange {
  readonly call: AwsCall;
  readonly reply: Reply | undefined;
  readonly response: ServerResponse;
}

/** The connection is cut by a reset before AWS hears of the call. */
export const reset: Fault = {
  name: 'reset',
  isDone: false,
  answer: ({ response }) => void response.socket?.resetAndDestroy(),
};

/** AWS has done it, and the connection ends before the reply. */
export const replyLost: Fault = {
  name: 'reply lost',
  isDone: true,
  answer: ({ response }) => void response.socket?.destroy(),
};

/** AWS has done it, and the connection ends in the midst of the reply. */
export const replyCutShort: Fault = {
  name: 'reply cut short',
  isDone: true,
  answer: async ({ reply, response }) => {
    if (!reply) return;
    writeHead(response, { ...reply, rawHeaders: withLength(reply) });
    await new Promise((resolve) => response.write(reply.body.subarray(0, reply.body.length / 2), resolve));
    response.socket?.destroy();
  },
};

/** AWS has done it, and its reply comes after some milliseconds. */
export function lateReply(ms: number): Fault {
  return {
    name: `reply late by ${ms} ms`,
    isDone: true,
    answer: async (exchange) => {
      await passed(ms, exchange.response);
      passOn(exchange);
    },
  };
}

/** AWS has done it, and the body of its reply comes byte by byte, with some milliseconds between them. */
export function slowTrickle(ms: number): Fault {
  return {
    name: `reply at ${ms} ms a byte`,
    isDone: true,
    answer: async ({ reply, response }) => {
      if (!reply) return;
      writeHead(response, { ...reply, rawHeaders: withLength(reply) });
      for (let at = 0; at < reply.body.length && !response.destroyed; at++) {
        response.write(reply.body.subarray(at, at + 1));
        await passed(ms, response);
      }
      response.end();
    },
  };
}

/** AWS answers 500 or 503, and has not done it. */
export function serverError(status: 500 | 503): Fault {
  return refused(`${status}`, status === 500 ? 'internal error' : 'unavailable');
}

/** AWS answers 500 or 503, although it has done it. */
export function serverErrorAfterDone(status: 500 | 503): Fault {
  return { ...serverError(status), name: `${status} after it was done`, isDone: true };
}

/** AWS is asked too much at once. */
export const throttled = refused('throttled', 'throttled');

/** AWS does not let the caller do this. */
export const accessDenied = refused('access denied', 'access denied');

/** What the call is about is not there: the topic, the table, the key that is read, or else the bucket. */
export const gone = refused('gone', 'gone');

/** No fault. */
export const none: Fault = { name: 'none', isDone: true, answer: passOn };

function refused(name: string, reason: Reason): Fault {
  return {
    name,
    isDone: false,
    answer: ({ call, response }) => passOn({ call, response, reply: refusal(call, reason) }),
  };
}

function passOn({ reply, response }: Exchange): void {
  if (!reply || response.destroyed) return;
  writeHead(response, reply);
  response.end(reply.body);
}

// Nobody waits for a caller who has gone away.
function passed(ms: number, response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      response.off('close', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    response.on('close', end);
  });
}

function withLength({ rawHeaders, body }: Reply): readonly string[] {
  const others = rawHeaders.filter(
    (_, index) => rawHeaders[index - (index % 2)]?.toLowerCase() !== 'content-length',
  );
  return [...others, 'content-length', String(body.length)];
}
