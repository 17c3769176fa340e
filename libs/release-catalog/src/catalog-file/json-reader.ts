import { CatalogFileError } from './catalog-file.ts';

/**
 * Reads the fields of a JSON object and says where and what it expected when one is not as it should be.
 * A schema library would do it too, but takes longer to load than the whole catalog does.
 */
export class JsonReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #where: () => string;

  /**
   * @param value parsed JSON
   * @param where the place of the object, asked for only when something is wrong there
   */
  constructor(value: unknown, where: () => string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new CatalogFileError(`${where()} should be an object, got ${kindOf(value)}`);
    }
    this.#fields = value as Record<string, unknown>;
    this.#where = where;
  }

  text(field: string): string {
    return this.optionalText(field) ?? this.#wrong(field, 'a text');
  }

  optionalText(field: string): string | undefined {
    const value = this.#at(field);
    return value === undefined || typeof value === 'string' ? value : this.#wrong(field, 'a text');
  }

  number(field: string): number {
    const value = this.#at(field);
    return typeof value === 'number' ? value : this.#wrong(field, 'a number');
  }

  has(field: string): boolean {
    return this.#at(field) !== undefined;
  }

  /** The names of all fields. */
  fields(): string[] {
    return Object.keys(this.#fields);
  }

  object(field: string): JsonReader {
    return new JsonReader(this.#at(field), () => `${this.#where()}, ${field}`);
  }

  /** False when it is missing. */
  flag(field: string): boolean {
    const value = this.#at(field) ?? false;
    return typeof value === 'boolean' ? value : this.#wrong(field, 'true or false');
  }

  /** As {@link list}, but it may not be missing. */
  requiredList(field: string): JsonReader[] {
    return this.#at(field) === undefined ? this.#wrong(field, 'a list') : this.list(field);
  }

  /** Objects; none when it is missing. */
  list(field: string): JsonReader[] {
    return this.#items(field).map(
      (item, index) => new JsonReader(item, () => `${this.#where()}, ${field}[${index}]`),
    );
  }

  /** Texts; none when it is missing. */
  texts(field: string): string[] {
    return this.#items(field).map((item) =>
      typeof item === 'string' ? item : this.#wrong(field, 'a list of texts'),
    );
  }

  oneOf<T extends string>(field: string, allowed: readonly T[]): T {
    const value = this.text(field);
    return allowed.find((word) => word === value) ?? this.#wrong(field, `one of ${allowed.join(', ')}`);
  }

  error(problem: string): CatalogFileError {
    return new CatalogFileError(`${this.#where()}: ${problem}`);
  }

  #items(field: string): readonly unknown[] {
    const value = this.#at(field) ?? [];
    return Array.isArray(value) ? value : this.#wrong(field, 'a list');
  }

  #at(field: string): unknown {
    return Object.hasOwn(this.#fields, field) ? this.#fields[field] : undefined;
  }

  #wrong(field: string, expected: string): never {
    throw this.error(`${field} should be ${expected}, got ${kindOf(this.#at(field))}`);
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}
