/** A value of an attribute, as it comes over the wire: `{ "S": "text" }`. */
export type PlayedValue = Readonly<Record<string, unknown>>;

/** An item by the names of its attributes. */
export type PlayedItem = Record<string, PlayedValue>;

/** The names and values that stand in an expression as `#name` and `:value`. */
export interface ExpressionParts {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, PlayedValue>> | undefined;
}

/**
 * Whether a condition holds, of those that the ledger uses: comparisons by `=` and `<>`, `attribute_not_exists`, `AND`, `OR`
 * and brackets.
 *
 * @throws Error when it is another
 */
export function holds(condition: string, item: PlayedItem | undefined, parts: ExpressionParts): boolean {
  const reader = new Reader(condition, item ?? {}, parts);
  const is = reader.either();
  reader.end();
  return is;
}

/**
 * An item after an update, of those that the ledger uses: `SET` of values, of `if_not_exists` and of sums, and `REMOVE`.
 *
 * @throws Error when it is another, or DynamoDB would refuse it
 */
export function updated(expression: string, item: PlayedItem, parts: ExpressionParts): PlayedItem {
  const next = structuredClone(item);
  const reader = new Reader(expression, item, parts);
  while (!reader.isAtEnd) {
    const clause = reader.take();
    if (clause !== 'SET' && clause !== 'REMOVE') throw new Error(`no such clause is played: ${clause}`);
    do {
      const path = reader.path();
      const [last = '', ...above] = path.toReversed();
      const holder = above.toReversed().reduce<PlayedItem>((map, name) => mapIn(map, name), next);
      if (clause === 'REMOVE') Reflect.deleteProperty(holder, last);
      else {
        reader.expect('=');
        holder[last] = reader.value();
      }
    } while (reader.isNext(','));
  }
  return next;
}

function mapIn(map: PlayedItem, name: string): PlayedItem {
  const inner = map[name]?.['M'];
  if (inner === undefined) throw new Error(`there is no map ${name} in the item`);
  return inner as PlayedItem;
}

const TOKENS = /[#:]?\w+|<>|[=+,().]/g;

class Reader {
  readonly #tokens: readonly string[];
  readonly #item: PlayedItem;
  readonly #parts: ExpressionParts;
  #at = 0;

  constructor(text: string, item: PlayedItem, parts: ExpressionParts) {
    this.#tokens = text.match(TOKENS) ?? [];
    this.#item = item;
    this.#parts = parts;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  take(): string {
    return this.#tokens[this.#at++] ?? '';
  }

  isNext(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  expect(token: string): void {
    const found = this.take();
    if (found !== token) throw new Error(`expected ${token} in an expression, got ${found}`);
  }

  end(): void {
    if (!this.isAtEnd) throw new Error(`an expression goes on with ${this.take()}`);
  }

  either(): boolean {
    let is = this.#both();
    // Both sides are read, whatever the first one says.
    while (this.isNext('OR')) is = this.#both() || is;
    return is;
  }

  path(): string[] {
    const path = [this.#name()];
    while (this.isNext('.')) path.push(this.#name());
    return path;
  }

  value(): PlayedValue {
    const first = this.#operand();
    if (!this.isNext('+')) return first;
    return { N: String(Number(first['N']) + Number(this.#operand()['N'])) };
  }

  #both(): boolean {
    let is = this.#one();
    while (this.isNext('AND')) is = this.#one() && is;
    return is;
  }

  #one(): boolean {
    if (this.isNext('(')) {
      const is = this.either();
      this.expect(')');
      return is;
    }
    if (this.isNext('attribute_not_exists')) {
      this.expect('(');
      const found = this.#found(this.path());
      this.expect(')');
      return found === undefined;
    }
    const found = this.#found(this.path());
    // What is not there is not equal to anything.
    const isWanted = !this.isNext('<>');
    if (isWanted) this.expect('=');
    return (JSON.stringify(found) === JSON.stringify(this.#operand())) === isWanted;
  }

  #operand(): PlayedValue {
    if (this.isNext('if_not_exists')) {
      this.expect('(');
      const found = this.#found(this.path());
      this.expect(',');
      const other = this.#operand();
      this.expect(')');
      return found ?? other;
    }
    const token = this.take();
    const value = this.#parts.ExpressionAttributeValues?.[token];
    if (value === undefined) throw new Error(`no value stands for ${token}`);
    return value;
  }

  #name(): string {
    const token = this.take();
    if (!token.startsWith('#')) return token;
    const name = this.#parts.ExpressionAttributeNames?.[token];
    if (name === undefined) throw new Error(`no name stands for ${token}`);
    return name;
  }

  #found(path: readonly string[]): PlayedValue | undefined {
    const [first = '', ...below] = path;
    return below.reduce<PlayedValue | undefined>(
      (value, name) => (value?.['M'] as PlayedItem | undefined)?.[name],
      this.#item[first],
    );
  }
}
