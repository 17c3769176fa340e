import { type ExpressionParts, holds, type PlayedItem, updated } from './expression.ts';

/** What DynamoDB is asked, as JSON. */
export type Asked = ExpressionParts & Readonly<Record<string, unknown>>;

/** What it answers: a status, and what is in its body. */
type Answered = readonly [status: number, body: unknown];

/** DynamoDB answers so many bytes of a query and no more, and goes on with the next page. */
const PAGE_BYTES = 1024 * 1024;

/** One table of DynamoDB with keys `pk` and `sk`, in memory: as much of it as the ledger asks for. */
export class PlayedTable {
  readonly #partitions = new Map<string, Map<string, PlayedItem>>();

  /** @throws Error when it is asked what is not played */
  answer(action: string, asked: Asked): Answered {
    switch (action) {
      case 'GetItem':
        return [200, withItem('Item', projected(this.#item(asked['Key']), asked))];
      case 'PutItem':
        this.#put(asked['Item'] as PlayedItem);
        return [200, {}];
      case 'UpdateItem':
        return this.#update(asked);
      case 'BatchGetItem':
        return this.#batch(asked);
      case 'Query':
        return this.#query(asked);
      default:
        throw new Error(`the played DynamoDB knows no ${action}`);
    }
  }

  #item(key: unknown): PlayedItem | undefined {
    const { pk, sk } = keyOf(key);
    return this.#partitions.get(pk)?.get(sk);
  }

  #put(item: PlayedItem): void {
    const { pk, sk } = keyOf(item);
    const partition = this.#partitions.get(pk) ?? new Map<string, PlayedItem>();
    this.#partitions.set(pk, partition.set(sk, item));
  }

  #update(asked: Asked): Answered {
    const [condition, expression] = [asked['ConditionExpression'], asked['UpdateExpression']] as string[];
    const before = this.#item(asked['Key']);
    if (condition !== undefined && !holds(condition, before, asked)) {
      return [
        400,
        { __type: CONDITION_FAILED, message: 'The played table says so', ...withItem('Item', before) },
      ];
    }
    const after = updated(expression ?? '', before ?? (asked['Key'] as PlayedItem), asked);
    this.#put(after);
    return [200, withItem('Attributes', after)];
  }

  #batch({ RequestItems }: Asked): Answered {
    const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(
      RequestItems as Readonly<Record<string, { readonly Keys: readonly unknown[] }>>,
    );
    const items = Keys.flatMap((key) => this.#item(key) ?? []);
    return [200, { Responses: { [table]: items }, UnprocessedKeys: {} }];
  }

  #query(asked: Asked): Answered {
    const pk = String(asked.ExpressionAttributeValues?.[':pk']?.['S']);
    const isForward = asked['ScanIndexForward'] !== false;
    const places = [...(this.#partitions.get(pk)?.keys() ?? [])].sort();
    if (!isForward) places.reverse();
    const from = asked['ExclusiveStartKey'] === undefined ? undefined : keyOf(asked['ExclusiveStartKey']).sk;
    const left = from === undefined ? places : places.slice(places.indexOf(from) + 1);
    const page: PlayedItem[] = [];
    let bytes = 0;
    for (const sk of left) {
      const item = this.#partitions.get(pk)?.get(sk) ?? {};
      page.push(item);
      bytes += JSON.stringify(item).length;
      if (bytes >= PAGE_BYTES) break;
    }
    const last = page.length < left.length ? page.at(-1) : undefined;
    return [200, { Items: page, ...(last ? { LastEvaluatedKey: { pk: last['pk'], sk: last['sk'] } } : {}) }];
  }
}

const CONDITION_FAILED = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';

function keyOf(key: unknown): { readonly pk: string; readonly sk: string } {
  const { pk, sk } = key as PlayedItem;
  return { pk: String(pk?.['S']), sk: String(sk?.['S']) };
}

/** The attributes of an item that were asked for. */
function projected(item: PlayedItem | undefined, { ProjectionExpression }: Asked): PlayedItem | undefined {
  if (item === undefined || typeof ProjectionExpression !== 'string') return item;
  const names = ProjectionExpression.split(/,\s*/);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function withItem(name: string, item: PlayedItem | undefined): Record<string, unknown> {
  return item === undefined ? {} : { [name]: item };
}
