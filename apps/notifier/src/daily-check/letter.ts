import type { CalendarDate, Phase, ReleaseStatus } from '@lastpatch/release-model';
import type { Locale } from '@lastpatch/settings';
import type { Notice, ReleaseName } from './notice.ts';

/** Where one release stood when the letter was made. */
export interface Standing extends ReleaseName {
  readonly phase: Phase;
  readonly since: CalendarDate | null;
  readonly basis: ReleaseStatus['basis'];
  readonly next: ReleaseStatus['next'];
  readonly supportEnds: CalendarDate | null;
  readonly overdue: ReleaseStatus['overdue'];
  /** Of a release that the settings of a watch have added to what it followed before; else left out. */
  readonly isNew?: true;
}

/** What an environment of the fleet runs although its support has ended. */
export interface PastEnd extends ReleaseName {
  readonly environment: string;
  /** Of a project that is retired, in a release that goes on: its name; left out where the release itself has ended. */
  readonly project?: string;
  /** The first day without support, or since when the project is retired; null where it is unknown. */
  readonly since: CalendarDate | null;
  /** Of one that somebody has muted: until which day, exclusive, and why; else left out. */
  readonly muted?: { readonly until: CalendarDate; readonly why: string };
}

/** A source that a letter rests on. */
export interface LetterSource {
  readonly title: string;
  /** The last day that it knew. */
  readonly asOf: CalendarDate;
}

/**
 * What kind of letter it is. `welcome`: a new watch hears where things stand, or another one where those stand that its
 * settings have added. `news`: notices. `digest`: where things stand, once a month, with no news beside it. `urgent`: the
 * urgent notices of a letter again, for ways that carry only those.
 */
export const LETTER_KINDS = ['welcome', 'news', 'digest', 'urgent'] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];

/** What one watch gets in one message: the notices that it has not been told yet, its welcome, or its digest. */
export interface Letter {
  readonly id: string;
  readonly watch: string;
  readonly watchTitle: string;
  /** The language that it is written in, as its watch had it when it was committed; left out where that is English. */
  readonly locale?: Locale;
  readonly kind: LetterKind;
  /** The day of the run that made it. */
  readonly on: CalendarDate;
  /** The revision that it was committed with. */
  readonly revision: number;
  /** What the watch follows, in words. */
  readonly follows: string;
  /** What the settings of the watch have added to what it followed before, in words; left out when that is nothing. */
  readonly alsoFollows?: string;
  /** What the watch is told of. */
  readonly tells: { readonly releases: boolean; readonly ends: boolean };
  /** The days before an end of support on which this watch is reminded; none when it is not. */
  readonly reminders: readonly number[];
  /** The most urgent first. */
  readonly notices: readonly Notice[];
  /** Of a welcome, a digest, and of news that come with a digest or with what is new: where the followed releases stand. */
  readonly standings: readonly Standing[];
  /** Of a digest, and of news that come with one: what is run past its end, the longest over first; left out where nothing is. */
  readonly pastEnd?: readonly PastEnd[];
  readonly sources: readonly LetterSource[];
  /** Of a letter that is too large for one message: which part this is. */
  readonly part?: { readonly number: number; readonly of: number };
}
