import { type CalendarDate, nearestName } from '@lastpatch/release-model';
import { isLikelyDay } from '../likely-day.ts';
import { excerpt } from '../source-files/source-file.ts';
import type { YamlEntry, YamlMapping, YamlNode } from '../source-files/yaml-nodes.ts';

/** Takes a problem with its line. */
export type Tell = (line: number | null, problem: string) => void;

/** Longer names are no names. */
const LONGEST_NAME = 100;
const LONGEST_TEXT = 500;

/**
 * Reads the values of one mapping. What is wrong is told with its line, and reads as if it were missing; a key that is
 * repeated counts once.
 */
export class FieldReader {
  readonly line: number;
  readonly #entries = new Map<string, YamlEntry>();
  readonly #place: readonly string[];
  readonly #tell: Tell;

  /** @param place the keys that lead to the mapping, for people */
  constructor({ line, entries }: YamlMapping, place: readonly string[], tell: Tell) {
    this.line = line;
    this.#place = place;
    this.#tell = tell;
    for (const entry of entries) {
      const first = this.#entries.get(entry.key);
      if (!first) this.#entries.set(entry.key, entry);
      else tell(entry.line, this.#said(entry.key, `it is written twice, first on line ${first.line}`));
    }
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** The entries of which none is repeated, in the order in which they were written. */
  entries(): YamlEntry[] {
    return [...this.#entries.values()];
  }

  /** The line of a key; of the mapping when it is not there. */
  lineOf(key: string): number {
    return this.#entries.get(key)?.line ?? this.line;
  }

  problem(key: string, problem: string): void {
    this.#tell(this.lineOf(key), this.#said(key, problem));
  }

  /** Tells of each key that is none of those known, with the nearest. */
  knowsOnly(known: readonly string[]): void {
    for (const { key, line } of this.#entries.values()) {
      if (known.includes(key)) continue;
      const nearest = nearestName(key, known);
      const hint = nearest === undefined ? `expected one of ${known.join(', ')}` : `did you mean ${nearest}?`;
      const where = this.#place.length === 0 ? '' : `${this.#place.join(', ')}: `;
      this.#tell(line, `${where}unknown key ${excerpt(key) || '""'}: ${hint}`);
    }
  }

  /** The words of a key; undefined, and told, when it is there and holds none. */
  text(key: string, expected: string): string | undefined {
    const node = this.#entries.get(key)?.value;
    if (node === undefined) return undefined;
    if (node.kind === 'text' && node.text.trim() !== '' && node.text.length <= LONGEST_TEXT)
      return node.text.trim();
    this.problem(key, `expected ${expected}, got ${got(node)}`);
    return undefined;
  }

  /** As {@link text}, of a key that has to be there. */
  requiredText(key: string, expected: string): string | undefined {
    if (this.has(key)) return this.text(key, expected);
    this.#tell(this.line, this.#said(key, `it is missing: expected ${expected}`));
    return undefined;
  }

  /** What people call something, in one line. */
  name(key: string): string | undefined {
    const text = this.text(key, 'a name');
    if (text === undefined || isName(text)) return text;
    this.problem(key, `expected ${NAME}, got ${got({ kind: 'text', line: 0, text })}`);
    return undefined;
  }

  /** A list of names; those that are none are told and left out. */
  names(key: string): { readonly name: string; readonly line: number }[] {
    const node = this.#entries.get(key)?.value;
    if (node === undefined) return [];
    if (node.kind !== 'list') {
      this.problem(key, `expected a list of names, as in [18, 18.2], got ${got(node)}`);
      return [];
    }
    return node.items.flatMap((item) => {
      if (item.kind === 'text' && isName(item.text)) return [{ name: item.text.trim(), line: item.line }];
      this.#tell(item.line, this.#said(key, `expected ${NAME}, got ${got(item)}`));
      return [];
    });
  }

  /** A mapping, with its own reader. */
  mapping(key: string, expected: string): FieldReader | undefined {
    const entry = this.#entries.get(key);
    if (entry?.value.kind === 'mapping')
      return new FieldReader(entry.value, [...this.#place, key], this.#tell);
    const problem = entry ? `got ${got(entry.value)}` : 'it is missing';
    this.#tell(this.lineOf(key), this.#said(key, `${problem}: expected ${expected}`));
    return undefined;
  }

  /** An https link. */
  link(key: string): string | undefined {
    const text = this.text(key, 'a link that begins with https://');
    if (text === undefined || isLink(text)) return text;
    this.problem(key, `expected a link that begins with https://, got ${excerpt(text)}`);
    return undefined;
  }

  /** A day. */
  day(key: string): CalendarDate | undefined {
    return this.dayOrWord<never>(key, []);
  }

  /** A day, or one of the words that may stand in its place. */
  dayOrWord<W extends string>(key: string, words: readonly W[]): CalendarDate | W | undefined {
    const expected = ['a day such as 2026-03-31', ...words].join(', or ');
    const text = this.text(key, expected);
    const word = words.find((other) => other === text);
    if (text === undefined || word !== undefined) return word;
    if (isLikelyDay(text)) return text;
    this.problem(key, `expected ${expected}, got ${excerpt(text)}`);
    return undefined;
  }

  #said(key: string, problem: string): string {
    return `${[...this.#place, key].map((part) => excerpt(part) || '""').join(', ')}: ${problem}`;
  }
}

const NAME = `a name of at most ${LONGEST_NAME} characters in one line`;

/** Whether a text can be the name of a release: it has something to be seen, no line break, and is not too long. */
export function isName(text: string): boolean {
  return (
    text.trim() !== '' && text.length <= LONGEST_NAME && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text.trim())
  );
}

/** Whether a text is a link that can be followed, and shown in one line. */
export function isLink(text: string): boolean {
  return /^https:\/\/[^\s/]+(?:\/\S*)?$/.test(text) && URL.canParse(text);
}

function got(node: YamlNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'mapping') return 'keys';
  if (node.text.trim() === '') return 'nothing';
  return node.text.length > LONGEST_TEXT
    ? `${node.text.length} characters`
    : excerpt(node.text) || 'nothing that can be shown';
}
