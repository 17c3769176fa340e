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
  const day = (map: JsonMap, field: string): CalendarDate | null | undefined => {
    const text = own(map, field);
    if (text === null || text === undefined) return null;
    if (isLikelyDay(text)) return text;
    said(`${field} is ${shown(text)}, expected a likely day (YYYY-MM-DD): what was known before counts`);
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
  const latest = mapOf(value, 'latest');
  const version = latest && textOf(latest, 'name');
  return {
    name,
    codename: textOf(value, 'codename'),
    releaseDate: day(value, 'releaseDate') ?? undefined,
    activeSupport: hasPhase('isEoas') ? end('isEoas', 'eoasFrom') : undefined,
    support: end('isEol', 'eolFrom'),
    extendedSupport: hasPhase('isEoes') ? end('isEoes', 'eoesFrom') : undefined,
    latest:
      latest === undefined || version === undefined || !isVersion(version)
        ? undefined
        : { version, date: day(latest, 'date') ?? null },
  };
}

/** A version that could not stand in a list of versions is none. */
function isVersion(text: string): boolean {
  return text.length <= LONGEST_NAME && !/[\s,]/.test(text);
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 40);
}
