import { isBasis } from './basis.ts';
import { type CalendarDate, isCalendarDate } from './calendar-date.ts';
import type { Catalog, Product } from './catalog.ts';
import { overlaidProduct } from './overlay.ts';
import { comparePhases, isPhase } from './phase.ts';
import type { Project } from './project.ts';
import type { Release } from './release.ts';

/** Something in a catalog that its invariants forbid. */
export interface CatalogProblem {
  /** Where: product, release, project, as in `openstack 2025.1`. */
  readonly where: string;
  readonly problem: string;
}

/**
 * All problems of a catalog, never only the first; empty when it holds every invariant:
 * keys and ids are unique and not empty; days exist; each release has each phase at most once, in the order of a life,
 * with dates that never go back and windows that end where the next one begins; what is not merely planned has a day on
 * which it began or was known; projects and milestones name releases that are there, and an overlay a product that is there
 * and is none.
 */
export function validateCatalog(catalog: Catalog): CatalogProblem[] {
  return [
    ...validateLifeCycles(catalog),
    ...catalog.products.flatMap((product) => {
      const keys = new Set(product.releases.map((release) => release.key));
      return product.projects.flatMap((project) => versionProblems(project, keys, product.name));
    }),
  ];
}

/** As {@link validateCatalog}, without looking into the versions and end tags of projects, which are most of a catalog. */
export function validateLifeCycles(catalog: Catalog): CatalogProblem[] {
  return [
    ...repeated(catalog.products.map((product) => product.key)).map((key) =>
      problem('catalog', `two products have the key ${key}`),
    ),
    ...catalog.products.flatMap((product) => [
      ...productProblems(product),
      ...overlayProblems(product, catalog),
    ]),
  ];
}

function overlayProblems(product: Product, catalog: Catalog): CatalogProblem[] {
  if (product.overlays === undefined || overlaidProduct(catalog, product)) return [];
  return [problem(product.name, `there is no product ${product.overlays} that it could give dates for`)];
}

function productProblems(product: Product): CatalogProblem[] {
  const where = product.name || product.key || 'a product without a name';
  const keys = new Set(product.releases.map((release) => release.key));
  const found: CatalogProblem[] = [];
  if (!product.key || !product.name) found.push(problem(where, 'a product needs a key and a name'));
  if (!isCalendarDate(product.asOf)) found.push(problem(where, notADay('asOf', product.asOf)));
  for (const key of repeated(product.releases.map((release) => release.key))) {
    found.push(problem(where, `two releases have the key ${key}`));
  }
  for (const id of repeated(product.releases.map((release) => release.id))) {
    found.push(problem(where, `two releases have the id ${id}`));
  }
  for (const name of repeated(product.projects.map((project) => project.name))) {
    found.push(problem(where, `two projects have the name ${name}`));
  }
  for (const release of product.releases) found.push(...releaseProblems(release, where));
  for (const project of product.projects) found.push(...projectProblems(project, keys, where));
  for (const milestone of product.milestones) {
    const at = `${where} milestone ${milestone.slug}`;
    if (!keys.has(milestone.release))
      found.push(problem(at, `there is no release with the key ${milestone.release}`));
    if (!isCalendarDate(milestone.from) || !isCalendarDate(milestone.until)) {
      found.push(
        problem(at, `its week needs two days, got ${show(milestone.from)} and ${show(milestone.until)}`),
      );
    } else if (milestone.from >= milestone.until) {
      found.push(problem(at, `its week ends (${milestone.until}) before it begins (${milestone.from})`));
    }
  }
  return found;
}

const DAYS_OF_A_WINDOW = ['from', 'until', 'known'] as const;

function releaseProblems(release: Release, product: string): CatalogProblem[] {
  const where = `${product} ${release.id || release.key}`;
  const found: CatalogProblem[] = [];
  if (!release.key || !release.id) found.push(problem(where, 'a release needs a key and an id'));
  if (release.windows.length === 0) found.push(problem(where, 'a release needs at least one support window'));
  let latest: CalendarDate | null = null;
  for (const [index, window] of release.windows.entries()) {
    const next = release.windows[index + 1];
    if (!isPhase(window.phase)) found.push(problem(where, `${show(window.phase)} is no phase`));
    if (!isBasis(window.basis)) found.push(problem(where, `${show(window.basis)} is no basis`));
    for (const name of DAYS_OF_A_WINDOW) {
      const day = window[name] ?? null;
      if (day !== null && !isCalendarDate(day))
        found.push(problem(where, `${window.phase}: ${notADay(name, day)}`));
    }
    if (window.from === null && window.basis !== 'scheduled' && window.known === undefined) {
      found.push(
        problem(
          where,
          `${window.phase} is ${window.basis} but has neither a first day nor a day on which it was known`,
        ),
      );
    }
    if (window.from !== null) {
      if (latest !== null && window.from < latest) {
        found.push(
          problem(where, `${window.phase} begins on ${window.from}, before an earlier phase (${latest})`),
        );
      }
      latest = window.from;
    }
    if (window.until !== (next?.from ?? null)) {
      found.push(
        problem(
          where,
          `${window.phase} ends on ${show(window.until)}, but the next phase begins on ${show(next?.from ?? null)}`,
        ),
      );
    }
    if (next && comparePhases(window.phase, next.phase) >= 0) {
      found.push(problem(where, `${next.phase} cannot follow ${window.phase}`));
    }
  }
  return found;
}

function projectProblems(project: Project, releases: ReadonlySet<string>, product: string): CatalogProblem[] {
  const where = `${product} ${project.name}`;
  const found: CatalogProblem[] = [];
  if (!project.name) found.push(problem(where, 'a project needs a name'));
  if (project.retiredOn !== null && !isCalendarDate(project.retiredOn)) {
    found.push(problem(where, notADay('retiredOn', project.retiredOn)));
  }
  for (const key of [project.incubatedSince, project.integratedSince]) {
    if (key !== null && !releases.has(key))
      found.push(problem(where, `there is no release with the key ${key}`));
  }
  return found;
}

function versionProblems(project: Project, releases: ReadonlySet<string>, product: string): CatalogProblem[] {
  const where = `${product} ${project.name}`;
  const found: CatalogProblem[] = [];
  for (const key of repeated(project.releases.map((entry) => entry.release ?? ''))) {
    found.push(problem(where, `release ${key || '(none)'} is listed twice`));
  }
  for (const entry of project.releases) {
    if (entry.release !== null && !releases.has(entry.release)) {
      found.push(problem(where, `there is no release with the key ${entry.release}`));
    }
    for (const name of repeated(entry.versions.map(({ version }) => version))) {
      found.push(problem(where, `version ${name} is listed twice in ${entry.release ?? 'no release'}`));
    }
    for (const { version, landed } of entry.versions) {
      if (!version) found.push(problem(where, 'a version needs a name'));
      if (landed !== null && !isCalendarDate(landed))
        found.push(problem(`${where} ${version}`, notADay('landed', landed)));
    }
    for (const { tag, landed } of entry.endTags) {
      if (landed !== null && !isCalendarDate(landed))
        found.push(problem(`${where} ${tag}`, notADay('landed', landed)));
    }
  }
  return found;
}

function repeated(names: readonly string[]): string[] {
  const distinct = new Set(names);
  return distinct.size === names.length
    ? []
    : [...distinct].filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
}

function problem(where: string, text: string): CatalogProblem {
  return { where, problem: text };
}

function notADay(field: string, got: string): string {
  return `${field} is ${show(got)}, which is not a day (YYYY-MM-DD)`;
}

function show(value: string | null): string {
  return value === null ? 'an unknown day' : JSON.stringify(value.slice(0, 40));
}
