import {
  type Basis,
  type CalendarDate,
  calendarDate,
  type Catalog,
  type EndTag,
  type EndTagKind,
  type Phase,
  type PhaseStart,
  type Product,
  type Project,
  type ProjectRelease,
  type ProjectVersion,
  type Release,
  supportWindows,
} from '../src/index.ts';

/** A phase that upstream says has begun on a day. */
export function declared(phase: Phase, from: string): PhaseStart {
  return start(phase, from, 'declared');
}

/** A phase whose first day follows from a policy. */
export function derived(phase: Phase, from: string): PhaseStart {
  return start(phase, from, 'derived');
}

/** A phase that upstream plans, with a date or without one yet. */
export function scheduled(phase: Phase, from: string | null): PhaseStart {
  return start(phase, from, 'scheduled');
}

/** A phase that has begun nobody knows when, and was known to have begun on a day. */
export function knownBy(phase: Phase, known: string): PhaseStart {
  return { phase, from: null, basis: 'declared', known: calendarDate(known) };
}

function start(phase: Phase, from: string | null, basis: Basis): PhaseStart {
  return { phase, from: dayOrNull(from), basis };
}

/** A release with windows that follow from the given beginnings; its key is its id unless told otherwise. */
export function releaseWith(
  id: string,
  starts: readonly PhaseStart[] = [declared('maintained', '2020-01-01')],
  parts: Partial<Release> = {},
): Release {
  return {
    key: id,
    id,
    name: null,
    aliases: [],
    slurp: false,
    link: null,
    windows: supportWindows(starts),
    ...parts,
  };
}

/** A version by its name alone, or with the day on which it was out. */
export function version(name: string, landed: string | null = null): ProjectVersion {
  return { version: name, landed: dayOrNull(landed) };
}

export function endTag(tag: EndTagKind, landed: string | null = null): EndTag {
  return { tag, landed: dayOrNull(landed) };
}

/** What a project has in the release of that key. */
export function inRelease(release: string | null, parts: Partial<ProjectRelease> = {}): ProjectRelease {
  return { release, versions: [], endTags: [], abandoned: false, ...parts };
}

/** A project that the governance does not know, unless told otherwise. */
export function projectWith(name: string, parts: Partial<Project> = {}): Project {
  return {
    name,
    service: null,
    team: null,
    standing: null,
    incubatedSince: null,
    integratedSince: null,
    retiredOn: null,
    releases: [],
    ...parts,
  };
}

/** OpenStack as of 2026-08-21 with nothing in it, unless told otherwise. */
export function productWith(parts: Partial<Product> = {}): Product {
  return {
    key: 'openstack',
    name: 'openstack',
    title: 'OpenStack',
    aliases: [],
    source: 'openstack',
    asOf: calendarDate('2026-08-21'),
    releases: [],
    projects: [],
    milestones: [],
    ...parts,
  };
}

export function catalogWith(...products: readonly Product[]): Catalog {
  return { products };
}

function dayOrNull(text: string | null): CalendarDate | null {
  return text === null ? null : calendarDate(text);
}
