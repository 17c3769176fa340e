import type { Basis, CalendarDate, Phase } from '@lastpatch/release-model';

/**
 * What kinds of facts are told. `reminder`: a planned date nears, or has come while upstream could not be read;
 * `due`: a planned date has come without upstream's word; `entered`: a phase has begun, on upstream's word;
 * `released`: the release day.
 */
export const NOTICE_KINDS = ['reminder', 'due', 'entered', 'released'] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

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
  readonly kind: NoticeKind;
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
