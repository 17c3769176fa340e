import {
  type CalendarDate,
  type Catalog,
  chosenDates,
  findProduct,
  findProjects,
  findRelease,
  overlaidProduct,
  overlayRelease,
  type Product,
  type Project,
  type Release,
  releaseOfVersion,
  type ReleaseStatus,
  releaseStatus,
} from '@lastpatch/release-model';
import { plainLine } from '../letters/plain-line.ts';
import { askedProjects, askedRelease, unknownRunning, unknownVersion } from './asked.ts';
import { UsageFailure } from './failure.ts';
import type { DatedCatalog } from './team-catalog.ts';

/** Something that runs: a release, known directly or by the version of one of its projects. */
export interface Running {
  /** As it was asked. */
  readonly asked: string;
  readonly product: Product;
  readonly release: Release;
  /** How it was known, when it was by a project's version. */
  readonly by: { readonly project: Project; readonly version: string } | null;
  readonly status: ReleaseStatus;
}

/**
 * What `product@release` or `project@version` means on a day, by the dates that were chosen. A name that is both is read as a
 * product when that product has such a release; a release of an overlay is that of the product which it dates, by its dates.
 */
export function askedRunning({ chosen, upstream }: DatedCatalog, asked: string, on: CalendarDate): Running {
  const at = asked.lastIndexOf('@');
  if (at <= 0 || at === asked.length - 1) {
    throw new UsageFailure(
      `${JSON.stringify(plainLine(asked))} does not say what runs: write product@release or project@version, as in openstack@2025.1 or nova@31.0.0, or an environment of the fleet.`,
    );
  }
  const [name, version] = [asked.slice(0, at), asked.slice(at + 1)];
  const named = releaseNamed(chosen, name, version) ?? versionNamed(chosen, name, version);
  const found = datedByOverlay(upstream, named) ?? named;
  const status = releaseStatus(found.release, on, found.product.asOf);
  if (!status) {
    throw new UsageFailure(
      `${found.product.title} ${plainLine(found.release.id)} did not exist yet on ${on}.`,
    );
  }
  return { asked, ...found, status };
}

type Found = Omit<Running, 'asked' | 'status'>;

function datedByOverlay(catalog: Catalog, { product: overlay, release: dated }: Found): Found | undefined {
  const upstream = overlaidProduct(catalog, overlay);
  const release = upstream?.releases.find((other) => overlayRelease(overlay, upstream, other) === dated);
  if (!upstream || !release) return undefined;
  const product = chosenDates(upstream, overlay);
  const running = product.releases.find(({ key }) => key === release.key);
  return running && { product, release: running, by: null };
}

function releaseNamed(catalog: Catalog, name: string, version: string): Found | undefined {
  const product = findProduct(catalog, name);
  const release = product && findRelease(product, version);
  return product && release && { product, release, by: null };
}

function versionNamed(catalog: Catalog, name: string, version: string): Found {
  const isProject = catalog.products.some((product) => findProjects(product, name).length > 0);
  if (!isProject) {
    const product = findProduct(catalog, name);
    if (!product) throw unknownRunning(catalog, name);
    // The product is known, so this says what is wrong with its release.
    return { product, release: askedRelease(product, version), by: null };
  }
  const { product, projects } = askedProjects(catalog, name);
  for (const project of projects) {
    const entry = releaseOfVersion(product, project, version);
    if (!entry) continue;
    const release = product.releases.find(({ key }) => key === entry.release);
    if (release) return { product, release, by: { project, version } };
    throw new UsageFailure(
      `${project.name} ${plainLine(version)} belongs to no ${product.title} release, so it has no deadline of its own.`,
    );
  }
  throw unknownVersion(projects, version);
}
