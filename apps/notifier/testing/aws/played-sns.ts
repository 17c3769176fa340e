import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A subscription of the played SNS. */
export interface PlayedSubscription {
  readonly arn: string;
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
  isConfirmed: boolean;
  readonly attributes: Record<string, string>;
}

/**
 * SNS's subscriptions as AWS documents them, where the AWS of the tests is another: email, web addresses and what is in
 * another account must confirm; until then no ARN is listed and nobody can end it; to subscribe with other attributes than
 * those that are set is refused. It has every topic, and keeps no more than a test needs.
 */
export class PlayedSns {
  readonly subscriptions: PlayedSubscription[] = [];
  /** The actions that were called, in order, with whom they were about. */
  readonly calls: string[] = [];
  /** How many confirmations were sent to an endpoint. */
  readonly asked = new Map<string, number>();
  /** Protocols that take no redrive policy, where SNS refuses one. */
  readonly withoutQueue = new Set<string>();
  /** Written in lists in the place of the ARN of a subscription that was ended a moment ago. */
  readonly ended: PlayedSubscription[] = [];
  url = '';

  /** The owner of an endpoint follows the link. */
  confirm(endpoint: string): void {
    for (const one of this.subscriptions) if (one.endpoint === endpoint) one.isConfirmed = true;
  }

  /** What SNS answers: a status, and the inside of the XML. */
  answer(parameters: URLSearchParams): readonly [status: number, xml: string] {
    const action = parameters.get('Action') ?? '';
    const arn = parameters.get('SubscriptionArn') ?? '';
    this.calls.push(`${action} ${parameters.get('Endpoint') ?? arn}`.trim());
    switch (action) {
      case 'ListSubscriptionsByTopic':
        return [200, this.#list(parameters.get('TopicArn') ?? '')];
      case 'Subscribe':
        return this.#subscribe(parameters);
      case 'GetSubscriptionAttributes':
        return this.#withSubscription(arn, (one) => [200, attributesXml(one)]);
      case 'SetSubscriptionAttributes':
        return this.#withSubscription(arn, (one) => this.#set(one, parameters));
      case 'Unsubscribe':
        return this.#withSubscription(arn, (one) => this.#unsubscribe(one));
      case 'Publish':
        return [200, '<MessageId>played</MessageId>'];
      default:
        return error('InvalidAction');
    }
  }

  #list(topic: string): string {
    const members = [...this.subscriptions, ...this.ended]
      .filter((one) => one.topic === topic)
      .map((one) => {
        const arn = this.ended.includes(one) ? 'Deleted' : one.isConfirmed ? one.arn : 'PendingConfirmation';
        return `<member><SubscriptionArn>${arn}</SubscriptionArn><Protocol>${one.protocol}</Protocol><Endpoint>${one.endpoint}</Endpoint><TopicArn>${topic}</TopicArn></member>`;
      });
    return `<Subscriptions>${members.join('')}</Subscriptions>`;
  }

  #subscribe(parameters: URLSearchParams): readonly [number, string] {
    const [topic = '', protocol = '', endpoint = ''] = ['TopicArn', 'Protocol', 'Endpoint'].map(
      (name) => parameters.get(name) ?? '',
    );
    const attributes = attributesIn(parameters);
    const asked = Object.entries(attributes);
    if (asked.length > 0 && this.withoutQueue.has(protocol)) return error('InvalidParameter');
    const known = this.subscriptions.find(
      (one) => one.topic === topic && one.protocol === protocol && one.endpoint === endpoint,
    );
    if (known && asked.some(([name, value]) => known.attributes[name] !== value))
      return error('InvalidParameter');
    const subscription = known ?? {
      arn: `${topic}:${this.calls.length}`,
      topic,
      protocol,
      endpoint,
      isConfirmed: !MUST_CONFIRM.has(protocol),
      attributes,
    };
    if (!known) this.subscriptions.push(subscription);
    if (!subscription.isConfirmed) this.asked.set(endpoint, (this.asked.get(endpoint) ?? 0) + 1);
    return [200, `<SubscriptionArn>${subscription.arn}</SubscriptionArn>`];
  }

  #set(one: PlayedSubscription, parameters: URLSearchParams): readonly [number, string] {
    if (this.withoutQueue.has(one.protocol)) return error('InvalidParameter');
    one.attributes[parameters.get('AttributeName') ?? ''] = parameters.get('AttributeValue') ?? '';
    return [200, ''];
  }

  #unsubscribe(one: PlayedSubscription): readonly [number, string] {
    if (!one.isConfirmed) return error('InvalidParameter');
    this.subscriptions.splice(this.subscriptions.indexOf(one), 1);
    this.ended.push(one);
    return [200, ''];
  }

  #withSubscription(
    arn: string,
    work: (one: PlayedSubscription) => readonly [number, string],
  ): readonly [number, string] {
    const one = this.subscriptions.find((subscription) => subscription.arn === arn);
    return one ? work(one) : error('NotFound', 404);
  }
}

/** The attributes that a subscription is to have. */
function attributesIn(parameters: URLSearchParams): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (let entry = 1; parameters.has(`Attributes.entry.${entry}.key`); entry += 1) {
    const [name = '', value = ''] = ['key', 'value'].map(
      (part) => parameters.get(`Attributes.entry.${entry}.${part}`) ?? '',
    );
    attributes[name] = value;
  }
  return attributes;
}

const MUST_CONFIRM = new Set(['email', 'https']);

function attributesXml({ isConfirmed, attributes }: PlayedSubscription): string {
  const entries = Object.entries({ ...attributes, PendingConfirmation: String(!isConfirmed) });
  return `<Attributes>${entries.map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`).join('')}</Attributes>`;
}

function error(code: string, status = 400): readonly [number, string] {
  return [
    status,
    `<Error><Type>Sender</Type><Code>${code}</Code><Message>The played SNS says so</Message></Error>`,
  ];
}

/** What a process is told, so that it asks a played service and nobody else. */
export function environmentOfPlayed({ url }: { readonly url: string }): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

/** A played SNS that answers at its address, and is gone when the test is over. */
export async function playedSns(): Promise<PlayedSns> {
  const sns = new PlayedSns();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const parameters = new URLSearchParams(body);
      const [status, xml] = sns.answer(parameters);
      const action = parameters.get('Action') ?? '';
      const inside = status === 200 ? `<${action}Result>${xml}</${action}Result>` : xml;
      const name = status === 200 ? `${action}Response` : 'ErrorResponse';
      response.writeHead(status, { 'content-type': 'text/xml' });
      response.end(
        `<${name} xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${inside}<RequestId>played</RequestId></${name}>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sns.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return sns;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
