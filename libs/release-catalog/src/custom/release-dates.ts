import { addDays, type CalendarDate, type Phase, type PhaseStart } from '@lastpatch/release-model';
import type { FieldReader } from './field-reader.ts';

/**
 * The keys of the phases, in the order of a life. Each takes the first day of its phase; `lastDay` takes the last day with
 * any support, so that the end of life begins on the day after.
 */
export const PHASE_KEYS = {
  development: 'development',
  released: 'maintained',
  security: 'security',
  extended: 'extended',
  unmaintained: 'unmaintained',
  endOfLife: 'end-of-life',
  lastDay: 'end-of-life',
} as const satisfies Record<string, Phase>;

export type PhaseKey = keyof typeof PHASE_KEYS;

/** What may stand in place of a day: it has begun nobody knows when, or it will nobody says when. */
const WORDS = ['begun', 'undated'] as const;

/** What a file says of the beginning of one phase. */
export interface WrittenPhase {
  readonly key: PhaseKey;
  readonly phase: Phase;
  readonly line: number;
  /** The first day of the phase, or the word that stands in its place. */
  readonly begins: CalendarDate | (typeof WORDS)[number];
}

/** Reads the phases of one release, in the order of a life. Days that contradict each other are told. */
export function readPhases(fields: FieldReader, keys: readonly PhaseKey[]): WrittenPhase[] {
  const phases = keys.flatMap((key): WrittenPhase[] => {
    const begins = key === 'lastDay' ? dayAfter(fields.day(key)) : fields.dayOrWord(key, WORDS);
    return begins === undefined ? [] : [{ key, phase: PHASE_KEYS[key], line: fields.lineOf(key), begins }];
  });
  if (fields.has('endOfLife') && fields.has('lastDay')) {
    fields.problem(
      'lastDay',
      'endOfLife is there too: write one of them, lastDay for the last day with support or endOfLife for the first without',
    );
    return phases.filter(({ key }) => key !== 'lastDay');
  }
  tellContradictions(fields, phases);
  return phases;
}

function tellContradictions(fields: FieldReader, phases: readonly WrittenPhase[]): void {
  let latest: WrittenPhase | undefined;
  for (const [index, phase] of phases.entries()) {
    if (phase.begins === 'begun') {
      const later = phases.slice(0, index).find(({ begins }) => begins === 'undated');
      if (later) fields.problem(phase.key, `it has begun, but ${later.key}, which comes before it, has not`);
    }
    if (isWord(phase.begins)) continue;
    if (latest && phase.begins < latest.begins) {
      const own = phase.key === 'lastDay' ? `the day after it (${phase.begins})` : `it (${phase.begins})`;
      fields.problem(
        phase.key,
        `${own} is before ${latest.key} (${latest.begins}), and comes after it in a life`,
      );
    } else latest = phase;
  }
}

function dayAfter(day: CalendarDate | undefined): CalendarDate | undefined {
  return day === undefined ? undefined : addDays(day, 1);
}

function isWord(begins: WrittenPhase['begins']): begins is (typeof WORDS)[number] {
  return WORDS.some((word) => word === begins);
}

/** Which day a file is read on, and since when what it says is known. */
export interface ReadingDays {
  readonly asOf: CalendarDate;
  readonly known: CalendarDate;
}

/** What a written phase says on a day: dates come by themselves. */
export function phaseStart({ key, phase, begins }: WrittenPhase, { asOf, known }: ReadingDays): PhaseStart {
  if (begins === 'begun') return { phase, from: null, basis: 'declared', known, evidence: key };
  if (begins === 'undated') return { phase, from: null, basis: 'scheduled', evidence: key };
  return { phase, from: begins, basis: begins <= asOf ? 'declared' : 'scheduled', evidence: key };
}

/** Whether a phase has begun by a day. */
export function hasBegun({ begins }: WrittenPhase, asOf: CalendarDate): boolean {
  return begins === 'begun' || (begins !== 'undated' && begins <= asOf);
}
