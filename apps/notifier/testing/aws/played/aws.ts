import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whole } from '../fault-proxy/reply.ts';
import { type Asked, PlayedTable } from './table.ts';

/** What one call is answered. */
interface Answer {
  /** The action, as in `DynamoDB GetItem`. */
  readonly action: string;
  readonly status: number;
  readonly body: string | Uint8Array;
}

/**
 * As much of AWS as a run asks: one table, a bucket, and SNS with every topic, in memory. Each call takes the same time, however
 * many come at once, as it does over a network.
 */
export class PlayedAws {
  /** How many milliseconds each call takes. */
  readonly delayMs: number;
  /** How often each action was called. */
  readonly calls = new Map<string, number>();
  /** How many messages each topic got. */
  readonly published = new Map<string, number>();
  /** The most calls of one action that were under way at the same time. */
  readonly mostAtOnce = new Map<string, number>();
  readonly #subscribed: readonly string[];
  readonly #table = new PlayedTable();
  readonly #objects = new Map<string, Uint8Array>();
  readonly #underWay = new Map<string, number>();

  /** @param subscribed the ARNs of the topics that somebody is subscribed to: one each time that they stand there */
  constructor(delayMs: number, subscribed: readonly string[] = []) {
    this.delayMs = delayMs;
    this.#subscribed = subscribed;
  }

  /** Listens on this machine alone, at a port that is free. */
  async listen(): Promise<{ readonly url: string; readonly server: Server }> {
    const server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await whole(request);
    const { action, status, body } = this.#answer(request, sent);
    this.calls.set(action, (this.calls.get(action) ?? 0) + 1);
    const underWay = (this.#underWay.get(action) ?? 0) + 1;
    this.#underWay.set(action, underWay);
    this.mostAtOnce.set(action, Math.max(this.mostAtOnce.get(action) ?? 0, underWay));
    await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    this.#underWay.set(action, (this.#underWay.get(action) ?? 0) - 1);
    response.writeHead(status, { 'content-length': Buffer.byteLength(body) });
    response.end(body);
  }

  #answer(request: IncomingMessage, sent: Buffer): Answer {
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') return this.#dynamo(target.split('.').at(-1) ?? '', sent);
    const type = request.headers['content-type'] ?? '';
    if (type.startsWith('application/x-www-form-urlencoded')) return this.#sns(sent);
    return this.#s3(request, sent);
  }

  #dynamo(action: string, sent: Buffer): Answer {
    const [status, body] = this.#table.answer(action, JSON.parse(sent.toString()) as Asked);
    return { action: `DynamoDB ${action}`, status, body: JSON.stringify(body) };
  }

  #sns(sent: Buffer): Answer {
    const asked = new URLSearchParams(sent.toString());
    const action = asked.get('Action') ?? '';
    if (action === 'Publish') {
      const topic = asked.get('TopicArn') ?? '';
      this.published.set(topic, (this.published.get(topic) ?? 0) + 1);
    }
    const inside = this.#resultOf(action, asked);
    const xml = `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${inside}</${action}Result></${action}Response>`;
    return { action: `SNS ${action}`, status: 200, body: xml };
  }

  #resultOf(action: string, asked: URLSearchParams): string {
    if (action === 'Publish') return '<MessageId>played</MessageId>';
    if (action === 'ListSubscriptions') return this.#subscriptions(Number(asked.get('NextToken') ?? 0));
    const topic = asked.get('TopicArn') ?? '';
    const count = this.#subscribed.filter((one) => one === topic).length;
    return `<Attributes><entry><key>SubscriptionsConfirmed</key><value>${count}</value></entry></Attributes>`;
  }

  /** A page of them, from one on. */
  #subscriptions(from: number): string {
    const next = from + LISTED;
    const members = this.#subscribed
      .slice(from, next)
      .map(
        (topic, index) =>
          `<member><TopicArn>${topic}</TopicArn><SubscriptionArn>${topic}:${from + index}</SubscriptionArn></member>`,
      );
    const more = next < this.#subscribed.length ? `<NextToken>${next}</NextToken>` : '';
    return `<Subscriptions>${members.join('')}</Subscriptions>${more}`;
  }

  #s3({ method = '', url = '' }: IncomingMessage, sent: Buffer): Answer {
    const { pathname, searchParams } = new URL(url, 'http://played');
    const key = decodeURIComponent(pathname);
    if (searchParams.has('list-type')) return this.#list(key, searchParams.get('prefix') ?? '');
    if (method === 'PUT') {
      this.#objects.set(key, sent);
      return { action: 'S3 PutObject', status: 200, body: '' };
    }
    if (searchParams.has('delete'))
      return { action: 'S3 DeleteObjects', status: 200, body: '<DeleteResult/>' };
    const bytes = this.#objects.get(key);
    const body = bytes ?? '<Error><Code>NoSuchKey</Code><Message>The played bucket says so</Message></Error>';
    return { action: 'S3 GetObject', status: bytes ? 200 : 404, body };
  }

  #list(bucket: string, prefix: string): Answer {
    const begins = `${bucket.replace(/\/$/, '')}/`;
    const keys = [...this.#objects.keys()]
      .filter((key) => key.startsWith(begins + prefix))
      .map((key) => `<Contents><Key>${key.slice(begins.length)}</Key></Contents>`);
    return {
      action: 'S3 ListObjectsV2',
      status: 200,
      body: `<ListBucketResult>${keys.join('')}</ListBucketResult>`,
    };
  }
}

/** SNS lists so many subscriptions in one answer. */
const LISTED = 100;
