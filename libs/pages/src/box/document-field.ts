import { type CalendarDate, isCalendarDate } from '@lastpatch/release-model';

/** A document that cannot be had or read: a sentence for the reader of the page. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/** What is said of a document that is not as it should be: it may be damaged, or newer than the page that reads it. */
export function damagedData(what: string): UnreadableDocument {
  return new UnreadableDocument(
    `The data of this page cannot be used: ${what}. Load the page anew; where that does not help, its publisher has to make it anew.`,
  );
}

/** A value somewhere in a document, read with checks: what is not as its schema says is an error that says where. */
export class DocumentField {
  readonly #value: unknown;
  readonly #where: string;

  constructor(value: unknown, where: string) {
    this.#value = value;
    this.#where = where;
  }

  /** A field of an object; a field that is missing fails when it is read. */
  field(name: string): DocumentField {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.#wrong('an object');
    const own: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return new DocumentField(own, `${this.#where}.${name}`);
  }

  list<T>(read: (item: DocumentField) => T): T[] {
    if (!Array.isArray(this.#value)) throw this.#wrong('a list');
    return this.#value.map((item, index) => read(new DocumentField(item, `${this.#where}[${index}]`)));
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.#wrong('a text');
    return this.#value;
  }

  flag(): boolean {
    if (typeof this.#value !== 'boolean') throw this.#wrong('true or false');
    return this.#value;
  }

  day(): CalendarDate {
    if (!isCalendarDate(this.#value)) throw this.#wrong('a day');
    return this.#value;
  }

  oneOf<T>(known: readonly T[]): T {
    const found = known.find((value) => value === this.#value);
    if (found === undefined) throw this.#wrong(`one of ${known.join(', ')}`);
    return found;
  }

  /** Null where the value is null, else what is read of it. */
  orNull<T>(read: (field: DocumentField) => T): T | null {
    return this.#value === null ? null : read(this);
  }

  #wrong(expected: string): UnreadableDocument {
    return damagedData(`${this.#where} is not ${expected}`);
  }
}

/**
 * A document of a format, of the version that is known here.
 *
 * @param path where in the tree it lies, for what is said when it is damaged
 * @throws UnreadableDocument
 */
export function documentField(text: string, path: string, format: string): DocumentField {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damagedData(`${path} is no JSON`);
  }
  const document = new DocumentField(value, path);
  document.field('format').oneOf([format]);
  document.field('schemaVersion').oneOf([1]);
  return document;
}
