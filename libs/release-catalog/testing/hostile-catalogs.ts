import type { Catalog, Product, Project, Release } from '@lastpatch/release-model';
import { anyText, catalogs } from '@lastpatch/release-model/testing';
import fc from 'fast-check';

const hostileTexts = fc.oneof(
  anyText(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'a"b\\c',
    'two\nlines',
    '\u2028',
    '\uD800',
    '2025.1',
    'a, b 1',
    '8.0 Update 3k 2026-07-14',
    '50%20',
    '%',
    '',
  ),
);

/** Sound catalogs in which every text that upstream is free to choose is any text at all. */
export const hostileCatalogs: fc.Arbitrary<Catalog> = fc
  .tuple(catalogs(), fc.array(hostileTexts, { minLength: 1, maxLength: 12 }))
  .map(([catalog, texts]) => {
    let taken = 0;
    const text = (): string => texts[taken++ % texts.length] ?? '';
    return { products: catalog.products.map((product) => withTexts(product, text)) };
  });

function withTexts(product: Product, text: () => string): Product {
  return {
    ...product,
    title: text(),
    aliases: product.aliases.map(text),
    releases: product.releases.map((release) => releaseWithTexts(release, text)),
    projects: product.projects.map((project) => projectWithTexts(project, text)),
    milestones: product.milestones.map((milestone) => ({
      ...milestone,
      slug: text(),
      project: milestone.project && text(),
    })),
  };
}

function releaseWithTexts(release: Release, text: () => string): Release {
  return {
    ...release,
    name: release.name && text(),
    aliases: release.aliases.map(text),
    link: release.link && text(),
    windows: release.windows.map((window) => ({ ...window, evidence: text() })),
  };
}

function projectWithTexts(project: Project, text: () => string): Project {
  return {
    ...project,
    service: project.service && text(),
    team: project.team && text(),
    releases: project.releases.map((entry) => ({
      ...entry,
      // Each begins with its place, so that no two are the same.
      versions: entry.versions.map((version, index) => ({ ...version, version: `${index}${text()}` })),
    })),
  };
}
