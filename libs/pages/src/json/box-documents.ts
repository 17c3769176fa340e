import {
  isProductItself,
  type Product,
  type Project,
  type Release,
  releaseNames,
} from '@lastpatch/release-model';
import type { ProductShelf } from '../shelf.ts';
import { readDay, type SourceDays } from '../source-readings.ts';
import { jsonText } from './json-text.ts';

/** All that can be entered into the box: the names of products, releases, and projects that have versions of their own. */
export function namesDocument(shelves: readonly ProductShelf[]): string {
  return jsonText({
    format: 'lastpatch-names',
    schemaVersion: 1,
    products: shelves.map(({ product, slug }) => ({
      key: product.key,
      name: product.name,
      title: product.title,
      aliases: product.aliases,
      source: product.source,
      path: `products/${slug}`,
      releases: product.releases.map(namesOf),
      projects: versionedProjects(product).map(({ name, service, team }) => ({ name, service, team })),
    })),
  });
}

/** The id, then the other names in which more than the case differs. */
function namesOf(release: Release): string[] {
  const names = new Map(
    releaseNames(release)
      .toReversed()
      .map((name) => [name.toLowerCase(), name]),
  );
  names.delete(release.id.toLowerCase());
  return [release.id, ...[...names.values()].reverse()];
}

/** The projects that have documents of their own: what stands for its product is in that one's. */
export function versionedProjects(product: Product): Project[] {
  return product.projects.filter(
    (project) =>
      !isProductItself(product, project) && project.releases.some(({ versions }) => versions.length > 0),
  );
}

/** When each source was read: what the other documents leave out, so that they change only when facts do. */
export function readingsDocument(sources: readonly SourceDays[]): string {
  return jsonText({ format: 'lastpatch-readings', schemaVersion: 1, sources });
}

/**
 * A product as the model knows it, as far as deadlines and upgrades need it. Of its days it says those alone that are not its
 * source's, as of a product that its source no longer has.
 */
export function modelDocument(product: Product, readings: readonly SourceDays[]): string {
  const days = readings.find(({ source }) => source === product.source);
  const [asOf, readOn] = [product.asOf, readDay(product)];
  return jsonText({
    format: 'lastpatch-model',
    schemaVersion: 1,
    key: product.key,
    name: product.name,
    title: product.title,
    aliases: product.aliases,
    source: product.source,
    asOf: asOf === days?.asOf ? null : asOf,
    readOn: readOn === days?.readOn ? null : readOn,
    releases: product.releases.map(modelOf),
    projects: product.projects.filter((project) => isProductItself(product, project)).map(versionsOf),
  });
}

function modelOf(release: Release): object {
  return {
    key: release.key,
    release: release.id,
    name: release.name,
    aliases: release.aliases,
    slurp: release.slurp,
    windows: release.windows.map(({ phase, from, basis, known = null }) => ({ phase, from, basis, known })),
    changes: Object.entries(release.history?.changes ?? {}).map(([phase, { seen, was }]) => ({
      phase,
      seen,
      was,
    })),
  };
}

/** A project's versions by the releases that they belong to, its own ends, and whether its product's governance has retired it. */
export function projectDocument(project: Project): string {
  const { standing, retiredOn } = project;
  return jsonText({
    format: 'lastpatch-project',
    schemaVersion: 1,
    ...versionsOf(project),
    retired: standing === 'retired' ? { date: retiredOn } : null,
  });
}

function versionsOf({ name, releases }: Project): object {
  return {
    name,
    releases: releases.map(({ release, versions, endTags }) => ({
      release,
      versions: versions.map(({ version }) => version),
      ends: endTags.map(({ tag, landed }) => ({ tag, date: landed })),
    })),
  };
}
