import { type CalendarDate, type Product, type Project, validateCatalog } from '@lastpatch/release-model';
import { ImportError, type ImportProblem } from '../import-problem.ts';
import type { SourceFile } from '../source-files/source-file.ts';
import { parseYamlFile, YamlFileError, type YamlFile } from '../source-files/yaml-file.ts';
import {
  type Deliverable,
  deliverablePath,
  INDEPENDENT,
  readDeliverable,
  unreadDeliverable,
} from './deliverable.ts';
import { type OpenstackFacts, openstackFacts } from './facts.ts';
import { OPENSTACK_IMPORTER } from './importer-version.ts';
import { milestonesOf } from './milestones.ts';
import { ParsedFiles } from './parsed-files.ts';
import { projectsOf } from './projects.ts';
import type { ParsedFile } from './remembered-file.ts';
import { readSchedule, type ScheduledEvent, schedulePath } from './schedule.ts';
import { seriesReleases } from './series-release.ts';
import { readSeriesStatus, type SeriesEntry } from './series-status.ts';

/** Where the life cycles stand in upstream's repository. */
export const SERIES_STATUS = 'data/series_status.yaml';

/** Whether a file of upstream's repository is read. */
export function wantsOpenstackFile(path: string): boolean {
  return path === SERIES_STATUS || deliverablePath(path) !== undefined || schedulePath(path) !== undefined;
}

/** What an import counted. */
export interface OpenstackCounts {
  readonly releases: number;
  /** Distinct names of deliverable files. */
  readonly projects: number;
  /** Entries under `releases` that are not end tags. */
  readonly versions: number;
  readonly endTags: number;
}

/** What an import makes of a source. */
export interface OpenstackImport {
  readonly product: Product;
  readonly counts: OpenstackCounts;
  /** What was wrong in single places, in the order of their files. */
  readonly problems: readonly ImportProblem[];
}

// Beyond this part of its files or series a source is not merely blemished: it is another source, or a broken one.
const MOST_BROKEN = 0.1;

/** Files of upstream's repository, as they were read: they can be imported as of several days. */
export interface OpenstackReading {
  /** What spares the next reading the parsing of files that have not changed. */
  memory(): Uint8Array;
  /**
   * What they say on a day.
   *
   * @param asOf the day that the files are of, or a later one on which they still stood so: facts that became known after
   *   it are not joined
   * @throws ImportError when the catalog made of them is not sound
   */
  importAsOf(asOf: CalendarDate): OpenstackImport;
}

/** What may be known besides the files. */
export interface ReadingOptions {
  /** Of an earlier reading: files that have not changed since are not parsed again. */
  readonly memory?: Uint8Array | undefined;
  /** Asked when all files have come: the paths of those that are there and could not be read, so that what was known counts. */
  readonly unread?: () => Iterable<string>;
}

/**
 * Reads OpenStack's releases from files of upstream's repository: `data/series_status.yaml`, which may come alone, with
 * `deliverables/` and `doc/source/<series>/schedule.yaml`. Each file is read as it comes and then let go.
 *
 * @param files in any order; those that are not wanted are passed over
 * @throws ImportError when there is no series status, or when more than a tenth of the files cannot be read
 */
export async function readOpenstack(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  { memory, unread }: ReadingOptions = {},
): Promise<OpenstackReading> {
  const reading = new RepositoryReading(new ParsedFiles(memory));
  for await (const file of files) reading.read(file);
  for (const path of unread?.() ?? []) reading.passOver(path);
  reading.finish();
  return reading;
}

/**
 * As {@link readOpenstack}, imported as of the day that the files are of.
 *
 * @throws ImportError as reading and importing do
 */
export async function importOpenstack(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  asOf: CalendarDate,
): Promise<OpenstackImport> {
  return (await readOpenstack(files)).importAsOf(asOf);
}

class RepositoryReading implements OpenstackReading {
  #series: SeriesEntry[] | undefined;
  #statusFile: YamlFile | undefined;
  #projects: { readonly facts: string; readonly projects: Project[] } | undefined;
  readonly #deliverables: Deliverable[] = [];
  readonly #events: ScheduledEvent[] = [];
  readonly #problems: ImportProblem[] = [];
  readonly #parsed: ParsedFiles;
  #files = 0;
  #unreadable = 0;

  constructor(parsed: ParsedFiles) {
    this.#parsed = parsed;
  }

  memory(): Uint8Array {
    return this.#parsed.encode();
  }

  read(file: SourceFile): void {
    const deliverable = deliverablePath(file.path);
    const schedule = schedulePath(file.path);
    if (file.path === SERIES_STATUS) this.#readStatus(file);
    else if (deliverable) {
      const read = this.#attempt(file, (yaml) => ({ deliverable: readDeliverable(yaml, deliverable) }));
      this.#deliverables.push(read?.deliverable ?? unreadDeliverable(file.path, deliverable));
    } else if (schedule !== undefined) {
      const read = this.#attempt(file, (yaml) => ({ schedule: readSchedule(yaml, schedule) }));
      this.#events.push(...(read?.schedule?.events ?? []));
      this.#problems.push(...(read?.schedule?.problems ?? []));
    }
  }

  /** A file that is there, but could not be read. */
  passOver(path: string): void {
    const deliverable = deliverablePath(path);
    if (!deliverable || this.#deliverables.some(({ file }) => file === path)) return;
    this.#files += 1;
    this.#unreadable += 1;
    this.#deliverables.push(unreadDeliverable(path, deliverable));
  }

  #readStatus(file: SourceFile): void {
    try {
      this.#statusFile = parseYamlFile(file);
    } catch (error) {
      if (error instanceof YamlFileError) throw new ImportError(sentence(error.problem), { cause: error });
      throw error;
    }
    const { series, lost, problems } = readSeriesStatus(this.#statusFile);
    const [first] = problems;
    if (series.length === 0 || lost > Math.max(1, MOST_BROKEN * (series.length + lost))) {
      throw new ImportError(first ? sentence(first) : `${file.path}: it lists no series`, { problems });
    }
    this.#series = series;
    this.#problems.push(...problems);
  }

  /** What a file says; undefined when it cannot be read, which is told. */
  #attempt(file: SourceFile, use: (yaml: YamlFile) => ParsedFile): ParsedFile | undefined {
    this.#files += 1;
    try {
      return this.#parsed.read(file, () => use(parseYamlFile(file)));
    } catch (error) {
      if (!(error instanceof YamlFileError)) throw error;
      this.#unreadable += 1;
      this.#problems.push(error.problem);
      return undefined;
    }
  }

  /** All files have been read: whether they can be trusted as a whole. */
  finish(): void {
    if (!this.#series)
      throw new ImportError(`there is no ${SERIES_STATUS} in it, which says where each series stands`);
    if (this.#unreadable > Math.max(1, MOST_BROKEN * this.#files)) {
      const [first] = this.#problems;
      throw new ImportError(
        `${this.#unreadable} of ${this.#files} files cannot be read, which is too many to trust the rest` +
          (first ? `; the first: ${sentence(first)}` : ''),
        { problems: this.#problems },
      );
    }
  }

  importAsOf(asOf: CalendarDate): OpenstackImport {
    const series = this.#series ?? [];
    const facts = openstackFacts(asOf);
    const { releases, contradictions } = seriesReleases(series, facts, asOf);
    const order = releases.map((release) => release.key);
    const { kept, problems: misplaced } = ofKnownSeries(this.#deliverables, new Set(order));
    const { milestones, problems: unplaced } = milestonesOf(
      this.#events.filter((event) => order.includes(event.series)),
      order,
    );
    const product: Product = {
      key: 'openstack',
      name: 'openstack',
      title: 'OpenStack',
      aliases: [],
      source: 'openstack',
      asOf,
      importer: OPENSTACK_IMPORTER,
      releases,
      projects: this.#projectsOf(kept, facts, order),
      milestones,
    };
    const [broken] = validateCatalog({ products: [product] });
    if (broken)
      throw new ImportError(`the catalog made from it is not sound: ${broken.where}: ${broken.problem}`);
    const problems = [
      ...this.#problems,
      ...contradictions.flatMap(({ series: name, text }) => {
        return this.#statusFile?.problem(`series ${name}: ${text}`, `name: ${name}`) ?? [];
      }),
      ...misplaced,
      ...unplaced,
      ...kept.flatMap((deliverable) => deliverable.problems),
    ];
    return { product, counts: countsOf(series, kept), problems: problems.sort(byPlace) };
  }

  /** Joining tens of thousands of versions takes long, and gives the same while the same facts are known. */
  #projectsOf(kept: readonly Deliverable[], facts: OpenstackFacts, order: readonly string[]): Project[] {
    if (kept.length === 0) return [];
    const known = [facts.retired, ...order].join(' ');
    const isSettled = !kept.some(({ series, project, versions, endTags }) =>
      [...versions, ...endTags.map(({ entry }) => entry)].some((entry) =>
        facts.isAhead(series, project, entry),
      ),
    );
    if (isSettled && this.#projects?.facts === known) return this.#projects.projects;
    const projects = projectsOf(kept, facts, order);
    if (isSettled) this.#projects = { facts: known, projects };
    return projects;
  }
}

/** Deliverables of a series that the status does not list cannot be placed; of two for one place the first by name counts. */
function ofKnownSeries(
  deliverables: readonly Deliverable[],
  known: ReadonlySet<string>,
): { kept: Deliverable[]; problems: ImportProblem[] } {
  const taken = new Set<string>();
  const problems: ImportProblem[] = [];
  const kept = deliverables
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
    .filter(({ file, series, project }) => {
      const isKnown = series === INDEPENDENT || known.has(series);
      const isFree = !taken.has(`${series}/${project}`);
      taken.add(`${series}/${project}`);
      if (isKnown && isFree) return true;
      const problem = isKnown
        ? `${project} is described in ${series} by another file already: the first by name counts`
        : `${SERIES_STATUS} lists no series ${series}: the file is left out`;
      problems.push({ file, line: null, problem });
      return false;
    });
  return { kept, problems };
}

function byPlace(a: ImportProblem, b: ImportProblem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);
}

function countsOf(series: readonly SeriesEntry[], deliverables: readonly Deliverable[]): OpenstackCounts {
  return {
    releases: series.length,
    projects: new Set(deliverables.filter(({ isUnread }) => !isUnread).map(({ project }) => project)).size,
    versions: deliverables.reduce((sum, { versions }) => sum + versions.length, 0),
    endTags: deliverables.reduce((sum, { endTags }) => sum + endTags.length, 0),
  };
}

function sentence({ file, line, problem }: ImportProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${problem}`;
}
