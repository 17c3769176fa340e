import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { regionOf } from '../aws-clients.ts';
import { clientSettings } from '../client-settings.ts';
import type { Deployment } from '../deployment.ts';
import { type Called, invokeFailure } from './invoke-failure.ts';
import { type LogWarning, logWarnings } from './log-tail.ts';

/** A run takes 15 minutes at most; this is a little more, for it to start and to answer. */
const LIMIT_MS = 16 * 60 * 1000;

/** One attempt: a second one would run beside the first, which may still be at work. */
const ATTEMPTS = 1;

/** How a call of the daily check ended. */
export interface CheckEnded {
  /** What it answered, as JSON; undefined when it was none. */
  readonly answer: unknown;
  /** Why it failed, as it says itself; null when it did not. */
  readonly failed: string | null;
  /** What it warned of, from the end of its log. */
  readonly warnings: readonly LogWarning[];
}

/** The deployed daily check, called by hand: once, and waited for. */
export class RemoteCheck {
  readonly #client: LambdaClient;
  readonly #called: Called;

  constructor(client: LambdaClient, called: Called) {
    this.#client = client;
    this.#called = called;
  }

  /** With the credentials of this machine, where the deployment is. */
  static of({ functionName, topicPrefix }: Deployment): RemoteCheck {
    const region = regionOf(topicPrefix);
    const client = new LambdaClient({ region, ...clientSettings(LIMIT_MS, ATTEMPTS) });
    return new RemoteCheck(client, { functionName, region });
  }

  /** Lets go of the connections. */
  close(): void {
    this.#client.destroy();
  }

  /**
   * Calls it for an instant, as the schedule does, and waits until it has ended.
   *
   * @throws InvokeFailure or AwsFailure when it could not be called, or gave no answer
   */
  async call(at: Date): Promise<CheckEnded> {
    try {
      const { Payload, FunctionError, LogResult } = await this.#client.send(
        new InvokeCommand({
          FunctionName: this.#called.functionName,
          InvocationType: 'RequestResponse',
          LogType: 'Tail',
          Payload: Buffer.from(JSON.stringify({ scheduledTime: at.toISOString() })),
        }),
      );
      const answer = jsonIn(Payload);
      const failed = FunctionError === undefined ? null : errorMessageIn(answer);
      return { answer, failed, warnings: logWarnings(LogResult) };
    } catch (error) {
      throw invokeFailure(error, this.#called);
    }
  }
}

function jsonIn(payload: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
}

const LONGEST = 1000;

/** What a function that failed says of it, in the shape that Lambda gives it. */
function errorMessageIn(answer: unknown): string {
  const message = (answer as { readonly errorMessage?: unknown } | null | undefined)?.errorMessage;
  return typeof message === 'string' && message.trim() !== ''
    ? message.slice(0, LONGEST)
    : 'it does not say why, its log may.';
}
