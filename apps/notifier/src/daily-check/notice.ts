import type { Basis, CalendarDate, HopKind, Milestone, NoticeKind, Phase } from '@lastpatch/release-model';

/** What kinds of facts are told. `deadline` is of an environment of the fleet. */
export type ToldKind = NoticeKind;

/** Which release a notice or a standing is about, with what is needed to name it to people. */
export interface ReleaseName {
  readonly product: string;
  readonly productTitle: string;
  readonly release: string;
  /** `2025.1 Epoxy` */
  readonly releaseTitle: string;
  /** Upstream's page. */
  readonly link: string | null;
  /** Of a vendor's dates, whose name and title are `product` and `productTitle`: the product whose release it is. */
  readonly overlays?: { readonly product: string; readonly productTitle: string };
}

/** A phase to come and its first day. */
export interface PhaseDate {
  readonly phase: Phase;
  readonly date: CalendarDate;
}

/** One upgrade on the way from the release of a notice to one that lasts. */
export interface NextHop {
  readonly releaseTitle: string;
  readonly kind: HopKind;
  /** The first day on which upstream no longer maintains it; null when unknown. */
  readonly supportEnds: CalendarDate | null;
  /** The title of the vendor whose date that is; left out where it is upstream's. */
  readonly vendor?: string;
  /** The day by which it is to be begun so that all are done in time; left out where nothing says how long hops take. */
  readonly startBy?: CalendarDate;
}

/** A vendor whose dates decide for a watch, and when its support of the release ends by them. */
export interface DecidingVendor {
  readonly title: string;
  /** The first day without any; null when it is unknown. */
  readonly supportEnds: CalendarDate | null;
}

/** One fact worth telling, in full, so that it can be told again without the catalog that it came from. */
export interface Notice extends Omit<ReleaseName, 'release' | 'releaseTitle'> {
  /** Never changes: the same fact has one id on every machine and every day. */
  readonly id: string;
  /** What product and release are known by, whatever they are called by now; left out in letters of earlier versions. */
  readonly keys?: { readonly product: string; readonly release: string | null };
  readonly kind: ToldKind;
  /** Null for projects that belong to no release. */
  readonly release: string | null;
  readonly releaseTitle: string | null;
  /** The phase that begins, or that a date is of; of an announcement the one that the release is in. */
  readonly phase: Phase | null;
  /** The day on which the fact was seen, or its day came. */
  readonly on: CalendarDate;
  /** Upstream's own date of it; null where upstream gives none. */
  readonly date: CalendarDate | null;
  /** Of a moved or removed date: the earlier one, as people last heard it. */
  readonly was?: CalendarDate;
  readonly basis: Basis;
  /** Of a reminder, and of a deadline: how many days ahead it is due, 0 on the planned day itself. */
  readonly step?: number;
  /** Of a deadline: the environment that runs the release. */
  readonly environment?: string;
  /** Of another fact of an end, or of a project that has left: environments that run it; left out where none does. */
  readonly runsIn?: readonly string[];
  /** How many run it besides; left out where none does. */
  readonly runsInMore?: number;
  readonly project?: string;
  readonly version?: string;
  readonly milestone?: Milestone;
  /** Of a withdrawn word and of an announcement: what comes next by upstream's latest word. */
  readonly next?: PhaseDate;
  /** Of an announcement: how often the release has been listed, this time included; left out in letters of earlier versions. */
  readonly listings?: number;
  /** The kinds that it is told in place of: of a date that is first seen when it has come, or of a release that is out. */
  readonly standsFor?: readonly ToldKind[];
  /** Whether a source said it, or the calendar alone: a day has come that was known before. */
  readonly cause: 'source' | 'day';
  /** Whether the release has some support before or after the fact, by upstream's last word. */
  readonly concernsSupported: boolean;
  /** Where upstream says it; null where that is not recorded. */
  readonly evidence: string | null;
  /** The last day that the source knew. */
  readonly asOf: CalendarDate;
  /** The day on which what it says was really read, where that is before; else left out. */
  readonly readOn?: CalendarDate;
  /** Of an end: the way to a release that lasts; empty where there is none. */
  readonly hops?: readonly NextHop[];
  /** Of an end of upstream's support, for a watch that goes by a vendor's dates: it is told as a plain fact. */
  readonly decidedBy?: DecidingVendor;
}
