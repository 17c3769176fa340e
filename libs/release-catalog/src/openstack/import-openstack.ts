import { type CalendarDate, type Product, validateCatalog } from '@lastpatch/release-model';
import { ImportError, type ImportProblem } from '../import-problem.ts';
import type { SourceFile } from '../source-files/source-file.ts';
import { parseYamlFile, YamlFileError, type YamlFile } from '../source-files/yaml-file.ts';
import { type Deliverable, deliverablePath, INDEPENDENT, readDeliverable } from './deliverable.ts';
import { openstackFacts } from './facts.ts';
import { milestonesOf } from './milestones.ts';
import { projectsOf } from './projects.ts';
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

/**
 * Imports OpenStack's releases from files of upstream's repository: `data/series_status.yaml`, which may come alone, with
 * `deliverables/` and `doc/source/<series>/schedule.yaml`. Each file is read as it comes and then let go.
 *
 * @param files in any order; those that are not wanted are passed over
 * @param asOf the day that the files are of: facts that became known later are not joined
 * @throws ImportError when there is no series status, or when more than a tenth of the files cannot be read
 */
export async function importOpenstack(
  files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  asOf: CalendarDate,
): Promise<OpenstackImport> {
  const reading = new OpenstackReading();
  for await (const file of files) reading.read(file);
  return reading.assemble(asOf);
}

class OpenstackReading {
  #series: SeriesEntry[] | undefined;
  #statusFile: YamlFile | undefined;
  readonly #deliverables: Deliverable[] = [];
  readonly #events: ScheduledEvent[] = [];
  readonly #problems: ImportProblem[] = [];
  #files = 0;
  #unreadable = 0;

  read(file: SourceFile): void {
    const deliverable = deliverablePath(file.path);
    const schedule = schedulePath(file.path);
    if (file.path === SERIES_STATUS) this.#readStatus(file);
    else if (deliverable)
      this.#attempt(file, (yaml) => this.#deliverables.push(readDeliverable(yaml, deliverable)));
    else if (schedule !== undefined) {
      this.#attempt(file, (yaml) => {
        const { events, problems } = readSchedule(yaml, schedule);
        this.#events.push(...events);
        this.#problems.push(...problems);
      });
    }
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

  #attempt(file: SourceFile, use: (yaml: YamlFile) => void): void {
    this.#files += 1;
    try {
      use(parseYamlFile(file));
    } catch (error) {
      if (!(error instanceof YamlFileError)) throw error;
      this.#unreadable += 1;
      this.#problems.push(error.problem);
    }
  }

  assemble(asOf: CalendarDate): OpenstackImport {
    const series = this.#series;
    if (!series)
      throw new ImportError(`there is no ${SERIES_STATUS} in it, which says where each series stands`);
    if (this.#unreadable > Math.max(1, MOST_BROKEN * this.#files)) {
      const [first] = this.#problems;
      throw new ImportError(
        `${this.#unreadable} of ${this.#files} files cannot be read, which is too many to trust the rest` +
          (first ? `; the first: ${sentence(first)}` : ''),
        { problems: this.#problems },
      );
    }
    const facts = openstackFacts(asOf);
    const { releases, contradictions } = seriesReleases(series, facts, asOf);
    for (const { series: name, text } of contradictions) {
      const problem = this.#statusFile?.problem(`series ${name}: ${text}`, `name: ${name}`);
      if (problem) this.#problems.push(problem);
    }
    const order = releases.map((release) => release.key);
    const deliverables = this.#ofKnownSeries(new Set(order));
    const { milestones, problems } = milestonesOf(
      this.#events.filter((event) => order.includes(event.series)),
      order,
    );
    this.#problems.push(...problems, ...deliverables.flatMap((deliverable) => deliverable.problems));
    const product: Product = {
      key: 'openstack',
      name: 'openstack',
      title: 'OpenStack',
      aliases: [],
      source: 'openstack',
      asOf,
      releases,
      projects: deliverables.length === 0 ? [] : projectsOf(deliverables, facts, order),
      milestones,
    };
    const [broken] = validateCatalog({ products: [product] });
    if (broken)
      throw new ImportError(`the catalog made from it is not sound: ${broken.where}: ${broken.problem}`);
    return { product, counts: countsOf(series, deliverables), problems: this.#sortedProblems() };
  }

  /** Deliverables of a series that the status does not list cannot be placed; of two for one place the first by name counts. */
  #ofKnownSeries(known: ReadonlySet<string>): Deliverable[] {
    const taken = new Set<string>();
    return this.#deliverables
      .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
      .filter(({ file, series, project }) => {
        const isKnown = series === INDEPENDENT || known.has(series);
        const isFree = !taken.has(`${series}/${project}`);
        taken.add(`${series}/${project}`);
        if (isKnown && isFree) return true;
        const problem = isKnown
          ? `${project} is described in ${series} by another file already: the first by name counts`
          : `${SERIES_STATUS} lists no series ${series}: the file is left out`;
        this.#problems.push({ file, line: null, problem });
        return false;
      });
  }

  #sortedProblems(): ImportProblem[] {
    return this.#problems.sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0),
    );
  }
}

function countsOf(series: readonly SeriesEntry[], deliverables: readonly Deliverable[]): OpenstackCounts {
  return {
    releases: series.length,
    projects: new Set(deliverables.map(({ project }) => project)).size,
    versions: deliverables.reduce((sum, { versions }) => sum + versions.length, 0),
    endTags: deliverables.reduce((sum, { endTags }) => sum + endTags.length, 0),
  };
}

function sentence({ file, line, problem }: ImportProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${problem}`;
}
