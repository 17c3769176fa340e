import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { comparePhases, type Phase } from './phase.ts';
import { END_TAG_PHASE } from './end-tag.ts';
import { keepPlaces } from './keep-places.ts';
import type { EndTag, Project, ProjectRelease, ProjectReleaseHistory, ProjectVersion } from './project.ts';

const NO_HISTORY: ProjectReleaseHistory = {
  formerVersions: [],
  endings: {},
  withdrawn: {},
  departures: 0,
  hasLeft: false,
};

/** The reading that projects are merged with. */
export interface ProjectReading {
  /** The day of the reading. */
  readonly asOf: CalendarDate;
  /** How long a withdrawn end must stay withdrawn before it counts. */
  readonly settlingDays: number;
  /** The keys of known releases that the reading does not list: of them it says nothing, so nobody has left them. */
  readonly unlisted?: ReadonlySet<string>;
}

/** A project's own end in one release. */
export interface ProjectEnd {
  readonly phase: Phase;
  /** The day on which it was out for all to see; null where that is not known. */
  readonly landed: CalendarDate | null;
}

/** A project's own ends in one release, in the order of a life: by its end tags, or because it was given up there. */
export function projectEnds({ endTags, abandoned }: ProjectRelease): ProjectEnd[] {
  const tagged = endTags.flatMap(({ tag, landed }): ProjectEnd[] => {
    const phase = END_TAG_PHASE[tag];
    return phase === null ? [] : [{ phase, landed }];
  });
  const isOver = tagged.some(({ phase }) => phase === 'end-of-life');
  const ends = abandoned && !isOver ? [...tagged, { phase: 'end-of-life' as const, landed: null }] : tagged;
  return ends
    .filter((end, index) => ends.findIndex(({ phase }) => phase === end.phase) === index)
    .sort((a, b) => comparePhases(a.phase, b.phase));
}

/**
 * What is known of a project from an earlier reading and a later one. What has no day of its own was out on the day on
 * which it was first read. A project that is in a release no longer has left it; its versions there are no news again.
 *
 * @param read undefined when the later reading does not have the project
 */
export function mergeProject(earlier: Project, read: Project | undefined, reading: ProjectReading): Project {
  if (read && saysTheSame(earlier, read)) return earlier;
  const now = read ?? earlier;
  const before = new Map(earlier.releases.map((entry) => [entry.release, entry]));
  const listed = read?.releases ?? [];
  const left = earlier.releases.filter(({ release }) => !listed.some((entry) => entry.release === release));
  const merged = listed.map((entry) => {
    const known = before.get(entry.release);
    return known ? mergeEntry(known, entry, reading) : firstRead(entry, reading.asOf);
  });
  const missing = left.map((entry) =>
    reading.unlisted?.has(entry.release ?? '') === true ? entry : departed(entry),
  );
  const key = ({ release }: ProjectRelease): string | null => release;
  const entries = keepPlaces(merged, { earlier: earlier.releases, missing, key });
  const retires = earlier.standing !== 'retired' && now.standing === 'retired';
  return {
    ...now,
    releases: entries,
    ...(retires || earlier.retirements !== undefined
      ? { retirements: (earlier.retirements ?? 0) + (retires ? 1 : 0) }
      : {}),
  };
}

/** Whether a reading changes nothing: most do not, of most projects, and what is known then stays as it is. */
function saysTheSame(earlier: Project, read: Project): boolean {
  return (
    earlier.service === read.service &&
    earlier.team === read.team &&
    earlier.standing === read.standing &&
    earlier.incubatedSince === read.incubatedSince &&
    earlier.integratedSince === read.integratedSince &&
    earlier.retiredOn === read.retiredOn &&
    earlier.releases.length === read.releases.length &&
    earlier.releases.every((entry, index) => isSameEntry(entry, read.releases[index]))
  );
}

function isSameEntry(earlier: ProjectRelease, read: ProjectRelease | undefined): boolean {
  const { history } = earlier;
  return (
    earlier.abandoned === read?.abandoned &&
    earlier.release === read.release &&
    earlier.isUnread === undefined &&
    read.isUnread === undefined &&
    (history === undefined || (!history.hasLeft && Object.keys(history.withdrawn).length === 0)) &&
    earlier.versions.length === read.versions.length &&
    earlier.versions.every((version, index) => isSameDated(version, read.versions[index], 'version')) &&
    earlier.endTags.length === read.endTags.length &&
    earlier.endTags.every((tag, index) => isSameDated(tag, read.endTags[index], 'tag'))
  );
}

/** Whether it is the same, and its day is known already where the reading gives none. */
function isSameDated<K extends string>(
  earlier: Readonly<Record<K, string>> & { readonly landed: CalendarDate | null },
  read: (Readonly<Record<K, string>> & { readonly landed: CalendarDate | null }) | undefined,
  name: K,
): boolean {
  return earlier[name] === read?.[name] && (read.landed === null || read.landed === earlier.landed);
}

/** A project that is read for the first time, after others: what it has came today, unless its own day is known. */
export function firstReadProject(read: Project, asOf: CalendarDate): Project {
  return { ...read, releases: read.releases.map((entry) => firstRead(entry, asOf)) };
}

function firstRead(entry: ProjectRelease, asOf: CalendarDate): ProjectRelease {
  return {
    ...entry,
    versions: entry.versions.map((version) => dated(version, undefined, asOf)),
    endTags: entry.endTags.map((tag) => dated(tag, undefined, asOf)),
  };
}

function mergeEntry(earlier: ProjectRelease, read: ProjectRelease, reading: ProjectReading): ProjectRelease {
  if (read.isUnread === true) return earlier;
  if (earlier.isUnread === true) return read;
  const { asOf, settlingDays } = reading;
  const history = earlier.history ?? NO_HISTORY;
  const [endsBefore, endsNow] = [phasesOf(earlier), phasesOf(read)];
  const missing = endsBefore.filter((phase) => !endsNow.includes(phase));
  const since = (phase: Phase): CalendarDate => history.withdrawn[phase] ?? asOf;
  const standing = missing.filter((phase) => daysBetween(since(phase), asOf) < settlingDays);
  const kept = keptEnds(earlier, read, { standing, asOf });
  const names = new Set(read.versions.map(({ version }) => version));
  const former = [...history.formerVersions, ...earlier.versions.map(({ version }) => version)];
  const endings = { ...history.endings };
  for (const phase of new Set([...endsBefore, ...endsNow])) {
    const isNew = !endsBefore.includes(phase);
    const times = (history.endings[phase] ?? (isNew ? 0 : 1)) + (isNew ? 1 : 0);
    // Once is what an end without a count has been declared.
    if (times > 1 || (missing.includes(phase) && !standing.includes(phase))) endings[phase] = times;
  }
  return withHistory(
    {
      ...read,
      versions: read.versions.map((version) => dated(version, earlier.versions.find(isSame(version)), asOf)),
      ...kept,
    },
    {
      formerVersions: former.filter((version) => !names.has(version)),
      endings,
      withdrawn: Object.fromEntries(standing.map((phase) => [phase, since(phase)])),
      departures: history.departures,
      hasLeft: false,
    },
  );
}

function isSame({ version }: ProjectVersion): (other: ProjectVersion) => boolean {
  return (other) => other.version === version;
}

/** The ends of the later reading, with those of the earlier one that stand until their absence has settled. */
function keptEnds(
  earlier: ProjectRelease,
  read: ProjectRelease,
  { standing, asOf }: { readonly standing: readonly Phase[]; readonly asOf: CalendarDate },
): Pick<ProjectRelease, 'endTags' | 'abandoned'> {
  const isStanding = ({ tag }: EndTag): boolean => {
    const phase = END_TAG_PHASE[tag];
    return phase !== null && standing.includes(phase);
  };
  const known = new Map(earlier.endTags.map((tag) => [tag.tag, tag]));
  const isTagged = earlier.endTags.some(({ tag }) => END_TAG_PHASE[tag] === 'end-of-life');
  const isGivenUp = earlier.abandoned && standing.includes('end-of-life') && !isTagged;
  return {
    endTags: [
      ...read.endTags.map((tag) => dated(tag, known.get(tag.tag), asOf)),
      ...earlier.endTags.filter(isStanding),
    ],
    abandoned: read.abandoned || isGivenUp,
  };
}

function withHistory(entry: ProjectRelease, history: ProjectReleaseHistory): ProjectRelease {
  const isPlain =
    history.formerVersions.length === 0 &&
    Object.keys(history.endings).length === 0 &&
    Object.keys(history.withdrawn).length === 0 &&
    history.departures === 0;
  return isPlain ? entry : { ...entry, history };
}

/** What a project that has left a release leaves behind: that it was there, and its ends, which are no news if it returns. */
function departed(earlier: ProjectRelease): ProjectRelease {
  const history = earlier.history ?? NO_HISTORY;
  if (history.hasLeft) return earlier;
  const former = [...history.formerVersions, ...earlier.versions.map(({ version }) => version)];
  return {
    ...earlier,
    versions: [],
    history: {
      ...history,
      formerVersions: [...new Set(former)],
      departures: history.departures + 1,
      hasLeft: true,
    },
  };
}

function phasesOf(entry: ProjectRelease): Phase[] {
  return projectEnds(entry).map(({ phase }) => phase);
}

/** What has no day of its own has the one that was known before, else the day on which it was first read. */
function dated<T extends { readonly landed: CalendarDate | null }>(
  entry: T,
  before: T | undefined,
  asOf: CalendarDate,
): T {
  return entry.landed === null ? { ...entry, landed: before ? before.landed : asOf } : entry;
}
