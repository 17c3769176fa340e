import type { CalendarDate, Phase } from '@lastpatch/release-model';
import type { ImportProblem } from '../import-problem.ts';
import { isLikelyDay } from '../likely-day.ts';
import type { YamlFile } from '../source-files/yaml-file.ts';
import { isMap, textAt, type YamlMap } from '../source-files/yaml-shape.ts';

/** A field of a series that says something that cannot be read: of `next-phase` its word, or only its date. */
export type UnreadField = 'initial-release' | 'eol-date' | 'next-phase' | 'date of next-phase';

/** What upstream says of one series in `data/series_status.yaml`. */
export interface SeriesEntry {
  /** In lower case. */
  readonly series: string;
  /** `release-id`, given from 2023.1 on only. */
  readonly releaseId: string | undefined;
  readonly status: Phase;
  readonly slurp: boolean;
  readonly initialRelease: CalendarDate | undefined;
  readonly eolDate: CalendarDate | undefined;
  readonly nextPhase: { readonly phase: Phase; readonly date: CalendarDate | undefined } | undefined;
  /** What an earlier reading said counts in their place. */
  readonly unread: readonly UnreadField[];
}

/** Upstream's status words, of all times, and the phases that they mean. */
const PHASE_OF_STATUS: Readonly<Record<string, Phase>> = {
  future: 'planned',
  development: 'development',
  maintained: 'maintained',
  'extended maintenance': 'extended',
  unmaintained: 'unmaintained',
  'end of life': 'end-of-life',
};

// PyYAML, which upstream uses, reads all of these as true.
const TRUE = /^(y|yes|true|on)$/i;

/** What `data/series_status.yaml` says of all series. */
export interface SeriesStatus {
  /** In upstream's order (the newest first). */
  readonly series: SeriesEntry[];
  /** How many entries could not be read, and are left out. */
  readonly lost: number;
  readonly problems: ImportProblem[];
}

/** Reads the series of `series_status.yaml`, in upstream's order (the newest first). An entry that cannot be read is left out. */
export function readSeriesStatus(file: YamlFile): SeriesStatus {
  const problems: ImportProblem[] = [...file.problems];
  const series: SeriesEntry[] = [];
  if (!Array.isArray(file.value)) {
    problems.push(file.problem('expected a list of series'));
    return { series, lost: 0, problems };
  }
  let repeated = 0;
  for (const [index, item] of file.value.entries()) {
    const name = isMap(item) ? textAt(item, 'name')?.trim().toLowerCase() : undefined;
    if (!isMap(item) || !name) {
      problems.push(
        file.problem(`entry ${index + 1} of the list is no series: a series is a mapping with a name`),
      );
    } else if (series.some((known) => known.series === name)) {
      repeated += 1;
      problems.push(file.problem(`series ${name} is listed twice: the first counts`, `name: ${name}`));
    } else {
      const entry = readEntry(file, item, name, problems);
      if (entry) series.push(entry);
    }
  }
  return { series, lost: file.value.length - series.length - repeated, problems };
}

function readEntry(
  file: YamlFile,
  item: YamlMap,
  name: string,
  problems: ImportProblem[],
): SeriesEntry | undefined {
  const at = [textAt(item, 'name') ?? name];
  const word = textAt(item, 'status');
  const status = phaseOfStatus(word);
  if (!status) {
    problems.push(
      file.problem(
        `series ${name}: the status is ${word === undefined ? 'missing' : JSON.stringify(word.slice(0, 40))}, ` +
          `expected one of: ${Object.keys(PHASE_OF_STATUS).join(', ')}`,
        ...at,
      ),
    );
    return undefined;
  }
  const unread: UnreadField[] = [];
  const date = (map: YamlMap, key: string, field: UnreadField): CalendarDate | undefined => {
    if (!Object.hasOwn(map, key) || map[key] === '') return undefined;
    const value = textAt(map, key);
    if (isLikelyDay(value)) return value;
    unread.push(field);
    const label = field === 'date of next-phase' ? `the ${field}` : field;
    problems.push(
      file.problem(
        `series ${name}: ${label} is ${JSON.stringify(value ?? map[key]).slice(0, 40)}, expected a likely day (YYYY-MM-DD): what was known before counts`,
        ...at,
        ...(map === item ? [] : ['next-phase']),
        `${key}:`,
        ...(value === undefined ? [] : [value]),
      ),
    );
    return undefined;
  };
  const next = Object.hasOwn(item, 'next-phase') ? item['next-phase'] : undefined;
  const nextPhase = isMap(next) ? phaseOfStatus(textAt(next, 'status')) : undefined;
  if (next !== undefined && next !== '' && !nextPhase) {
    unread.push('next-phase');
    problems.push(
      file.problem(
        `series ${name}: next-phase names no phase that is known: what was known before counts`,
        ...at,
        'next-phase',
      ),
    );
  }
  return {
    series: name,
    releaseId: textAt(item, 'release-id'),
    status,
    slurp: TRUE.test(textAt(item, 'slurp') ?? ''),
    initialRelease: date(item, 'initial-release', 'initial-release'),
    eolDate: date(item, 'eol-date', 'eol-date'),
    nextPhase:
      nextPhase && isMap(next)
        ? { phase: nextPhase, date: date(next, 'date', 'date of next-phase') }
        : undefined,
    unread,
  };
}

function phaseOfStatus(word: string | undefined): Phase | undefined {
  const key = word?.trim().toLowerCase() ?? '';
  return Object.hasOwn(PHASE_OF_STATUS, key) ? PHASE_OF_STATUS[key] : undefined;
}
