/** A text, or what makes it: the same each time. */
export type PageText = string | (() => string);

/** Pages by their paths, in the order of paths. Who reads one twice may have it made twice. */
export interface Pages extends Iterable<[path: string, text: string]> {
  readonly size: number;
  has(path: string): boolean;
  /** The text of a page; undefined where there is none. */
  get(path: string): string | undefined;
  /** The paths; no page is made for them. */
  keys(): Iterable<string>;
}

/** Makes each page whenever it is read, so that tens of thousands of them are not in memory together (docs/adr/0025). */
export class PagesMadeWhenRead implements Pages {
  readonly #texts: ReadonlyMap<string, PageText>;

  /** @param texts in the order in which they are to be read */
  constructor(texts: ReadonlyMap<string, PageText>) {
    this.#texts = texts;
  }

  get size(): number {
    return this.#texts.size;
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  get(path: string): string | undefined {
    const text = this.#texts.get(path);
    return text === undefined ? undefined : textOf(text);
  }

  keys(): Iterable<string> {
    return this.#texts.keys();
  }

  *[Symbol.iterator](): Generator<[path: string, text: string]> {
    for (const [path, text] of this.#texts) yield [path, textOf(text)];
  }
}

function textOf(text: PageText): string {
  return typeof text === 'function' ? text() : text;
}
