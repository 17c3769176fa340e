import {
  type CalendarDate,
  comparePhases,
  isReleased,
  phaseOn,
  type Project,
  projectEnds,
  type ProjectRelease,
  type ProjectVersion,
  type Release,
  sharesVersions,
} from '@lastpatch/release-model';
import { laterVersions } from './later-versions.ts';
import type { Notice } from './notice.ts';
import { isSupportedOn, noticeOf, type PlannedProduct, seenOn } from './planning.ts';

/**
 * The notices of a product's projects: versions that are out, their own ends, and those that have left. A project that was
 * not known before tells what has come since the reading before, and no history.
 */
export function projectNotices(at: PlannedProduct): Notice[] {
  const { product, before } = at;
  // A reading of the life cycles alone knows no projects, and what is read after it would all be history.
  if (before.projects.length === 0 || before.asOf >= product.asOf) return [];
  const earlier = new Map(before.projects.map((project) => [project.name, project]));
  const releases = new Map(product.releases.map((release, index) => [release.key, { release, index }]));
  return product.projects.flatMap((project) => {
    const known = earlier.get(project.name);
    if (known === project) return [];
    return new ProjectPlanning(at, { project, known, releases }).notices();
  });
}

interface PlannedProject {
  readonly project: Project;
  /** Undefined when it was not known before. */
  readonly known: Project | undefined;
  /** By their keys, with their place in the product. */
  readonly releases: ReadonlyMap<string, { readonly release: Release; readonly index: number }>;
}

class ProjectPlanning {
  readonly #at: PlannedProduct;
  readonly #project: PlannedProject;
  /** The versions that the project was known to have, in whatever release. */
  readonly #known: ReadonlySet<string>;

  constructor(at: PlannedProduct, project: PlannedProject) {
    this.#at = at;
    this.#project = project;
    this.#known = new Set(
      project.known?.releases.flatMap(({ versions, history }) => [
        ...versions.map(({ version }) => version),
        ...(history?.formerVersions ?? []),
      ]),
    );
  }

  notices(): Notice[] {
    const { project, known } = this.#project;
    return [
      ...project.releases.flatMap((entry) => {
        const was = known?.releases.find(({ release }) => release === entry.release);
        return was?.isUnread === true || entry.isUnread === true ? [] : this.#entry(entry, was);
      }),
      ...this.#retired(),
    ];
  }

  #entry(entry: ProjectRelease, was: ProjectRelease | undefined): Notice[] {
    return [...this.#versions(entry, was), ...this.#ends(entry, was), ...this.#left(entry, was)];
  }

  /** Versions that were not there before. */
  #versions(entry: ProjectRelease, was: ProjectRelease | undefined): Notice[] {
    const fresh = entry.versions.filter(({ landed }) => was !== undefined || this.#isNews(landed));
    const { source } = this.#at.product;
    const told = sharesVersions(source)
      ? this.#unknownVersions(entry, fresh)
      : laterVersions(fresh, was, this.#at.product.asOf);
    return told.map(({ version, landed }) =>
      this.#notice(
        entry,
        { kind: 'version', version, ordinal: 1 },
        { date: landed, evidence: sharesVersions(source) ? 'deliverables' : 'latest' },
      ),
    );
  }

  /** Those that the project did not have anywhere. One that a newer release carries too is told as that one's. */
  #unknownVersions(entry: ProjectRelease, versions: readonly ProjectVersion[]): ProjectVersion[] {
    const newer = this.#project.project.releases.filter((other) => this.#place(other) > this.#place(entry));
    return versions
      .filter(({ version }) => !this.#known.has(version))
      .filter(
        ({ version }) => !newer.some(({ versions }) => versions.some((other) => other.version === version)),
      );
  }

  /** Its own ends in a release, and those that were withdrawn for good. */
  #ends(entry: ProjectRelease, was: ProjectRelease | undefined): Notice[] {
    const [before, now] = [was ? projectEnds(was) : [], projectEnds(entry)];
    const declared = now
      .filter(({ phase }) => !before.some((end) => end.phase === phase))
      .filter(({ landed }) => was !== undefined || this.#isNews(landed))
      .map(({ phase, landed }) =>
        this.#notice(
          entry,
          { kind: 'entered', phase, ordinal: entry.history?.endings[phase] ?? 1 },
          { date: landed, evidence: 'end tag' },
        ),
      );
    const furthest = now.at(-1)?.phase;
    const withdrawn = before
      .filter(({ phase }) => !now.some((end) => end.phase === phase))
      // A project that has gone on to a later end has taken nothing back.
      .filter(({ phase }) => furthest === undefined || comparePhases(furthest, phase) < 0)
      .map(({ phase, landed }) =>
        this.#notice(
          entry,
          { kind: 'withdrawn', phase, ordinal: entry.history?.endings[phase] ?? 1 },
          { date: landed, evidence: 'end tag' },
        ),
      );
    return [...declared, ...withdrawn];
  }

  /** Whether what stands where nothing was known before came since the reading before: what is older is history. */
  #isNews(landed: CalendarDate | null): boolean {
    const { asOf, readOn = asOf } = this.#at.before;
    return landed === null || landed >= readOn;
  }

  #left(entry: ProjectRelease, was: ProjectRelease | undefined): Notice[] {
    if (entry.history?.hasLeft !== true || was?.history?.hasLeft === true) return [];
    return [
      this.#notice(
        entry,
        { kind: 'retired', ordinal: entry.history.departures },
        { date: null, evidence: 'deliverables' },
      ),
    ];
  }

  /** Retired by the product's governance, as a whole. */
  #retired(): Notice[] {
    const { project, known } = this.#project;
    if (known === undefined || known.standing === 'retired' || project.standing !== 'retired') return [];
    const ordinal = project.retirements ?? 1;
    return [
      this.#notice(
        { release: null },
        { kind: 'retired', by: 'governance', ordinal },
        { date: project.retiredOn, evidence: 'governance' },
      ),
    ];
  }

  #notice(
    { release: key }: Pick<ProjectRelease, 'release'>,
    identity: Pick<Parameters<typeof noticeOf>[2], 'kind' | 'phase' | 'version' | 'by' | 'ordinal'>,
    { date, evidence }: Pick<Notice, 'date' | 'evidence'>,
  ): Notice {
    const release = (key === null ? undefined : this.#project.releases.get(key)?.release) ?? null;
    const { product, before } = this.#at;
    return noticeOf(
      this.#at,
      release,
      { ...identity, project: this.#project.project.name },
      {
        on: seenOn(this.#at),
        basis: 'declared',
        cause: 'source',
        // A project without a release is followed for itself.
        concernsSupported:
          release === null ||
          isSupportedOn(product, release, product.asOf) ||
          isSupportedOn(product, release, before.asOf) ||
          !isReleased(phaseOn(release, product.asOf, product.asOf)?.phase ?? 'planned'),
        evidence,
        date,
      },
    );
  }

  #place({ release }: ProjectRelease): number {
    return release === null ? -1 : (this.#project.releases.get(release)?.index ?? -1);
  }
}
