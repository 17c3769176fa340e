import type { CalendarDate } from '@lastpatch/release-model';
import { isLikelyDay } from '../likely-day.ts';
import { isJsonMap, type JsonMap, mapOf, own, textOf } from './json-shape.ts';

/** What the source says of the end of one kind of support. */
export interface SupportEnd {
  /** Whether it has ended, by the source's own reckoning on the day of its build. */
  readonly hasEnded: boolean;
  /** The last supported day; null when the source gives none, undefined when what it gives cannot be read. */
  readonly lastDay: CalendarDate | null | undefined;
}

/** One release of a product, as the source tells it. */
export interface ReleaseEntry {
  readonly name: string;
  readonly codename: string | undefined;
  /** Undefined when it cannot be read. */
  readonly releaseDate: CalendarDate | undefined;
  /** Undefined when the release has no such phase. */
  readonly activeSupport: SupportEnd | undefined;
  readonly support: SupportEnd;
  /** Undefined when the release has no such phase. */
  readonly extendedSupport: SupportEnd | undefined;
  readonly latest: { readonly version: string; readonly date: CalendarDate | null } | undefined;
}

const LONGEST_NAME = 100;

/** Reads one release; what is wrong in it is told, and costs that field only. Undefined when it has no name. */
export function readRelease(value: unknown, tell: (problem: string) => void): ReleaseEntry | undefined {
  const name = isJsonMap(value) ? textOf(value, 'name') : undefined;
  if (!isJsonMap(value) || name === undefined || name.length > LONGEST_NAME) {
    tell('a release without a name that can be read is left out');
    return undefined;
  }
  const said = (problem: string): void => tell(`${name}: ${problem}`);
  const day = (map: JsonMap, field: string, label = field): CalendarDate | null | undefined => {
    const text = own(map, field);
    if (text === null || text === undefined) return null;
    if (isLikelyDay(text)) return text;
    said(`${label} is ${shown(text)}, expected a likely day (YYYY-MM-DD): what was known before counts`);
    return undefined;
  };
  const end = (flag: string, field: string): SupportEnd => {
    const hasEnded = own(value, flag);
    const lastDay = day(value, field);
    if (typeof hasEnded === 'boolean') return { hasEnded, lastDay };
    said(
      `${flag} is ${shown(hasEnded)}, expected true or false${lastDay === null ? ': what was known before counts' : ''}`,
    );
    // Neither a day nor whether it has come: nothing is said that can be read.
    return { hasEnded: false, lastDay: lastDay ?? undefined };
  };
  const hasPhase = (flag: string): boolean => (own(value, flag) ?? null) !== null;
  return {
    name,
    codename: textOf(value, 'codename'),
    releaseDate: day(value, 'releaseDate') ?? undefined,
    activeSupport: hasPhase('isEoas') ? end('isEoas', 'eoasFrom') : undefined,
    support: end('isEol', 'eolFrom'),
    extendedSupport: hasPhase('isEoes') ? end('isEoes', 'eoesFrom') : undefined,
    latest: latestOf(value, (latest) => day(latest, 'date', 'the date of latest')),
  };
}

function latestOf(
  release: JsonMap,
  dateOf: (latest: JsonMap) => CalendarDate | null | undefined,
): ReleaseEntry['latest'] {
  const latest = mapOf(release, 'latest');
  const version = latest && textOf(latest, 'name')?.trim();
  if (!latest || !version || version.length > LONGEST_NAME) return undefined;
  return { version, date: dateOf(latest) ?? null };
}

/** Never the inside of a list or an object, which may be endless. */
function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return isJsonMap(value) ? 'an object' : JSON.stringify(value).slice(0, 40);
}
