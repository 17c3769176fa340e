import { setTimeout } from 'node:timers/promises';
import type { FailedAnswer, WebAnswer, WebReader, WebRequest } from '../../refresh/web-reader.ts';
import { answerMarks } from './answer-marks.ts';
import { Connections, type ConnectionSettings } from './connections.ts';
import { failureAt } from './failure-at.ts';
import { follow } from './follow.ts';
import { type HostNames, KnownHosts } from './known-hosts.ts';
import { networkFailure } from './network-failure.ts';
import { ReadFailure, refusal } from './read-failure.ts';
import { READ_LIMITS, type ReadLimits } from './read-limits.ts';
import { isConditional, requestHeaders, userAgentOf } from './request-headers.ts';
import { retryAfter } from './retry-after.ts';
import { retryPause } from './retry-pause.ts';
import { statusFailure } from './status-failure.ts';
import { TimeLimit } from './time-limit.ts';

/** What a reader is made with. */
export interface HttpsReaderSettings
  extends HostNames, Pick<ConnectionSettings, 'environment' | 'authorities' | 'lookup'> {
  /** Of Lastpatch. */
  readonly version: string;
  /** Where those who run the servers find out who asks: an address of the web, or of mail; left out when that is not said. */
  readonly contact?: string;
  /** @default READ_LIMITS */
  readonly limits?: Partial<ReadLimits>;
  /** From 0, inclusive, to 1, exclusive. */
  readonly random: () => number;
  /** In milliseconds since the epoch. */
  readonly now: () => number;
  /**
   * Waits so many milliseconds; a signal ends it early.
   *
   * @default a timer
   */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Reads files over HTTPS. It holds no connection between two reads, so that there is nothing to close. */
export class HttpsReader implements WebReader {
  readonly #settings: HttpsReaderSettings;
  readonly #limits: ReadLimits;
  readonly #userAgent: string;
  readonly #hosts: KnownHosts;
  readonly #connections: Connections;

  /** @throws an error with a sentence when a host, a certificate authority or the contact is none */
  constructor(settings: HttpsReaderSettings) {
    this.#settings = settings;
    this.#limits = { ...READ_LIMITS, ...settings.limits };
    this.#userAgent = userAgentOf(settings.version, settings.contact);
    this.#hosts = new KnownHosts(settings);
    const { environment, authorities, lookup } = settings;
    this.#connections = new Connections({
      hosts: this.#hosts,
      environment,
      userAgent: this.#userAgent,
      ...(authorities === undefined ? {} : { authorities }),
      ...(lookup === undefined ? {} : { lookup }),
    });
  }

  async read(request: WebRequest, { signal }: { readonly signal?: AbortSignal } = {}): Promise<WebAnswer> {
    const { wholeMs } = this.#limits;
    const whole = new TimeLimit(wholeMs, `it was not done within ${wholeMs / 1_000} seconds`, signal);
    try {
      return await this.#attempts(request, whole);
    } catch (error) {
      return failed(networkFailure(error));
    } finally {
      whole.end();
    }
  }

  async #attempts(request: WebRequest, whole: TimeLimit): Promise<WebAnswer> {
    const { attempts, pauseMs } = this.#limits;
    const { pause = timer } = this.#settings;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(request, whole.signal);
      } catch (error) {
        const failure = attempt === 1 ? networkFailure(error) : again(error, attempt, attempts);
        if (!failure.isWorthRetry || whole.signal.aborted || attempt >= attempts) throw failure;
        const jitter = retryPause(attempt, pauseMs, this.#settings.random);
        const wait = Math.max(failure.retryAfterMs ?? 0, jitter);
        if (wait >= whole.left) throw failure;
        // Called off while it waits, the next attempt says so and does nothing.
        await pause(wait, whole.signal).catch(() => undefined);
      }
    }
  }

  async #attempt(request: WebRequest, signal: AbortSignal): Promise<WebAnswer> {
    const first = URL.parse(request.url);
    if (first === null) throw refusal('what was to be read has no address that can be understood');
    const headers = requestHeaders(request, this.#userAgent);
    const { redirects, silenceMs } = this.#limits;
    const means = { hosts: this.#hosts, connections: this.#connections, redirects, silenceMs, signal };
    const {
      url,
      status,
      headers: sent,
      body,
    } = await follow({ url: first, headers, mostBytes: request.mostBytes }, means);
    const marks = answerMarks(sent);
    if (body !== null) return { kind: 'read', body, url: url.href, ...marks };
    if (status === 304 && isConditional(headers)) return { kind: 'unchanged', ...marks };
    const wanted = retryAfter(sent['retry-after'], sent.date, this.#settings.now());
    throw failureAt(statusFailure(status, wanted), first, url);
  }
}

function timer(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal });
}

function again(error: unknown, attempt: number, attempts: number): ReadFailure {
  const failure = networkFailure(error);
  return new ReadFailure(`${failure.message} (attempt ${attempt} of ${attempts})`, failure);
}

function failed({ message, isRefusal, retryAfterMs }: ReadFailure): FailedAnswer {
  return {
    kind: 'failed',
    why: message,
    isRefusal,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
