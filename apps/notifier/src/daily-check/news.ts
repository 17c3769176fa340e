import type { CalendarDate, Catalog } from '@lastpatch/release-model';
import type { Head, HeldReading, OpenNews } from './ports.ts';

/** Something that needs the operators and that they are to be told. */
export interface News extends OpenNews {
  /** In harmless characters. */
  readonly sentence: string;
}

/** What news for the operators is found in. */
export interface NewsInput {
  /** The day of the run. */
  readonly on: CalendarDate;
  /** The head before the run; undefined at the first. */
  readonly before: Pick<Head, 'catalog' | 'held'> | undefined;
  /** Readings that are not taken. */
  readonly held: readonly HeldReading[];
  /** What the run goes by, with what upstream has dropped. */
  readonly merged: Catalog;
  /** What earlier runs have found and not told. */
  readonly open: readonly OpenNews[];
}
