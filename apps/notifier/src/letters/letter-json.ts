import { type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { DEFAULT_LOCALE, type Locale } from '@lastpatch/settings';
import { reasonOf } from '../daily-check/ack.ts';
import { MOST_NAMED } from '../daily-check/deadlines.ts';
import type { Letter, LetterKind, LetterSource, PastEnd, Standing } from '../daily-check/letter.ts';
import type { NextHop, Notice, PhaseDate } from '../daily-check/notice.ts';
import type { Language } from './language/language.ts';
import { languageOf } from './language/language-of.ts';
import { lastReadOn } from '../daily-check/last-read.ts';
import { subjectOf } from './subject.ts';

/** What the names of the format and of its version are: a reader that knows neither refuses it. */
export const LETTER_FORMAT = 'lastpatch-letter';

/** Raised when an older reader would misread a letter; fields may be added under the same number. */
export const LETTER_SCHEMA_VERSION = 1;

/** A letter for machines, by docs/letter.schema.json. What is not known is null, never left out. */
export interface LetterJson {
  readonly format: typeof LETTER_FORMAT;
  readonly schemaVersion: typeof LETTER_SCHEMA_VERSION;
  /** Who gets it twice can drop the second. */
  readonly letter: string;
  readonly watch: string;
  readonly watchTitle: string;
  /** The language of what it says in words. */
  readonly locale: Locale;
  readonly kind: LetterKind;
  /** The day of the run that made it. */
  readonly on: CalendarDate;
  /** The day from which days are counted. */
  readonly today: CalendarDate;
  readonly revision: number;
  readonly subject: string;
  readonly follows: string;
  /** What the settings of the watch have added, in words. */
  readonly alsoFollows: string | null;
  readonly part: { readonly number: number; readonly of: number } | null;
  readonly notices: readonly NoticeJson[];
  /** Of a digest: what the fleet runs past its end. */
  readonly pastEnd: readonly PastEndJson[];
  readonly standings: readonly StandingJson[];
  readonly sources: readonly LetterSource[];
}

/** One fact. */
export interface NoticeJson extends Pick<
  Notice,
  | 'id'
  | 'kind'
  | 'on'
  | 'product'
  | 'productTitle'
  | 'release'
  | 'releaseTitle'
  | 'phase'
  | 'date'
  | 'basis'
  | 'cause'
  | 'link'
  | 'evidence'
  | 'asOf'
> {
  /** The fact in words, by itself. */
  readonly headline: string;
  readonly was: CalendarDate | null;
  /** From today to the date; negative when it has passed. */
  readonly daysLeft: number | null;
  readonly step: number | null;
  /** Of a deadline. */
  readonly environment: string | null;
  /** The first environments that run the release, or the project that leaves, of a fact that is no deadline. */
  readonly runsIn: readonly string[];
  /** How many run it besides. */
  readonly runsInMore: number;
  readonly project: string | null;
  readonly version: string | null;
  readonly milestone: {
    readonly slug: string;
    readonly kind: string;
    readonly from: CalendarDate;
    /** Exclusive. */
    readonly until: CalendarDate;
  } | null;
  readonly next: PhaseDate | null;
  readonly standsFor: readonly string[];
  readonly hops: readonly HopJson[];
  readonly overlays: OverlaysJson;
  readonly decidedBy: { readonly title: string; readonly supportEnds: CalendarDate | null } | null;
  /** Of an announcement: how often the release has been listed, this time included. */
  readonly listings: number | null;
}

/** One upgrade on the way. */
interface HopJson extends Pick<NextHop, 'releaseTitle' | 'kind' | 'supportEnds'> {
  readonly vendor: string | null;
  readonly startBy: CalendarDate | null;
}

/** What one environment runs past its end. */
export interface PastEndJson extends Pick<
  PastEnd,
  'environment' | 'product' | 'productTitle' | 'release' | 'releaseTitle' | 'link' | 'since'
> {
  /** Of a project that is retired, in a release that goes on; null of a release that has ended. */
  readonly project: string | null;
  readonly muted: { readonly until: CalendarDate; readonly why: string } | null;
  readonly overlays: OverlaysJson;
}

/** Of a vendor's dates: the product whose release it is. */
type OverlaysJson = { readonly product: string; readonly productTitle: string } | null;

/** Where one release stood on the day of the letter. */
export interface StandingJson extends Pick<
  Standing,
  | 'product'
  | 'productTitle'
  | 'release'
  | 'releaseTitle'
  | 'link'
  | 'phase'
  | 'since'
  | 'basis'
  | 'next'
  | 'supportEnds'
  | 'overdue'
> {
  /** Whether the watch follows it from this letter on. */
  readonly isNew: boolean;
  readonly overlays: OverlaysJson;
}

/** The letter as one line of JSON, with days counted from `today`. It holds no character that could harm a terminal or a log. */
export function letterJson(letter: Letter, today: CalendarDate): string {
  return harmlessJson(letterForMachines(letter, today));
}

/** The same before it is written. */
export function letterForMachines(letter: Letter, today: CalendarDate): LetterJson {
  const { id, watch, watchTitle, kind, on, revision, follows, part } = letter;
  const { notices, pastEnd = [], standings, sources } = letter;
  return {
    format: LETTER_FORMAT,
    schemaVersion: LETTER_SCHEMA_VERSION,
    letter: id,
    watch,
    watchTitle,
    locale: letter.locale ?? DEFAULT_LOCALE,
    kind,
    on,
    today,
    revision,
    subject: subjectOf(letter, today),
    follows,
    alsoFollows: letter.alsoFollows ?? null,
    part: part ? { number: part.number, of: part.of } : null,
    notices: notices.map((notice) => noticeJson(notice, languageOf(letter), today)),
    pastEnd: pastEnd.map(pastEndJson),
    standings: standings.map((standing) => standingJson(standing, kind)),
    sources: sources.map(({ title, asOf }) => ({ title, asOf })),
  };
}

/** JSON in which what could break a line, hide or reorder text is written as its number: the same data for every reader. */
export function harmlessJson(value: unknown): string {
  // Categories of Unicode are slow to look for: they are, only in what is not printable ASCII.
  return JSON.stringify(value).replace(/[^ -~]+/g, (some) =>
    some.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, asNumbers),
  );
}

function asNumbers(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** How many bytes of UTF-8 it takes as that. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(harmlessJson(value)).length;
}

function noticeJson(notice: Notice, language: Language, today: CalendarDate): NoticeJson {
  const { date, milestone, next, decidedBy, runsIn = [], runsInMore = 0 } = notice;
  return {
    id: notice.id,
    kind: notice.kind,
    headline: language.noticeWords(notice, today).headline,
    on: notice.on,
    product: notice.product,
    productTitle: notice.productTitle,
    release: notice.release,
    releaseTitle: notice.releaseTitle,
    phase: notice.phase,
    date,
    was: notice.was ?? null,
    daysLeft: date === null ? null : daysBetween(today, date),
    basis: notice.basis,
    cause: notice.cause,
    step: notice.step ?? null,
    environment: notice.environment ?? null,
    runsIn: runsIn.slice(0, MOST_NAMED),
    runsInMore: Math.max(0, runsIn.length - MOST_NAMED) + runsInMore,
    project: notice.project ?? null,
    version: notice.version ?? null,
    milestone: milestone
      ? { slug: milestone.slug, kind: milestone.kind, from: milestone.from, until: milestone.until }
      : null,
    next: next ? { phase: next.phase, date: next.date } : null,
    standsFor: [...(notice.standsFor ?? [])],
    hops: (notice.hops ?? []).map(hopJson),
    overlays: overlaysJson(notice),
    decidedBy: decidedBy ? { title: decidedBy.title, supportEnds: decidedBy.supportEnds } : null,
    link: notice.link,
    evidence: notice.evidence,
    asOf: lastReadOn(notice),
    listings: notice.listings ?? null,
  };
}

function hopJson({ releaseTitle, kind, supportEnds, vendor, startBy }: NextHop): HopJson {
  return { releaseTitle, kind, supportEnds, vendor: vendor ?? null, startBy: startBy ?? null };
}

function pastEndJson(entry: PastEnd): PastEndJson {
  const { muted } = entry;
  return {
    environment: entry.environment,
    product: entry.product,
    productTitle: entry.productTitle,
    release: entry.release,
    releaseTitle: entry.releaseTitle,
    link: entry.link,
    project: entry.project ?? null,
    since: entry.since,
    muted: muted ? { until: muted.until, why: reasonOf(muted) } : null,
    overlays: overlaysJson(entry),
  };
}

function standingJson(standing: Standing, kind: LetterKind): StandingJson {
  const { next, overdue } = standing;
  return {
    product: standing.product,
    productTitle: standing.productTitle,
    release: standing.release,
    releaseTitle: standing.releaseTitle,
    link: standing.link,
    phase: standing.phase,
    since: standing.since,
    basis: standing.basis,
    next: next && { phase: next.phase, date: next.date, basis: next.basis },
    supportEnds: standing.supportEnds,
    overdue: overdue && { phase: overdue.phase, date: overdue.date },
    isNew: standing.isNew ?? kind === 'welcome',
    overlays: overlaysJson(standing),
  };
}

function overlaysJson({ overlays }: Pick<Notice, 'overlays'>): OverlaysJson {
  return overlays ? { product: overlays.product, productTitle: overlays.productTitle } : null;
}
