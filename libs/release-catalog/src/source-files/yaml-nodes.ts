import { EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml';

/** A value in a YAML file, with the line on which it begins, counted from 1. */
export type YamlNode = YamlText | YamlList | YamlMapping;

/** A scalar as it was written: `2025.1` and `yes` are words. Empty where a key has no value. */
export interface YamlText {
  readonly kind: 'text';
  readonly line: number;
  readonly text: string;
}

export interface YamlList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly YamlNode[];
}

/** A mapping with its entries in the order in which they were written, those of one key too. */
export interface YamlMapping {
  readonly kind: 'mapping';
  readonly line: number;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  /** Of the key. */
  readonly line: number;
  readonly value: YamlNode;
}

/** A text is no YAML, or holds what is refused. */
export class YamlNodesError extends Error {
  readonly code = 'YAML_NODES';
  /** Counted from 1; null when it is not known. */
  readonly line: number | null;

  constructor(problem: string, line: number | null, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'YamlNodesError';
    this.line = line;
  }
}

/**
 * Reads a YAML text of one document as nodes that know their lines. Aliases, tags and keys that are no words are refused: the
 * first make a small file grow without end, and nobody needs the others to write names and dates.
 *
 * @returns undefined for a text without a document
 * @throws YamlNodesError
 */
export function parseYamlNodes(text: string): YamlNode | undefined {
  let events: Event[];
  try {
    events = parseEvents(text, {});
  } catch (error) {
    const isYaml = error instanceof YAMLException;
    const line = isYaml && error.mark ? error.mark.line + 1 : null;
    const reason = isYaml ? error.reason : String(error);
    throw new YamlNodesError(`not valid YAML: ${reason}`, line, { cause: error });
  }
  return new NodeBuilder(text).build(events);
}

/** A list or mapping that is still open. */
interface OpenNode {
  readonly line: number;
  readonly items: YamlNode[];
  /** Undefined for a list. */
  readonly entries: YamlEntry[] | undefined;
  /** Of a mapping: the key whose value comes next. */
  key: { readonly text: string; readonly line: number } | undefined;
}

class NodeBuilder {
  readonly #text: string;
  readonly #open: OpenNode[] = [];
  #root: YamlNode | undefined;
  #documents = 0;
  #line = 1;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  build(events: readonly Event[]): YamlNode | undefined {
    for (const event of events) this.#take(event);
    return this.#root;
  }

  #take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.#documents += 1;
        if (this.#documents > 1) throw new YamlNodesError('it holds more than one document', this.#line);
        return;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        this.#refuseTag(event);
        this.#begin(event);
        return;
      case EVENT_ID.POP:
        this.#end();
        return;
      case EVENT_ID.ALIAS:
        throw new YamlNodesError(
          'aliases are refused here: write the value itself',
          this.#lineAt(event.anchorStart),
        );
      case EVENT_ID.SCALAR:
        this.#refuseTag(event);
        this.#scalar(getScalarValue(this.#text, event), event.valueStart);
    }
  }

  #begin(event: Event & { readonly start: number }): void {
    const line = this.#lineAt(event.start);
    const parent = this.#open.at(-1);
    if (parent?.entries && parent.key === undefined) throw new YamlNodesError('a key has to be a word', line);
    const isMapping = event.type === EVENT_ID.MAPPING;
    this.#open.push({ line, items: [], entries: isMapping ? [] : undefined, key: undefined });
  }

  /** The end of a list or mapping; of the document when none is open. */
  #end(): void {
    const node = this.#open.pop();
    if (!node) return;
    const { line, items, entries } = node;
    this.#value(entries ? { kind: 'mapping', line, entries } : { kind: 'list', line, items });
  }

  #scalar(text: string, offset: number): void {
    const parent = this.#open.at(-1);
    // What is left out begins where what was before it did.
    const line = offset < 0 ? this.#line : this.#lineAt(offset);
    if (parent?.entries && parent.key === undefined) parent.key = { text, line };
    else this.#value({ kind: 'text', line, text });
  }

  #value(value: YamlNode): void {
    const parent = this.#open.at(-1);
    if (!parent) this.#root = value;
    else if (!parent.entries) parent.items.push(value);
    else {
      const { text: key, line } = parent.key ?? { text: '', line: value.line };
      parent.entries.push({ key, line, value });
      parent.key = undefined;
    }
  }

  #refuseTag({ tagStart }: { readonly tagStart: number }): void {
    if (tagStart < 0) return;
    throw new YamlNodesError(
      'tags such as !!str are refused here: every value is read as it is written',
      this.#lineAt(tagStart),
    );
  }

  /** Offsets come in the order of the text, so that each line is counted once. */
  #lineAt(offset: number): number {
    for (; this.#offset < offset; this.#offset++) if (this.#text[this.#offset] === '\n') this.#line += 1;
    return this.#line;
  }
}
