import type { Day } from './days.ts';
import type { Fact } from './fact.ts';
import { announcement, isSupported, lineFacts, overdueFacts, seenIn, type Span } from './line-facts.ts';
import { type Beliefs, firstMemory, type LineMemory, nextMemory, standsIn } from './line-memory.ts';
import { OUT, type ProductRead } from './reading.ts';
import { knownTeam, type TeamFact, teamFacts, type TeamMemory } from './team-memory.ts';

/** What is believed of one product. */
export interface ProductMemory {
  readonly asOf: Day;
  readonly lines: ReadonlyMap<string, LineMemory>;
  readonly teams: ReadonlyMap<string, TeamMemory>;
}

/** What a first reading makes known; none of it is news. */
export function firstProductMemory({ asOf, releases, projects }: ProductRead, today: Day): ProductMemory {
  return {
    asOf,
    lines: new Map(releases.map((read) => [read.key, firstMemory(read, asOf, today)])),
    teams: new Map(projects.map((read) => [read.name, knownTeam(read)])),
  };
}

/** What is to be told of a product after `since` and up to `today`, and what is believed then. */
export function productFacts(
  memory: ProductMemory,
  read: ProductRead,
  { since, today }: { readonly since: Day; readonly today: Day },
): { readonly facts: Fact[]; readonly memory: ProductMemory } {
  // What is no newer than what is known says nothing.
  const isFresh = read.asOf > memory.asOf;
  const asOf = isFresh ? read.asOf : memory.asOf;
  const { name: product, declares } = read;
  const facts: Fact[] = [];
  const lines = new Map(memory.lines);
  const keys = new Set([...memory.lines.keys(), ...(isFresh ? read.releases.map(({ key }) => key) : [])]);
  for (const release of keys) {
    const span: Span = { product, release, declares, since, today, before: memory.asOf, asOf };
    const told = oneLine(memory.lines.get(release), isFresh ? read : undefined, span);
    facts.push(...told.facts);
    lines.set(release, told.memory);
  }
  const now = { asOf, lines, teams: memory.teams };
  if (!isFresh) return { facts, memory: now };
  const teams = new Map(memory.teams);
  const listed = new Set(read.releases.map(({ key }) => key));
  for (const name of new Set([...memory.teams.keys(), ...read.projects.map((team) => team.name)])) {
    const found = read.projects.find((team) => team.name === name);
    const told = teamFacts(memory.teams.get(name), found, { before: memory.asOf, asOf, listed });
    const at = { product, project: name, on: seenIn({ since, today, asOf }) };
    const days = { before: memory.asOf, asOf, declares };
    facts.push(
      ...told.facts.map((fact): Fact => ({
        ...fact,
        ...at,
        concernsSupported: concerns(fact, lines, days),
      })),
    );
    teams.set(name, told.memory);
  }
  return { facts, memory: { ...now, teams } };
}

/** What is believed of a release that people are told of; undefined when it is not there or has gone. */
export function beliefsOf({ lines }: ProductMemory, release: string): Beliefs | undefined {
  const line = lines.get(release);
  return line === undefined || line.isGone ? undefined : line.beliefs;
}

function oneLine(
  old: LineMemory | undefined,
  read: ProductRead | undefined,
  span: Span,
): { readonly facts: Fact[]; readonly memory: LineMemory } {
  const found = read?.releases.find(({ key }) => key === span.release);
  if (!old) {
    const memory = firstMemory(found ?? { key: span.release, phases: [] }, span.asOf, span.today);
    return { facts: [announcement(memory, span), ...overdueFacts(memory, span)], memory };
  }
  const now = read ? nextMemory(old, found, span) : old;
  if (now.isGone) return { facts: [], memory: now };
  if (!old.isGone) return lineFacts(old, now, span);
  return { facts: [announcement(now, span)], memory: now };
}

/** Whether the release of a project's fact had support at the last reading or has it now, or is not out yet. */
function concerns(
  { release }: TeamFact,
  lines: ReadonlyMap<string, LineMemory>,
  { before, ...now }: { readonly before: Day; readonly asOf: Day; readonly declares: boolean },
): boolean {
  const beliefs = release === null ? undefined : lines.get(release)?.beliefs;
  if (!beliefs) return true;
  const phases = [before, now.asOf].map((day) => standsIn(beliefs, day, now));
  return phases.some(isSupported) || (phases[1] ?? 0) < OUT;
}
