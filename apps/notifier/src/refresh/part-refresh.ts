import type { CalendarDate, Product } from '@lastpatch/release-model';
import { earlierContents, judgeContent } from './judge-content.ts';
import { readingDay } from './reading-day.ts';
import type { Refresh } from './refresh-sources.ts';
import type { PartState, WaitingContent } from './source-state.ts';
import type { PartReading, Upstream, UpstreamPart } from './upstream.ts';
import type { AnswerMarks, ReadAnswer } from './web-reader.ts';

/** Which part is read, and what is known of it. */
export interface PartToRead {
  readonly upstream: Upstream;
  readonly part: UpstreamPart;
  readonly state: PartState | undefined;
  /** The last day up to which the source is known. */
  readonly asOf: CalendarDate | undefined;
}

/** What came of reading one part. */
export interface PartRefreshed {
  /** Undefined when nothing was read that is to be taken. */
  readonly products: readonly Product[] | undefined;
  readonly state: PartState | undefined;
  readonly problems: readonly string[];
  /** How many bytes were sent, unpacked. */
  readonly bytes: number;
}

/** What can be taken. */
interface Had {
  readonly products: readonly Product[];
  readonly state: PartState;
}

/** Reads one part of a source: at each of its addresses, until one gives something that can be taken. */
export class PartRefresh {
  readonly #refresh: Refresh;
  readonly #at: PartToRead;
  readonly #problems: string[] = [];
  #waiting: WaitingContent | undefined;
  #bytes = 0;

  constructor(refresh: Refresh, at: PartToRead) {
    this.#refresh = refresh;
    this.#at = at;
  }

  async run(): Promise<PartRefreshed> {
    const had = (await this.#readToday()) ?? (await this.#readAnew());
    const { state } = this.#at;
    const kept = state && this.#waiting ? { ...state, waiting: this.#waiting } : state;
    return {
      products: had?.products,
      state: had?.state ?? kept,
      problems: this.#problems,
      bytes: this.#bytes,
    };
  }

  /** What was read today already, of a part that is asked for once a day. */
  async #readToday(): Promise<Had | undefined> {
    const { state, part } = this.#at;
    if (!part.isDaily || state === undefined || state.readOn < this.#refresh.today) return undefined;
    const known = await this.#known(state);
    return known && { products: known.productsOn(state.readOn), state };
  }

  async #readAnew(): Promise<Had | undefined> {
    const { state, part } = this.#at;
    const isKept = state !== undefined && (await this.#refresh.store.load(state.kept)) !== undefined;
    for (const url of part.addresses) {
      const had = await this.#ask(url, isKept && state.url === url ? state : undefined);
      if (had) return had;
    }
    return undefined;
  }

  /** @param known what an unchanged answer may stand for; undefined to have all of it sent */
  async #ask(url: string, known: PartState | undefined): Promise<Had | undefined> {
    const { part } = this.#at;
    const answer = await this.#refresh.web.read({
      url,
      accept: part.accept,
      mostBytes: part.mostBytes,
      ...(known?.etag ? { etag: known.etag } : {}),
      ...(known?.lastModified ? { lastModified: known.lastModified } : {}),
    });
    if (answer.kind === 'failed') {
      this.#tell(answer.why);
      return;
    }
    if (answer.kind === 'read') return this.#judge(url, answer);
    if (!known) {
      this.#tell(`${url} says that nothing has changed, though nothing is known`);
      return;
    }
    const reading = await this.#known(known);
    // What was read before cannot be read any more: it is asked for as if it were new.
    if (!reading) return this.#ask(url, undefined);
    const day = this.#dayOf(answer);
    return { products: reading.productsOn(day), state: confirmed(known, { day, answer }) };
  }

  async #judge(url: string, answer: ReadAnswer): Promise<Had | undefined> {
    const { state, asOf } = this.#at;
    this.#bytes += answer.body.length;
    const day = this.#dayOf(answer);
    const read = await this.#reading(url, answer.body, day);
    if (!read) return undefined;
    const { reading, products } = read;
    const { content, madeAt } = reading;
    const found = { content, madeAt, url, lastModified: answer.lastModified };
    const judgement = judgeContent(found, { state, asOf }, this.#refresh.today);
    if (judgement.verdict === 'wait') {
      this.#waiting = judgement.waiting;
      this.#tell(`${url}: ${judgement.why}`);
      return;
    }
    if (state && judgement.verdict === 'take' && day < this.#refresh.today && day <= state.readOn) {
      this.#tell(`${url}: what came is a copy of ${day}, from before the last reading`);
      return;
    }
    return { products, state: await this.#taken(url, { answer, reading, day }) };
  }

  async #taken(
    url: string,
    { answer, reading, day }: { answer: ReadAnswer; reading: PartReading; day: CalendarDate },
  ): Promise<PartState> {
    const { upstream, part, state } = this.#at;
    const { store } = this.#refresh;
    return {
      source: upstream.source,
      part: part.part,
      kept: await store.keep(answer.body),
      ...(reading.memory ? { memory: await store.keep(reading.memory) } : {}),
      content: reading.content,
      readOn: day,
      url,
      etag: answer.etag,
      lastModified: answer.lastModified,
      madeAt: reading.madeAt,
      earlier: earlierContents(state, reading.content),
    };
  }

  /** What came as an answer; a sentence is told when it is not what it should be. */
  async #reading(
    url: string,
    body: Uint8Array,
    day: CalendarDate,
  ): Promise<{ reading: PartReading; products: readonly Product[] } | undefined> {
    try {
      const { memory } = this.#at.state ?? {};
      const known = memory === undefined ? undefined : await this.#refresh.store.load(memory);
      const reading = await this.#at.part.read(body, known);
      return { reading, products: reading.productsOn(day) };
    } catch (error) {
      this.#tell(`${url}: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
  }

  /** What was read before; undefined when it is no longer there, or cannot be read any more. */
  async #known({ kept, memory }: PartState): Promise<PartReading | undefined> {
    const { store } = this.#refresh;
    const bytes = await store.load(kept);
    if (!bytes) return undefined;
    try {
      return await this.#at.part.read(bytes, memory === undefined ? undefined : await store.load(memory));
    } catch {
      return undefined;
    }
  }

  #dayOf(answer: AnswerMarks): CalendarDate {
    const { now, dayOf, today } = this.#refresh;
    return readingDay(answer, { now: now(), dayOf, today });
  }

  #tell(problem: string): undefined {
    this.#problems.push(problem);
    return undefined;
  }
}

/** What is known, seen again. */
function confirmed(
  state: PartState,
  { day, answer }: { readonly day: CalendarDate; readonly answer: AnswerMarks },
): PartState {
  const { waiting, ...settled } = state;
  const known = waiting === undefined ? state : settled;
  return {
    ...known,
    readOn: day > known.readOn ? day : known.readOn,
    etag: answer.etag ?? known.etag,
    lastModified: answer.lastModified ?? known.lastModified,
  };
}
