import type { CalendarDate, Catalog, ChosenVendors, Phase, Product, Release } from '@lastpatch/release-model';
import {
  chosenOverlays,
  findProduct,
  findProjects,
  findRelease,
  isSupported,
  phaseOn,
} from '@lastpatch/release-model';
import type { FollowRule, Watch } from '@lastpatch/settings';
import type { Notice, ToldKind } from './notice.ts';

/** Of which release something is told, and whether that has support before or after what is told. */
export interface FollowedFact {
  readonly product: string;
  /** Null for what belongs to no release. */
  readonly release: string | null;
  readonly concernsSupported: boolean;
}

/**
 * Whether a watch wants to hear of a notice: it follows its release and, if it is of one, its project; its phase; and its
 * kind, or one of those that it stands for. A planned day that comes while upstream cannot be read is told to whoever wants
 * to hear of days that have come. The dates of a vendor that decide for a product are followed with it.
 */
export function wantsNotice(watch: Watch, catalog: Catalog, notice: Notice): boolean {
  return wants(watch, catalog, notice, (rule, fact) => coversProject(rule, catalog, fact));
}

/** The same of a project's notice, for which projects the watch asks notwithstanding. */
export function wantsOfAnyProject(watch: Watch, catalog: Catalog, notice: Notice): boolean {
  return wants(watch, catalog, notice, () => true);
}

function wants(
  watch: Watch,
  catalog: Catalog,
  notice: Notice,
  isOfProject: (rule: FollowRule, fact: Notice) => boolean,
): boolean {
  return withDecided(watch, catalog, notice).some((fact) =>
    watch.follow.some(
      (rule) => wantsFact(rule, fact) && covers(rule, catalog, fact) && isOfProject(rule, fact),
    ),
  );
}

/** A notice, and once more as one of the product for which it decides. */
export function withDecided({ dates = {} }: Following, catalog: Catalog, notice: Notice): Notice[] {
  const { product, overlays } = notice;
  const isChosen =
    overlays !== undefined && chosenOverlays(catalog, dates).some(({ overlay }) => overlay.name === product);
  return isChosen ? [notice, { ...notice, product: overlays.product }] : [notice];
}

/** The kinds that are told whatever phases a rule names: they are of no phase in particular. */
const OF_NO_PHASE: ReadonlySet<ToldKind> = new Set(['announced', 'version', 'retired', 'milestone']);

function wantsFact({ kinds, phases }: FollowRule, { kind, step, phase, standsFor = [] }: Notice): boolean {
  if (OF_NO_PHASE.has(kind) && kinds.includes(kind)) return true;
  const coming = phase === 'maintained' ? 'released' : 'entered';
  const told: readonly ToldKind[] = step === 0 ? ['due', coming] : [kind, ...standsFor];
  const isFollowed = (wanted: Phase | null): boolean => wanted !== null && phases.includes(wanted);
  return told.some((word) => kinds.includes(word)) && isFollowed(kind === 'announced' ? 'maintained' : phase);
}

function coversProject(rule: FollowRule, catalog: Catalog, { product: name, project }: Notice): boolean {
  if (project === undefined || rule.projects === 'all') return true;
  const product = findProduct(catalog, name);
  if (!product) return false;
  return rule.projects.some(
    (asked) =>
      asked.toLowerCase() === project.toLowerCase() ||
      findProjects(product, asked).some((found) => found.name === project),
  );
}

/** Which releases of a product are followed, whatever is told of them. */
export type Followed = Pick<FollowRule, 'product' | 'releases'>;

/** A watch, as far as it says what it follows. */
export interface Following {
  readonly follow: readonly Followed[];
  /** By whose dates it goes, of which products. */
  readonly dates?: ChosenVendors;
}

/** What a watch followed at its last run, and by whose dates it went then. */
export type FollowedBefore = Required<Following>;

/** Whether a watch follows a release, whatever it wants to hear of it. */
export function follows(watch: Following, catalog: Catalog, fact: FollowedFact): boolean {
  return watch.follow.some((rule) => covers(rule, catalog, fact));
}

/** The releases that a watch follows on a day, in the order of the catalog. */
export function followedReleases(
  watch: Following,
  catalog: Catalog,
  day: CalendarDate,
): { product: Product; release: Release }[] {
  // Each rule's product is looked for once: a watch may name hundreds.
  const rules = Map.groupBy(watch.follow, ({ product }) => findProduct(catalog, product));
  return catalog.products.flatMap((product) => {
    const own = rules.get(product) ?? [];
    const isFollowed = (release: Release): boolean => {
      const concernsSupported = isAlive(release, product, day);
      return own.some((rule) => coversRelease(rule, product, { release: release.id, concernsSupported }));
    };
    return product.releases.filter(isFollowed).map((release) => ({ product, release }));
  });
}

function covers(rule: Followed, catalog: Catalog, fact: FollowedFact): boolean {
  const product = findProduct(catalog, rule.product);
  return product?.name === fact.product && coversRelease(rule, product, fact);
}

function coversRelease(
  { releases }: Followed,
  product: Product,
  fact: Omit<FollowedFact, 'product'>,
): boolean {
  if (releases === 'all' || fact.release === null) return true;
  if (releases === 'supported') return fact.concernsSupported;
  return releases.some((wanted) => findRelease(product, wanted)?.id === fact.release);
}

/** Whether a release is supported, or to be, on a day or by the last word of its source. */
function isAlive(release: Release, product: Product, day: CalendarDate): boolean {
  return [day, product.asOf].some((on) => {
    const phase = phaseOn(release, on, product.asOf)?.phase;
    return phase !== undefined && (isSupported(phase) || phase === 'development' || phase === 'planned');
  });
}
