import type {
  Catalog,
  EndTag,
  Product,
  Project,
  ProjectVersion,
  Release,
  SupportWindow,
} from '@lastpatch/release-model';
import { CATALOG_FORMAT, CATALOG_SCHEMA_VERSION } from './catalog-file.ts';
import { encodeDatedNames } from './dated-names.ts';
import { encodeProjectHistory, encodeReleaseHistory } from './encode-history.ts';
import { linesOfJson } from './lines-of-json.ts';

/** Writes a catalog as text, one line for each release, project and milestone. The same catalog is always the same text. */
export function encodeCatalog(catalog: Catalog): string {
  return linesOfJson(
    {
      format: CATALOG_FORMAT,
      schemaVersion: CATALOG_SCHEMA_VERSION,
      partial: filled(catalog.partial ?? []),
      products: catalog.products.map(encodeProduct),
    },
    4,
  );
}

function encodeProduct(product: Product): object {
  return {
    key: product.key,
    name: product.name,
    title: product.title,
    aliases: filled(product.aliases),
    source: product.source,
    asOf: product.asOf,
    readOn: product.readOn,
    importer: product.importer,
    overlays: product.overlays,
    supportLabels: product.supportLabels,
    missingSince: product.missingSince,
    isGone: product.isGone,
    releases: product.releases.map(encodeRelease),
    projects: filled(product.projects.map(encodeProject)),
    milestones: filled(
      product.milestones.map(({ release, kind, slug, from, until, project }) => ({
        release,
        kind,
        slug,
        from,
        until,
        project: project ?? undefined,
      })),
    ),
  };
}

function encodeRelease(release: Release): object {
  return {
    key: release.key,
    id: release.id,
    name: release.name ?? undefined,
    aliases: filled(release.aliases),
    slurp: release.slurp || undefined,
    link: release.link ?? undefined,
    windows: release.windows.map(encodeWindow),
    unread: filled(release.unread ?? []),
    history: release.history && encodeReleaseHistory(release.history),
  };
}

function encodeWindow({ phase, from, basis, known, evidence }: SupportWindow): object {
  return { phase, from: from ?? undefined, basis, known, evidence };
}

function encodeProject(project: Project): object {
  return {
    name: project.name,
    service: project.service ?? undefined,
    team: project.team ?? undefined,
    standing: project.standing ?? undefined,
    incubatedSince: project.incubatedSince ?? undefined,
    integratedSince: project.integratedSince ?? undefined,
    retiredOn: project.retiredOn ?? undefined,
    retirements: project.retirements,
    releases: filled(
      project.releases.map((entry) => ({
        release: entry.release ?? undefined,
        versions: encodeDatedNames(
          entry.versions.map(({ version, landed }: ProjectVersion) => [version, landed]),
        ),
        endTags: encodeDatedNames(entry.endTags.map(({ tag, landed }: EndTag) => [tag, landed])),
        abandoned: entry.abandoned || undefined,
        isUnread: entry.isUnread,
        history: entry.history && encodeProjectHistory(entry.history),
      })),
    ),
  };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
