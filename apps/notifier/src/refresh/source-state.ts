import type { CalendarDate, Source } from '@lastpatch/release-model';

/**
 * What is known of one part of a source from earlier readings: its last good content. It is committed with the catalog that
 * was made of it, so that the two never disagree.
 */
export interface PartState {
  readonly source: Source;
  /** Which of the source's parts: `archive`, `series-status`, `products`. */
  readonly part: string;
  /** Under which name the bytes that were read last are kept. */
  readonly kept: string;
  /** The name of what spares the next reading work; left out where nothing does. */
  readonly memory?: string;
  /** A short name for what it says, the same however it is packed. */
  readonly content: string;
  /** The last day on which upstream was seen to say this. */
  readonly readOn: CalendarDate;
  /** Where it was read. */
  readonly url: string;
  /** For conditional requests to that address. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When upstream made it, by its own word, as an instant (ISO 8601, UTC); null when it does not say. */
  readonly madeAt: string | null;
  /** What it said before, the latest last: a copy of that is old, or upstream has gone back. */
  readonly earlier: readonly string[];
  /** What was read and is not taken yet. */
  readonly waiting?: WaitingContent;
}

/** Content that may be an old copy: it is taken once it has stood for some days. */
export interface WaitingContent {
  readonly content: string;
  /** The first day on which it was read. */
  readonly since: CalendarDate;
}
