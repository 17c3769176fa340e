import type { CalendarDate, Product, Source } from '@lastpatch/release-model';

/** What a part of a source says, whatever day is asked. */
export interface PartReading {
  /** A short name for what it says, the same however it is packed. */
  readonly content: string;
  /** When upstream made it, by its own word, as an instant (ISO 8601, UTC); null when it does not say. */
  readonly madeAt: string | null;
  /** What spares the next reading work, in a form of the part's own; left out where nothing does. */
  readonly memory?: Uint8Array;
  /**
   * What it says on a day.
   *
   * @throws an error with a sentence when no sound catalog can be made of it
   */
  productsOn(day: CalendarDate): readonly Product[];
}

/** A part of a source that is read by itself. */
export interface UpstreamPart {
  readonly part: string;
  /** Where it is read, tried in this order. */
  readonly addresses: readonly string[];
  readonly accept: string;
  /** The most bytes that it may have, unpacked as it comes over the network. */
  readonly mostBytes: number;
  /** Whether it is asked for once a day at most, because it is large. */
  readonly isDaily: boolean;
  /**
   * @param memory of an earlier reading; passed over when it is of no use
   * @throws an error with a sentence when it is not what it should be
   */
  read(bytes: Uint8Array, memory?: Uint8Array): Promise<PartReading>;
}

/** A source, with the parts that it is read from: the first that can be read counts. */
export interface Upstream {
  readonly source: Source;
  /** What people call it. */
  readonly title: string;
  readonly parts: readonly UpstreamPart[];
}

/** Where the bytes that were read are kept, under names made of what they are, so that none ever changes. */
export interface SourceStore {
  /** @returns undefined when there is nothing of that name, or it is damaged */
  load(name: string): Promise<Uint8Array | undefined>;
  /** @returns the name under which it is kept */
  keep(bytes: Uint8Array): Promise<string>;
  /** Lets go of all but these. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
}
