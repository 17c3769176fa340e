import type { RequestListener } from 'node:http';
import type { RunSummary } from '../../../src/daily-run/run-summary.ts';
import { once } from '../../../src/lambda/once.ts';
import { lambdaHandler } from '../../../src/lambda/lambda-handler.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { mirrorSettings } from '../../live/mirror-settings.ts';
import { AUTHORITY, upstream } from '../../web/upstream.ts';
import { clientsOf } from '../aws-clients.ts';
import { type FaultProxy, faultProxy } from '../fault-proxy.ts';
import { type NotifierInAws, notifierInAws, pushSettings } from './notifier-in-aws.ts';

/** What one invocation said and measured. */
export interface Invoked {
  /** What it threw; undefined when it did not. */
  readonly failed: string | undefined;
  /** What it answered; undefined when it threw. */
  readonly answer: RunSummary | undefined;
  /** Its log lines, `warn: …` first their level. */
  readonly log: readonly string[];
  /** Its metrics, by their names; of one that was written twice the last value. */
  readonly metrics: Readonly<Record<string, number>>;
  /** The calls to AWS that it made, as `DynamoDB GetItem`. */
  readonly calls: readonly string[];
}

/** What a queue got: of a letter its notices' ids. */
export interface ReceivedLetter {
  /** All of it, as it came. */
  readonly body: string;
  readonly letter: string;
  readonly kind: string;
  readonly subject: string;
  readonly notices: readonly string[];
}

/** How the notifier asks AWS. */
export interface Asking {
  /** How often DynamoDB and S3 are asked. */
  readonly attempts: number;
  /** How long an answer may take, in milliseconds. */
  readonly awsMs: number;
}

type Path = '/archive' | '/status' | '/products';

/** How long an invocation may take, in milliseconds. */
const LAMBDA_MS = 900_000;

/** A deployed notifier, played day by day, with a server of this machine's that plays upstream and a proxy before AWS. */
export class LambdaDays {
  readonly notifier: NotifierInAws;
  readonly proxy: FaultProxy;
  readonly #answers = new Map<string, string | Buffer | RequestListener>();

  readonly #asking: Asking;
  /** Where letters are published to; the proxy unless it is another address. */
  publisherAt: string | undefined;

  private constructor(notifier: NotifierInAws, proxy: FaultProxy, asking: Asking) {
    this.notifier = notifier;
    this.proxy = proxy;
    this.#asking = asking;
  }

  /**
   * @param watches in YAML, by their ids: what stands below each, from `follow:` on
   * @param more further variables of the function, what else stands in the settings, and how it asks AWS
   */
  static async deployed(
    watches: Readonly<Record<string, string>>,
    {
      variables = {},
      settings = '',
      ...asking
    }: Partial<Asking> & {
      readonly variables?: Readonly<Record<string, string>>;
      readonly settings?: string;
    } = {},
  ): Promise<LambdaDays> {
    const notifier = await notifierInAws(Object.keys(watches), variables);
    const days = new LambdaDays(notifier, await faultProxy(), { attempts: 3, awsMs: 10_000, ...asking });
    const server = await upstream((request, response) => {
      const answer = days.#answers.get(request.url ?? '');
      if (typeof answer === 'function') answer(request, response);
      else if (answer === undefined) response.writeHead(404).end();
      else response.end(answer);
    });
    const mirrors = mirrorSettings(server.port, temporaryFolder());
    const list = Object.entries(watches).map(
      ([id, rest]) => `  - id: ${id}\n${rest.replaceAll(/^/gm, '    ')}\n`,
    );
    await pushSettings(days.notifier, `${settings}watches:\n${list.join('')}${mirrors}`, AUTHORITY.pem);
    return days;
  }

  /** What upstream answers from now on. */
  answer(path: Path, answer: string | Buffer | RequestListener): this {
    this.#answers.set(path, answer);
    return this;
  }

  /**
   * The event of a day, as it comes.
   *
   * @param at when it comes, where that is not the moment for which it was scheduled
   */
  async on(
    day: string,
    {
      at = `${day}T06:00:00Z`,
      event = { scheduledTime: `${day}T06:00:00Z` },
      timeLeft = LAMBDA_MS,
    }: { readonly at?: string; readonly event?: unknown; readonly timeLeft?: number } = {},
  ): Promise<Invoked> {
    const log: string[] = [];
    const metrics: Record<string, number> = {};
    const say =
      (level: string) =>
      (...parts: unknown[]): void => {
        log.push(
          `${level}: ${parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')}`,
        );
      };
    const before = this.proxy.calls.length;
    const instant = Date.parse(at);
    const handler = lambdaHandler({
      deployment: () => this.notifier.deployment,
      clients: once(() => {
        const { account } = this.notifier;
        const { attempts: maxAttempts, awsMs: requestTimeout } = this.#asking;
        const at = { endpoint: this.proxy.url, requestTimeout };
        const { dynamodb, s3, sns } = clientsOf(account, { ...at, maxAttempts });
        const { sns: publisher } = clientsOf(account, {
          ...at,
          endpoint: this.publisherAt ?? this.proxy.url,
        });
        return { dynamodb, s3, pages: s3, sns, publisher };
      }),
      logger: { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') },
      metrics: {
        addMetric: (name, _unit, value) => {
          metrics[name] = value;
        },
        publishStoredMetrics: () => undefined,
      },
      now: () => instant,
      wait: () => Promise.resolve(),
    });
    let failed: string | undefined;
    let answer: RunSummary | undefined;
    try {
      answer = await handler(event, { getRemainingTimeInMillis: () => timeLeft });
    } catch (error) {
      failed = error instanceof Error ? error.message : String(error);
    }
    const calls = this.proxy.calls.slice(before).map(({ service, action }) => `${service} ${action}`);
    return { failed, answer, log, metrics, calls };
  }

  /** Takes the letters that a watch was told since it was last asked. */
  async received(watch: string, kind: 'letters' | 'urgent' = 'letters'): Promise<readonly ReceivedLetter[]> {
    const queue = this.notifier.queues.get(watch)?.[kind];
    const received = (await queue?.received()) ?? [];
    return received.map(({ Subject: subject = '', Message: body }) => {
      const {
        letter,
        kind: letterKind,
        notices,
      } = JSON.parse(body) as {
        letter: string;
        kind: string;
        notices: readonly { id: string }[];
      };
      return { letter, kind: letterKind, subject, notices: notices.map(({ id }) => id), body };
    });
  }
}
