import { type CalendarDate, daysBetween } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import { chosenDates } from './chosen-dates.ts';
import { END_TAG_PHASE } from './end-tag.ts';
import { findProduct, findProjects, findRelease } from './lookup.ts';
import { overlaidProduct, overlayRelease } from './overlay.ts';
import { isOver } from './phase.ts';
import { isProductItself } from './product-itself.ts';
import type { Project } from './project.ts';
import { projectStatus, type ProjectReleaseStatus, releaseOfVersion } from './project-status.ts';
import type { Release } from './release.ts';
import { type ReleaseStatus, releaseStatus } from './release-status.ts';
import { type UpgradePath, upgradePath } from './upgrade-path.ts';

/** A product and its release, or a project and its version, as somebody named them. */
export interface NamedRunning {
  readonly name: string;
  readonly version: string;
}

/** What `product@release` or `project@version` names; undefined where one of the two is missing. */
export function namedRunning(text: string): NamedRunning | undefined {
  const at = text.lastIndexOf('@');
  if (at <= 0 || at === text.length - 1) return undefined;
  return { name: text.slice(0, at), version: text.slice(at + 1) };
}

/** Something that runs: a release, known directly or by the version of one of its projects. */
export interface KnownRunning {
  readonly product: Product;
  readonly release: Release;
  /** How it was known, when it was by a project's version. */
  readonly by: { readonly project: Project; readonly version: string } | null;
  readonly status: ReleaseStatus;
}

/** What is meant by what was named, or why nothing is. */
export type RunningMeaning =
  | { readonly kind: 'running'; readonly running: KnownRunning }
  /** The release did not exist on that day. */
  | { readonly kind: 'not-yet'; readonly product: Product; readonly release: Release }
  /** Neither a product nor a project is called so. */
  | { readonly kind: 'unknown-name' }
  | { readonly kind: 'unknown-release'; readonly product: Product }
  /** None of the projects that are called so has that version. */
  | { readonly kind: 'unknown-version'; readonly projects: readonly Project[] }
  /** The version belongs to no release, so that it has no deadline of its own. */
  | { readonly kind: 'no-release'; readonly product: Product; readonly project: Project };

/** A catalog as upstream's dates have it, and as those that the team chose do. */
export interface DatedCatalog {
  readonly upstream: Catalog;
  readonly chosen: Catalog;
}

/**
 * What is meant on a day, by the dates that were chosen. A name that is both is read as a product when that product has such
 * a release; a release of an overlay is that of the product which it dates, by its dates.
 */
export function meantRunning(
  { chosen, upstream }: DatedCatalog,
  named: NamedRunning,
  on: CalendarDate,
): RunningMeaning {
  const found = releaseNamed(chosen, named) ?? versionNamed(chosen, named);
  if ('kind' in found) return found;
  const { product, release, by } = datedByOverlay(upstream, found) ?? found;
  const status = releaseStatus(release, on, product.asOf);
  if (!status) return { kind: 'not-yet', product, release };
  return { kind: 'running', running: { product, release, by, status } };
}

type Found = Omit<KnownRunning, 'status'>;

function datedByOverlay(catalog: Catalog, { product: overlay, release: dated }: Found): Found | undefined {
  const upstream = overlaidProduct(catalog, overlay);
  const release = upstream?.releases.find((other) => overlayRelease(overlay, upstream, other) === dated);
  if (!upstream || !release) return undefined;
  const product = chosenDates(upstream, overlay);
  const running = product.releases.find(({ key }) => key === release.key);
  return running && { product, release: running, by: null };
}

function releaseNamed(catalog: Catalog, { name, version }: NamedRunning): Found | undefined {
  const product = findProduct(catalog, name);
  const release = product && findRelease(product, version);
  return product && release && { product, release, by: null };
}

function versionNamed(catalog: Catalog, { name, version }: NamedRunning): Found | RunningMeaning {
  const owner = catalog.products.find((product) => findProjects(product, name).length > 0);
  if (!owner) {
    const product = findProduct(catalog, name);
    return product ? { kind: 'unknown-release', product } : { kind: 'unknown-name' };
  }
  const projects = findProjects(owner, name);
  for (const project of projects) {
    const entry = releaseOfVersion(owner, project, version);
    if (!entry) continue;
    const release = owner.releases.find(({ key }) => key === entry.release);
    if (release) return { product: owner, release, by: { project, version } };
    return { kind: 'no-release', product: owner, project };
  }
  // Who names a product means a release of it, though its source says its latest versions too.
  return projects.every((project) => isProductItself(owner, project))
    ? { kind: 'unknown-release', product: owner }
    : { kind: 'unknown-version', projects };
}

/** How long something that runs lasts, and the way out. */
export interface RunningOutlook {
  /** Days until support ends, negative when it has ended; null when no end is known. */
  readonly daysLeft: number | null;
  /**
   * The project's own end of maintenance in that release, which may come before the release's; null while it goes on, and
   * where a vendor's dates decide, who may go on.
   */
  readonly projectEnded: ProjectReleaseStatus['ended'];
  /** Of a project that the product's governance has retired by that day: since when, where that is known; else null. */
  readonly projectRetired: { readonly date: CalendarDate | null } | null;
  readonly path: UpgradePath;
}

/** How long something that runs lasts as seen on a day, and the way out. */
export function runningOutlook(running: KnownRunning, on: CalendarDate): RunningOutlook {
  const { product, release, by, status } = running;
  const project = by && projectStatus(product, by.project, on);
  const own =
    release.datesOf === undefined ? project?.releases.find((entry) => entry.release === release) : undefined;
  const ended = own?.ended ?? null;
  return {
    daysLeft: status.supportEnds === null ? null : daysBetween(on, status.supportEnds),
    projectEnded: ended && isOver(END_TAG_PHASE[ended.tag] ?? 'planned') ? ended : null,
    projectRetired: project?.standing === 'retired' ? { date: project.retiredOn } : null,
    path: upgradePath(product, release, on),
  };
}
