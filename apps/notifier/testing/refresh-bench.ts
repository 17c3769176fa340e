import {
  addDays,
  type CalendarDate,
  calendarDate,
  type Catalog,
  type Product,
} from '@lastpatch/release-model';
import { createHash } from 'node:crypto';
import { type Refreshed, refreshSources } from '../src/refresh/refresh-sources.ts';
import type { PartState } from '../src/refresh/source-state.ts';
import type { SourceStore, Upstream, UpstreamPart } from '../src/refresh/upstream.ts';
import type { WebAnswer, WebReader, WebRequest } from '../src/refresh/web-reader.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What was read, in memory, under names made of what it is. */
export class MemoryStore implements SourceStore {
  readonly kept = new Map<string, Uint8Array>();

  load(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.kept.get(name));
  }

  keep(bytes: Uint8Array): Promise<string> {
    const name = createHash('sha256').update(bytes).digest('hex');
    this.kept.set(name, bytes);
    return Promise.resolve(name);
  }

  keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.kept.keys()) if (!names.has(name)) this.kept.delete(name);
    return Promise.resolve();
  }
}

/** What an address answers. A text stands for a whole answer of it. */
export type Answer = string | WebAnswer | ((request: WebRequest) => WebAnswer);

/** A whole answer. */
export function read(body: string, marks: Partial<Extract<WebAnswer, { kind: 'read' }>> = {}): WebAnswer {
  return {
    kind: 'read',
    body: encoder.encode(body),
    url: 'https://example.org/',
    etag: null,
    lastModified: null,
    date: null,
    age: null,
    ...marks,
  };
}

export const UNCHANGED: WebAnswer = {
  kind: 'unchanged',
  etag: null,
  lastModified: null,
  date: null,
  age: null,
};

export function failed(why: string): WebAnswer {
  return { kind: 'failed', why, isRefusal: false };
}

/** A part whose text is `content`, or `content @ made`; of "broken" nothing can be made. */
export function part(name: string, addresses: readonly string[], isDaily = false): UpstreamPart {
  return {
    part: name,
    addresses,
    accept: 'text/plain',
    mostBytes: 1000,
    isDaily,
    read(bytes) {
      const [content = '', made] = decoder.decode(bytes).split(' @ ');
      if (content === 'broken')
        return Promise.reject(new Error('this is a web page, not what was asked for'));
      return Promise.resolve({
        content,
        madeAt: made ?? null,
        productsOn: (day) => [productSaying(content, day)],
      });
    },
  };
}

/** A product that carries what was read as its title. */
export function productSaying(title: string, asOf: CalendarDate): Product {
  return {
    key: 'openstack',
    name: 'openstack',
    title,
    aliases: [],
    source: 'openstack',
    asOf,
    releases: [],
    projects: [],
    milestones: [],
  };
}

export const FIRST = 'https://first.example.org/a';
export const SECOND = 'https://second.example.org/b';
export const DAY = calendarDate('2026-08-21');

/** Refreshes on several days in a row, each time with what the one before has left behind. */
export class RefreshDays {
  readonly store = new MemoryStore();
  readonly asked: WebRequest[] = [];
  states: readonly PartState[] = [];
  #known: Catalog | undefined;
  readonly #parts: readonly UpstreamPart[];

  constructor(parts: readonly UpstreamPart[] = [part('status', [FIRST, SECOND])], known?: Catalog) {
    this.#parts = parts;
    this.#known = known;
  }

  /** One refresh, so many days after the first; an address of which nothing is said cannot be reached. */
  async on(day: number, answers: Readonly<Record<string, Answer>>): Promise<Refreshed> {
    const today = addDays(DAY, day);
    const web: WebReader = {
      read: (request) => {
        this.asked.push(request);
        const answer = answers[request.url] ?? failed(`${request.url} could not be reached`);
        if (typeof answer === 'function') return Promise.resolve(answer(request));
        return Promise.resolve(typeof answer === 'string' ? read(answer) : answer);
      },
    };
    const upstream: Upstream = { source: 'openstack', title: 'OpenStack', parts: this.#parts };
    const refreshed = await refreshSources({
      upstreams: [upstream],
      states: this.states,
      known: this.#known,
      web,
      store: this.store,
      today,
      dayOf: (instant) => new Date(instant).toISOString().slice(0, 10) as CalendarDate,
      now: () => Date.parse(`${today}T16:00:00Z`),
    });
    this.states = refreshed.states;
    const [source] = refreshed.sources;
    if (source?.products) this.#known = { products: source.products };
    return refreshed;
  }

  /** What is known after a refresh, and up to when; `kept` when it was left as it was. */
  async told(day: number, answers: Readonly<Record<string, Answer>>): Promise<string> {
    const { sources } = await this.on(day, answers);
    const [product] = sources[0]?.products ?? [];
    return product ? `${product.title} ${product.asOf}` : 'kept';
  }
}
