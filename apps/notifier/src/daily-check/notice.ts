import type { Basis, CalendarDate, NoticeKind, Phase } from '@lastpatch/release-model';

/**
 * What kinds of facts are told so far. A `reminder` is also what tells a planned day that comes while upstream cannot be
 * read.
 */
export const TOLD_KINDS = ['reminder', 'due', 'entered', 'released'] as const satisfies readonly NoticeKind[];

export type ToldKind = (typeof TOLD_KINDS)[number];

/** Which release a notice or a standing is about, with what is needed to name it to people. */
export interface ReleaseName {
  readonly product: string;
  readonly productTitle: string;
  readonly release: string;
  /** `2025.1 Epoxy` */
  readonly releaseTitle: string;
  /** Upstream's page. */
  readonly link: string | null;
}

/** One fact worth telling, in full, so that it can be told again without the catalog that it came from. */
export interface Notice extends ReleaseName {
  /** Never changes: the same fact has one id on every machine and every day. */
  readonly id: string;
  readonly kind: ToldKind;
  readonly phase: Phase;
  /** The day on which the fact was seen, or its day came. */
  readonly on: CalendarDate;
  /** Upstream's own date of it; null where upstream gives none. */
  readonly date: CalendarDate | null;
  readonly basis: Basis;
  /** Of a reminder: how many days ahead it is due, 0 on the planned day itself. */
  readonly step?: number;
  /** Whether the release has some support before or after the fact, by upstream's last word. */
  readonly concernsSupported: boolean;
}
