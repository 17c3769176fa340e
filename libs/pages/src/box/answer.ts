import { isPlaced, placeEntry } from '@lastpatch/fleet';
import {
  type CalendarDate,
  isSupported,
  type KnownRunning,
  meantRunning,
  type Product,
  type Project,
  projectStatus,
  type RunningMeaning,
  type ReleaseStatus,
  releaseStatus,
} from '@lastpatch/release-model';
import { type Entered, type FoundRelease, type NamedReading, readEntered } from './entered.ts';
import type { TreeData } from './tree-data.ts';

/** What a person gets for what was entered; the words are for others to choose. */
export type Answer =
  | RunningAnswer
  | { readonly kind: 'nothing' | 'too-long' }
  | { readonly kind: 'unknown'; readonly nearest: string | null }
  /** A release without its product, which several have. */
  | { readonly kind: 'releases'; readonly found: readonly FoundRelease[] }
  /** A product: its releases, the newest first, those that are supported or else the last ones. */
  | {
      readonly kind: 'product';
      readonly product: Product;
      readonly isSupported: boolean;
      readonly releases: readonly ReleaseStatus[];
    }
  /** A project: its newest version in each release, the newest first. */
  | { readonly kind: 'versions'; readonly project: Project; readonly versions: readonly string[] }
  /** Several projects go by the name; with the version that was given, where one was. */
  | { readonly kind: 'projects'; readonly projects: readonly Project[]; readonly version: string | null }
  /** A name that is known, with a release or version that is not. */
  | {
      readonly kind: 'unplaced';
      readonly meaning: Exclude<RunningMeaning, { kind: 'running' }>;
      readonly version: string;
    };

/** Something that runs, and where in the tree the pages of its product lie. */
export interface RunningAnswer {
  readonly kind: 'running';
  readonly running: KnownRunning;
  readonly folder: string;
  /** Why it is that release, where the version itself is not known: `nova 31.0.9 begins as …`; else null. */
  readonly evidence: string | null;
  /** Others that are called so too, of a release without its product or with a name that runs into it. */
  readonly others: readonly FoundRelease[];
}

/** Of so many projects at most the versions are read to find one. */
const MOST_PROJECTS = 60;

/** How many releases of a product are shown when none is supported any more. */
const LAST_RELEASES = 3;

/** As seen from which day, and by what. */
export interface AnswerContext {
  readonly on: CalendarDate;
  readonly data: TreeData;
}

/**
 * What is to be said of a text that a person entered.
 *
 * @throws UnreadableDocument when a document that is needed cannot be had or read
 */
export async function answerTo(text: string, context: AnswerContext): Promise<Answer> {
  const { catalog } = await context.data.names();
  const entered = readEntered(catalog, text);
  switch (entered.kind) {
    case 'named':
      return firstRunning(entered, context);
    case 'releases':
      return ofReleases(entered.found, context);
    case 'product':
      return ofProduct(entered.product, context);
    case 'projects':
      return ofProjects(entered.product, entered.projects, context);
    default:
      return entered;
  }
}

async function firstRunning(
  { readings, others }: Extract<Entered, { kind: 'named' }>,
  context: AnswerContext,
): Promise<Answer> {
  let failed: Answer | undefined;
  for (const reading of readings) {
    const answer = await ofReading(reading, context);
    if (answer.kind === 'running') return { ...answer, others };
    failed ??= answer;
  }
  return failed ?? { kind: 'unknown', nearest: null };
}

async function ofReading(
  { named, product, projects }: NamedReading,
  { on, data }: AnswerContext,
): Promise<Answer> {
  if (projects.length > MOST_PROJECTS) return { kind: 'projects', projects, version: named.version };
  const catalog = { products: [await data.product(product, projects)] };
  const meaning = meantRunning({ upstream: catalog, chosen: catalog }, named, on);
  const folder = await data.folder(product);
  if (meaning.kind === 'running') {
    return { kind: 'running', running: meaning.running, folder, evidence: null, others: [] };
  }
  // A version that upstream has never published may still say what it is of: that of a package, or one that is newer than this.
  const place = placeEntry(catalog, named);
  const status = isPlaced(place) ? releaseStatus(place.release, on, place.product.asOf) : undefined;
  if (!isPlaced(place) || !status) return { kind: 'unplaced', meaning, version: named.version };
  return { kind: 'running', running: { ...place, status }, folder, evidence: place.evidence, others: [] };
}

/** OpenStack's, where it has one; the others are named beside it. */
async function ofReleases(found: readonly FoundRelease[], context: AnswerContext): Promise<Answer> {
  const chosen = found.length === 1 ? found[0] : found.find(({ product }) => product.source === 'openstack');
  if (!chosen) return { kind: 'releases', found };
  const { product, release } = chosen;
  const named = { name: product.name, version: release.id };
  const answer = await ofReading({ named, product, projects: [] }, context);
  const others = found.filter((other) => other !== chosen);
  return answer.kind === 'running' ? { ...answer, others } : answer;
}

async function ofProduct(named: Product, { on, data }: AnswerContext): Promise<Answer> {
  const product = await data.product(named, []);
  const all = product.releases.flatMap((release) => releaseStatus(release, on, product.asOf) ?? []).reverse();
  const supported = all.filter(({ phase }) => isSupported(phase));
  const releases = supported.length > 0 ? supported : all.slice(0, LAST_RELEASES);
  return { kind: 'product', product, isSupported: supported.length > 0, releases };
}

async function ofProjects(
  named: Product,
  projects: readonly Project[],
  { on, data }: AnswerContext,
): Promise<Answer> {
  const [only, ...more] = projects;
  if (!only || more.length > 0) return { kind: 'projects', projects, version: null };
  const product = await data.product(named, projects);
  const project = product.projects.find(({ name }) => name === only.name) ?? only;
  const newest = projectStatus(product, project, on).releases.flatMap(({ release, newest: version }) =>
    release && version ? [version.version] : [],
  );
  return { kind: 'versions', project, versions: newest.slice(-6).reverse() };
}
