import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { aFewAtOnce } from '../../a-few-at-once.ts';
import { AwsFailure } from '../aws-failure.ts';

/** An item of a table, by the names of its attributes. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** The primary key of an item. */
export interface ItemKey {
  /** The partition. */
  readonly pk: string;
  /** The place within it. */
  readonly sk: string;
}

/** A conditional write to one item. */
export interface Update {
  readonly key: ItemKey;
  readonly expression: string;
  readonly condition?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Item;
}

/** How a write ended: the item as it is now; or the condition did not hold, with the item as it was, if there was one. */
export type Updated =
  | { readonly isDone: true; readonly item: Item }
  | { readonly isDone: false; readonly item: Item | undefined };

/** One DynamoDB table. Reads are consistent. Every method throws AwsFailure when DynamoDB cannot be asked, or refuses. */
export class LedgerTable {
  readonly name: string;
  readonly #client: DynamoDBClient;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.name = name;
  }

  get(key: ItemKey): Promise<Item | undefined> {
    return this.#get(key);
  }

  /** The text of one attribute of an item, without the others, which may be large; nothing where it is not there. */
  async text(key: ItemKey, name: string): Promise<string> {
    return textOf((await this.#get(key, name)) ?? {}, name);
  }

  put(key: ItemKey, item: Item): Promise<void> {
    return this.#call('PutItem', async () => {
      await this.#client.send(
        new PutItemCommand({ TableName: this.name, Item: { ...keyOf(key), ...item } }),
        inTime(),
      );
    });
  }

  update({ key, expression, condition, names, values }: Update): Promise<Updated> {
    return this.#call('UpdateItem', async () => {
      try {
        const { Attributes = {} } = await this.#client.send(
          new UpdateItemCommand({
            TableName: this.name,
            Key: keyOf(key),
            UpdateExpression: expression,
            ConditionExpression: condition,
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: values,
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
          inTime(),
        );
        return { isDone: true, item: Attributes } as const;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return { isDone: false, item: error.Item } as const;
      }
    });
  }

  /**
   * The items of some keys, as far as they are there, by {@link keyText}.
   *
   * @param kept what is kept of each; all of it where this is left out
   */
  async all(
    keys: readonly ItemKey[],
    kept: (item: Item) => Item = (item) => item,
  ): Promise<ReadonlyMap<string, Item>> {
    const found = new Map<string, Item>();
    const distinct = [...new Map(keys.map((key) => [keyText(key), key])).values()];
    const firsts = Array.from(
      { length: Math.ceil(distinct.length / MOST_READ) },
      (_, page) => page * MOST_READ,
    );
    await aFewAtOnce(READS_AT_ONCE, firsts, async (first) => {
      let wanted = distinct.slice(first, first + MOST_READ).map(keyOf);
      for (let round = 0; wanted.length > 0; round += 1) {
        if (round > 0) await this.#rest(round);
        const page = await this.#batch(wanted);
        for (const item of page.items)
          found.set(keyText({ pk: textOf(item, 'pk'), sk: textOf(item, 'sk') }), kept(item));
        wanted = page.left;
      }
    });
    return found;
  }

  /** The items of a partition in the order of their places, page by page. */
  async *query(pk: string, { isNewestFirst = false } = {}): AsyncGenerator<Item> {
    let from: Item | undefined;
    do {
      const start: Item | undefined = from;
      const page = await this.#call('Query', () =>
        this.#client.send(
          new QueryCommand({
            TableName: this.name,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': { S: pk } },
            ScanIndexForward: !isNewestFirst,
            ConsistentRead: true,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
          inTime(),
        ),
      );
      yield* page.Items ?? [];
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }

  /** DynamoDB answers with a part when it can do no more at the moment, which is no error to the SDK. */
  async #rest(round: number): Promise<void> {
    if (round > MOST_ROUNDS) {
      const error = Object.assign(new Error(), { name: 'ProvisionedThroughputExceededException' });
      throw new AwsFailure({ call: 'DynamoDB BatchGetItem', on: `the table ${this.name}` }, error);
    }
    await new Promise((resolve) => setTimeout(resolve, FIRST_REST_MS * 2 ** (round - 1)));
  }

  /** @param name of the only attribute that is wanted; all are where it is left out */
  #get(key: ItemKey, name?: string): Promise<Item | undefined> {
    return this.#call('GetItem', async () => {
      const command = new GetItemCommand({
        TableName: this.name,
        Key: keyOf(key),
        ConsistentRead: true,
        ...(name === undefined ? {} : { ProjectionExpression: name }),
      });
      return (await this.#client.send(command, inTime())).Item;
    });
  }

  #batch(keys: Item[]): Promise<{ items: readonly Item[]; left: Item[] }> {
    return this.#call('BatchGetItem', async () => {
      const page = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: { [this.name]: { Keys: keys, ConsistentRead: true } } }),
        inTime(),
      );
      const left = page.UnprocessedKeys?.[this.name]?.Keys ?? [];
      return { items: page.Responses?.[this.name] ?? [], left };
    });
  }

  async #call<T>(action: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new AwsFailure({ call: `DynamoDB ${action}`, on: `the table ${this.name}` }, error);
    }
  }
}

/** How long a call may take with all its attempts, in milliseconds: the SDK's own limits end with the head of an answer. */
const LIMIT_MS = 30_000;

function inTime(): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(LIMIT_MS) };
}

/** How often what was left is asked for: with twice the rest each time, some 6 seconds in all. */
const MOST_ROUNDS = 7;
const FIRST_REST_MS = 50;

/** As many as one request of DynamoDB takes. */
const MOST_READ = 100;

/** One such request reads 0.4 MB of deliveries: a table that was never asked for much gives some thousand of them a second. */
const READS_AT_ONCE = 4;

/** One text for each key: no part of one holds a line break. */
export function keyText({ pk, sk }: ItemKey): string {
  return `${pk}\n${sk}`;
}

/** The text of an attribute; nothing where it is not there. */
export function textOf(item: Item, name: string): string {
  return item[name]?.S ?? '';
}

/** The number of an attribute; null where it is not there. */
export function numberOf(item: Item, name: string): number | null {
  const text = item[name]?.N;
  return text === undefined ? null : Number(text);
}

function keyOf({ pk, sk }: ItemKey): Record<string, AttributeValue> {
  return { pk: { S: pk }, sk: { S: sk } };
}
