import { nearestName } from '@lastpatch/release-model';
import { SettingsError, type SettingsProblem } from './settings-error.ts';
import { parseSettingsYaml, type YamlPath } from './settings-yaml.ts';
import { endpointKey } from './subscriber-endpoint.ts';
import { readSubscriber, type Subscriber } from './subscriber-entry.ts';
import type { RefusedProtocol } from './subscriber-place.ts';

/** Who gets the letters of each watch, and what goes wrong: the whole of subscribers.yaml. */
export interface Subscribers {
  /** By the ids of watches, in the order of the file. A watch that the file leaves out has nobody. */
  readonly watches: ReadonlyMap<string, readonly Subscriber[]>;
  readonly operators: readonly Subscriber[];
}

/** What the file has to agree with. */
export interface SubscribersRules {
  /** The ids of the watches in lastpatch.yaml. */
  readonly watches: readonly string[];
  /** Which protocols cannot be used where letters are sent from; left out where that is not known. */
  readonly refused?: RefusedProtocol;
}

/**
 * Reads subscribers from the text of subscribers.yaml. Every word is read as it is written: a phone number is no number.
 *
 * @param file its name, for messages
 * @throws SettingsError with all problems at once. It names places and what was expected there, and never an address.
 */
export function readSubscribers(text: string, file: string, rules: SubscribersRules): Subscribers {
  const yaml = parsedYaml(text, file);
  const reading = new SubscribersReading((path) => yaml.lineOf(path), rules);
  const subscribers = reading.file(yaml.value);
  const { problems } = reading;
  if (problems.length === 0) return subscribers;
  throw new SettingsError(
    file,
    [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  );
}

/** The parser may name what it stumbled over, which may be an address: its words are not handed on. */
function parsedYaml(text: string, file: string): ReturnType<typeof parseSettingsYaml> {
  try {
    return parseSettingsYaml(text, file);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const problem = text.replace(/^\s*#.*$/gm, '').trim() === '' ? 'the file is empty' : 'not valid YAML';
    const line = error.problems[0]?.line ?? null;
    throw new SettingsError(file, [{ line, path: '', problem: `${problem}: ${SHAPE}` }]);
  }
}

const TOP = ['watches', 'operators'] as const;
const SHAPE = 'expected watches and operators, each with lists of subscribers';
const LIST = 'expected a list of subscribers, as in [{ email: ops@example.org }]';

/** Reads the whole file, and gathers what is wrong with it. */
class SubscribersReading {
  readonly problems: SettingsProblem[] = [];
  readonly #lineOf: (path: YamlPath) => number | null;
  readonly #watches: readonly string[];
  readonly #refused: RefusedProtocol;

  constructor(
    lineOf: (path: YamlPath) => number | null,
    { watches, refused = () => undefined }: SubscribersRules,
  ) {
    this.#lineOf = lineOf;
    this.#watches = watches;
    this.#refused = refused;
  }

  file(value: unknown): Subscribers {
    const watches = new Map<string, readonly Subscriber[]>();
    if (!isMap(value)) {
      this.#problem([], SHAPE);
      return { watches, operators: [] };
    }
    for (const key of Object.keys(value)) {
      if (!TOP.some((known) => known === key)) this.#problem([key], `unknown key${meant(key, TOP)}`, []);
    }
    const { watches: groups = {}, operators = [] } = value;
    if (!isMap(groups)) this.#problem(['watches'], 'expected watches by their ids, each with a list');
    for (const [watch, list] of isMap(groups) ? Object.entries(groups) : []) {
      const isKnown = this.#watches.includes(watch);
      const path = ['watches', watch];
      if (!isKnown) this.#problem(path, `no watch of lastpatch.yaml is called${meant(watch, this.#watches)}`);
      watches.set(watch, this.#group(list, path, watch));
    }
    return { watches, operators: this.#group(operators, ['operators'], null) };
  }

  #group(list: unknown, path: YamlPath, watch: string | null): Subscriber[] {
    if (!Array.isArray(list)) {
      this.#problem(path, LIST);
      return [];
    }
    const before = new Map<string, { readonly number: number; readonly isUrgent: boolean }>();
    return list.flatMap((entry: unknown, index) => {
      const place = [...path, index];
      const read = readSubscriber(entry, watch !== null);
      for (const { key, problem } of read.problems) this.#problem(place, problem, place, key);
      if (!read.subscriber) return [];
      const { protocol, endpoint, isUrgent } = read.subscriber;
      const refused = this.#refused(protocol, endpoint);
      if (refused !== undefined) this.#problem(place, refused, place, protocol);
      const key = endpointKey(protocol, endpoint);
      const first = before.get(key);
      if (first) this.#problem(place, twice(first, isUrgent));
      else before.set(key, { number: index + 1, isUrgent });
      return [read.subscriber];
    });
  }

  #problem(at: YamlPath, problem: string, named: YamlPath = at, key?: string): void {
    this.problems.push({
      line: this.#lineOf(key === undefined ? at : [...at, key]),
      path: named.map(partSaid).join(', '),
      problem,
    });
  }
}

function twice(first: { readonly number: number; readonly isUrgent: boolean }, isUrgent: boolean): string {
  return first.isUrgent === isUrgent
    ? `the same endpoint as in ${first.number}`
    : `the same endpoint as in ${first.number}, once for all letters and once for urgent ones: it would be told the same twice, so keep one`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What may be said of a key: whoever confuses keys and values may have written an address there. */
const HARMLESS = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;

/** List items are counted from 1, as people count. */
function partSaid(part: string | number): string {
  if (typeof part === 'number') return String(part + 1);
  return HARMLESS.test(part) ? part : '(a key that may be an address)';
}

function meant(key: string, known: readonly string[]): string {
  const said = HARMLESS.test(key) ? ` ${key}` : '';
  const nearest = nearestName(key, known);
  return `${said}: ${nearest === undefined ? `expected one of ${known.join(', ')}` : `did you mean ${nearest}?`}`;
}
