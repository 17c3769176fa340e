import type { Day } from './days.ts';
import type { Fact } from './fact.ts';
import { type EntryRead, LIFE, type LandedRead, type ProjectRead } from './reading.ts';

/** How long an end must stay away before it is believed to be taken back. */
const SETTLING = 14;

interface End {
  readonly landed: Day | null;
  readonly lackingSince: Day | null;
}

interface PlaceMemory {
  /** Every version that was ever seen there. */
  readonly versions: ReadonlySet<string>;
  /** The ends that stand. */
  readonly ends: ReadonlyMap<string, End>;
  readonly isHere: boolean;
}

/** What is believed of one project. */
export interface TeamMemory {
  readonly places: ReadonlyMap<string, PlaceMemory>;
  readonly isRetired: boolean;
}

/** What is told of a project, before it is known of which product, and when. */
export type TeamFact = Pick<Fact, 'kind' | 'release' | 'phase' | 'date'> & Pick<Fact, 'version'>;

/** The days of two readings, and the releases that the later one lists. */
export interface Readings {
  readonly before: Day;
  readonly asOf: Day;
  readonly listed: ReadonlySet<string>;
}

/** What was read with the first reading of all is known, and no news. */
export function knownTeam({ retiredOn, entries }: ProjectRead): TeamMemory {
  const places = entries.map(({ release, versions, ends }): [string, PlaceMemory] => [
    release,
    {
      versions: new Set(versions.map(({ name }) => name)),
      ends: new Map(ends.map(({ name, landed }) => [name, { landed, lackingSince: null }])),
      isHere: true,
    },
  ]);
  return { places: new Map(places), isRetired: retiredOn !== null };
}

/** What a reading tells of a project, and what is believed then. */
export function teamFacts(
  memory: TeamMemory | undefined,
  read: ProjectRead | undefined,
  readings: Readings,
): { readonly facts: TeamFact[]; readonly memory: TeamMemory } {
  const facts: TeamFact[] = [];
  const places = new Map(memory?.places);
  const everywhere = new Set([...places.values()].flatMap(({ versions }) => [...versions]));
  for (const entry of read?.entries ?? []) {
    const known = memory?.places.get(entry.release);
    const told = placeFacts(known, entry, { ...readings, everywhere });
    facts.push(...told.facts);
    places.set(entry.release, told.memory);
  }
  for (const [release, place] of memory?.places ?? []) {
    const isHere = read?.entries.some((entry) => entry.release === release) === true;
    // Of a release that is not listed nothing was read: nobody has left it.
    if (isHere || !place.isHere || !readings.listed.has(release)) continue;
    facts.push({ kind: 'retired', release, phase: null, date: null });
    places.set(release, { ...place, isHere: false });
  }
  const isRetired = read ? read.retiredOn !== null : memory?.isRetired === true;
  if (memory && isRetired && !memory.isRetired) {
    facts.push({ kind: 'retired', release: null, phase: null, date: read?.retiredOn ?? null });
  }
  return { facts, memory: { places, isRetired } };
}

function placeFacts(
  known: PlaceMemory | undefined,
  { release, versions, ends }: EntryRead,
  { before, asOf, everywhere }: Readings & { readonly everywhere: ReadonlySet<string> },
): { readonly facts: TeamFact[]; readonly memory: PlaceMemory } {
  // In a place that is new, what has a day of its own before the last reading is history.
  const isNews = ({ landed }: LandedRead): boolean =>
    known !== undefined || landed === null || landed >= before;
  const facts: TeamFact[] = versions
    .filter((version) => !everywhere.has(version.name) && isNews(version))
    .map(({ name, landed }) => ({
      kind: 'version',
      release,
      phase: null,
      date: landed ?? asOf,
      version: name,
    }));
  const standing = new Map<string, End>();
  const furthest = Math.max(-1, ...ends.map(({ name }) => placeOf(name)));
  for (const end of ends) {
    const old = known?.ends.get(end.name);
    const date = end.landed ?? (old ? old.landed : asOf);
    standing.set(end.name, { landed: date, lackingSince: null });
    if (!old && isNews(end)) facts.push({ kind: 'entered', release, phase: placeOf(end.name), date });
  }
  for (const [name, end] of known?.ends ?? []) {
    if (standing.has(name)) continue;
    const lackingSince = end.lackingSince ?? asOf;
    if (asOf - lackingSince < SETTLING) standing.set(name, { ...end, lackingSince });
    // Who has gone on to a later end has taken nothing back.
    else if (!laterStands(known, name, { furthest, asOf })) {
      facts.push({ kind: 'withdrawn', release, phase: placeOf(name), date: end.landed });
    }
  }
  const seen = new Set([...(known?.versions ?? []), ...versions.map(({ name }) => name)]);
  return { facts, memory: { versions: seen, ends: standing, isHere: true } };
}

/** Whether a later end is read, or still waits to be taken back. */
function laterStands(
  known: PlaceMemory | undefined,
  name: string,
  { furthest, asOf }: { readonly furthest: number; readonly asOf: Day },
): boolean {
  const waiting = [...(known?.ends ?? [])].filter(
    ([, { lackingSince }]) => asOf - (lackingSince ?? asOf) < SETTLING,
  );
  return Math.max(furthest, ...waiting.map(([other]) => placeOf(other))) > placeOf(name);
}

function placeOf(name: string): number {
  return LIFE.findIndex((phase) => phase === name);
}
