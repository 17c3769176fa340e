import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { awsEndpoint } from './aws-endpoint.ts';
import { type AwsCall, awsCallOf } from './fault-proxy/aws-call.ts';
import { CallsToMeet, type CallToMeet } from './fault-proxy/calls-to-meet.ts';
import { type Fault, none, replyLost, reset } from './fault-proxy/faults.ts';
import { type HeldAt, HeldCall } from './fault-proxy/held-call.ts';
import { replyTo, whole } from './fault-proxy/reply.ts';

/** A call that came by, and what became of it. */
export interface RecordedCall extends AwsCall {
  /** When it came, in milliseconds of `Date.now()`. */
  readonly at: number;
  /** The name of what went wrong on purpose. */
  readonly fault?: string;
  /** What AWS itself answered; missing while it has not, and when it was not asked. */
  readonly doneStatus?: number;
  /** The status that who called was sent; undefined while it was not, and when nothing came of it. */
  readonly status: number | undefined;
}

/** How often a fault happens. */
export interface Occurrence {
  /** 1 when it is left out; `Infinity` for ever. */
  readonly times?: number;
  /** A fault that was planned and does not happen fails the test, unless this is set. */
  readonly mayNotHappen?: boolean;
}

interface PlannedFault {
  readonly meant: CallsToMeet;
  readonly fault: Fault;
  readonly mustHappen: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Stands between the SDK and AWS, hands every call on as it is, and lets those go wrong that it is told to. */
export class FaultProxy {
  readonly #server: Server;
  readonly #aws: string;
  readonly #calls: Writable<RecordedCall>[] = [];
  readonly #planned: PlannedFault[] = [];
  readonly #held: HeldCall[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #port = 0;

  constructor(aws: string) {
    this.#aws = aws;
    this.#server = createServer((request, response) => {
      const served = this.#serve(request, response).finally(() => this.#underWay.delete(served));
      this.#underWay.add(served);
    });
  }

  /** What clients take for AWS's address. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Every call so far, in the order in which they came. */
  get calls(): readonly RecordedCall[] {
    return this.#calls;
  }

  /** The calls of one action, such as `Publish`. */
  callsOf(action: string): readonly RecordedCall[] {
    return this.#calls.filter((call) => call.action === action);
  }

  /** The next such call goes wrong. Faults of the same call happen in the order in which they were planned, one a call. */
  failNext(wanted: string | CallToMeet, fault: Fault, occurrence: Occurrence = {}): void {
    const { times = 1, mayNotHappen = times === Infinity } = occurrence;
    this.#planned.push({ meant: new CallsToMeet(wanted, times), fault, mustHappen: !mayNotHappen });
  }

  /** The next such call waits until the test lets it go on. */
  holdNext(wanted: string | CallToMeet, at: HeldAt = 'before it is done'): HeldCall {
    const held = new HeldCall(new CallsToMeet(wanted), at);
    this.#held.push(held);
    return held;
  }

  /**
   * Waits until every call that has come is done and answered, also those whose caller has gone away. After a caller's
   * time-out this tells when AWS has done what it will do.
   */
  async quiet(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** From now on connections are refused, as when nothing listens. Calls that are under way are still answered. */
  refuseConnections(): void {
    this.#server.close();
    this.#server.closeIdleConnections();
  }

  /** Listens, at first or again, at the same address. */
  async acceptConnections(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** @throws Error when a fault that was planned has not happened: then the test has not tried what it says */
  async close(): Promise<void> {
    for (const held of this.#held) held.drop();
    this.#server.close();
    this.#server.closeAllConnections();
    await this.quiet();
    const missed = this.#planned.filter(({ meant, mustHappen }) => mustHappen && meant.isWaiting);
    if (missed.length === 0) return;
    const faults = missed.map(({ meant, fault }) => `${fault.name} at ${String(meant)}`).join('; ');
    const came = this.#calls.map(({ action }) => action).join(', ');
    throw new Error(`Planned faults have not happened: ${faults}. The calls that came: ${came || 'none'}.`);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await whole(request).catch(() => undefined);
    // Who called went away before it had said what it wants.
    if (body === undefined) return;
    const call = awsCallOf(request, body);
    // Each call has a connection of its own, so that a refused one is refused, and not cut in an old connection.
    response.shouldKeepAlive = false;
    const recorded: Writable<RecordedCall> = {
      ...call,
      at: Date.now(),
      get status() {
        return response.headersSent ? response.statusCode : undefined;
      },
    };
    this.#calls.push(recorded);
    const { fault = none } = this.#planned.find(({ meant }) => meant.meets(call)) ?? {};
    if (fault !== none) recorded.fault = fault.name;
    await this.#answer({ recorded, fault, response, held: this.#held.find((held) => held.meets(call)) });
  }

  async #answer({ recorded, fault, response, held }: CallUnderWay): Promise<void> {
    const heldAt = async (at: HeldAt): Promise<boolean> =>
      held?.at === at && (await held.hold(recorded)) === 'dropped';
    if (await heldAt('before it is done'))
      return reset.answer({ call: recorded, reply: undefined, response });
    const reply = fault.isDone ? await replyTo(recorded, this.#aws) : undefined;
    if (reply) recorded.doneStatus = reply.status;
    if (await heldAt('before its reply')) return replyLost.answer({ call: recorded, reply, response });
    await fault.answer({ call: recorded, reply, response });
  }
}

interface CallUnderWay {
  readonly recorded: Writable<RecordedCall>;
  readonly fault: Fault;
  readonly response: ServerResponse;
  readonly held: HeldCall | undefined;
}

/** A fault proxy before the AWS of the tests, which is gone when the test is over. */
export async function faultProxy(aws = awsEndpoint()): Promise<FaultProxy> {
  const proxy = new FaultProxy(aws);
  await proxy.acceptConnections();
  onTestFinished(() => proxy.close());
  return proxy;
}
