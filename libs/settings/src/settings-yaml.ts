import {
  EVENT_ID,
  type Event,
  FAILSAFE_SCHEMA,
  getScalarValue,
  load,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import { SettingsError } from './settings-error.ts';

/** The keys and places of list items that lead to a value: `['watches', 0, 'id']`. */
export type YamlPath = readonly (string | number)[];

/** The parsed text of lastpatch.yaml. */
export interface SettingsYaml {
  /** Maps, lists and strings: every scalar is as it was written. */
  readonly value: unknown;
  /** The line of a key or list item, counted from 1; of the nearest one above it when it is not there. */
  lineOf(path: YamlPath): number | null;
}

// Anchors save repetition in settings; more aliases than this are no settings.
const MOST_ALIASES = 100;

/**
 * Parses the text of lastpatch.yaml, or of a file that it names, with every scalar as it is written: `2025.1` is a word, never
 * a number.
 *
 * @param needs what an empty file lacks
 * @throws SettingsError when it is not YAML, with the line
 */
export function parseSettingsYaml(text: string, file: string, needs = 'watches'): SettingsYaml {
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') {
    throw new SettingsError(file, [
      { line: null, path: '', problem: `the file is empty: it needs ${needs}` },
    ]);
  }
  try {
    const value = load(text, { schema: FAILSAFE_SCHEMA, maxAliases: MOST_ALIASES });
    let lines: Map<string, number> | undefined;
    return {
      value,
      lineOf(path) {
        lines ??= linesByPath(text);
        for (let length = path.length; length > 0; length--) {
          const line = lines.get(pathKey(path.slice(0, length)));
          if (line !== undefined) return line;
        }
        return null;
      },
    };
  } catch (error) {
    const isYaml = error instanceof YAMLException;
    const line = isYaml && error.mark ? error.mark.line + 1 : null;
    const problem = `not valid YAML: ${isYaml ? error.reason : String(error)}`;
    throw new SettingsError(file, [{ line, path: '', problem }], { cause: error });
  }
}

/** The line of every key and list item of the first document. */
function linesByPath(text: string): Map<string, number> {
  const walk = new PathWalk(text);
  for (const event of parseEvents(text, {})) walk.take(event);
  return walk.lines;
}

interface OpenNode {
  readonly path: YamlPath;
  readonly kind: 'mapping' | 'sequence' | 'document';
  /** Of a mapping: the key whose value comes next. */
  key: string | undefined;
  items: number;
}

class PathWalk {
  readonly lines = new Map<string, number>();
  readonly #text: string;
  readonly #open: OpenNode[] = [];
  readonly #lineStarts: number[];

  constructor(text: string) {
    this.#text = text;
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.POP:
        this.#open.pop();
        return;
      case EVENT_ID.DOCUMENT:
        this.#open.push({ path: [], kind: 'document', key: undefined, items: 0 });
        return;
      case EVENT_ID.MAPPING:
        this.#open.push({ path: this.#value(event.start), kind: 'mapping', key: undefined, items: 0 });
        return;
      case EVENT_ID.SEQUENCE:
        this.#open.push({ path: this.#value(event.start), kind: 'sequence', key: undefined, items: 0 });
        return;
      case EVENT_ID.ALIAS:
        this.#value(event.anchorStart);
        return;
      case EVENT_ID.SCALAR: {
        const parent = this.#open.at(-1);
        if (parent?.kind === 'mapping' && parent.key === undefined) {
          parent.key = getScalarValue(this.#text, event);
          this.#note([...parent.path, parent.key], event.valueStart);
        } else {
          this.#value(event.valueStart);
        }
      }
    }
  }

  /** The path of a value that begins here; a list item is noted where it begins, a key's value where the key stands. */
  #value(offset: number): YamlPath {
    const parent = this.#open.at(-1);
    if (!parent || parent.kind === 'document') return [];
    if (parent.kind === 'sequence') {
      const path = [...parent.path, parent.items];
      parent.items += 1;
      this.#note(path, offset);
      return path;
    }
    const path = [...parent.path, parent.key ?? ''];
    parent.key = undefined;
    return path;
  }

  /** By halves: a fleet has hundreds of thousands of lines. */
  #lineAt(offset: number): number {
    let [from, until] = [0, this.#lineStarts.length];
    while (until - from > 1) {
      const middle = (from + until) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) from = middle;
      else until = middle;
    }
    return from + 1;
  }

  #note(path: YamlPath, offset: number): void {
    const key = pathKey(path);
    if (!this.lines.has(key)) this.lines.set(key, this.#lineAt(offset));
  }
}

function pathKey(path: YamlPath): string {
  return JSON.stringify(path);
}
