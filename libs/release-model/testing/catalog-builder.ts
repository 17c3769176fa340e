import {
  addDays,
  type Basis,
  type CalendarDate,
  calendarDate,
  type Catalog,
  type EndTag,
  type EndTagKind,
  mergeCatalog,
  type Milestone,
  NO_HISTORY,
  type Phase,
  type PhaseStart,
  type Product,
  type Project,
  type ProjectRelease,
  type ProjectVersion,
  type Release,
  type ReleaseHistory,
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

/** A phase by the date alone, as a source says it on a day whose dates come by themselves. */
export function dated(phase: Phase, from: string, asOf: string): PhaseStart {
  return start(phase, from, from <= asOf ? 'declared' : 'scheduled');
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

/** The schedule's feature freeze of a release, a week from that Monday on, unless told otherwise. */
export function milestoneWith(release: string, from: string, parts: Partial<Milestone> = {}): Milestone {
  const monday = calendarDate(from);
  const until = addDays(monday, 5);
  return { release, kind: 'feature-freeze', slug: 'ff', from: monday, until, project: null, ...parts };
}

/** What a release's readings have shown: nothing but itself, once, unless told otherwise. */
export function historyWith(parts: Partial<ReleaseHistory> = {}): ReleaseHistory {
  return { ...NO_HISTORY, ...parts };
}

/** What is known after these readings, one after another. */
export function knownAfter(readings: readonly Catalog[], settlingDays = 14): Catalog {
  return (
    readings.reduce<Catalog | undefined>(
      (known, reading) => mergeCatalog(known, reading, settlingDays),
      undefined,
    ) ?? catalogWith()
  );
}

export function catalogWith(...products: readonly Product[]): Catalog {
  return { products };
}

function dayOrNull(text: string | null): CalendarDate | null {
  return text === null ? null : calendarDate(text);
}
