import {
  type Basis,
  type CalendarDate,
  isPhase,
  type Catalog,
  END_TAG_KINDS,
  type Milestone,
  MILESTONE_KINDS,
  type MilestoneKind,
  type Phase,
  type Product,
  type Project,
  type ProjectRelease,
  type ProjectStanding,
  type Release,
  type Source,
  SOURCES,
  supportWindows,
  type SupportLabels,
  type SupportWindow,
  validateLifeCycles,
} from '@lastpatch/release-model';
import { CATALOG_FORMAT, CATALOG_SCHEMA_VERSION, CatalogFileError } from './catalog-file.ts';
import { decodeDatedNames } from './dated-names.ts';
import { decodeProjectHistory, decodeReleaseHistory, optionalCount, optionalDay } from './decode-history.ts';
import { JsonReader } from './json-reader.ts';

/**
 * Reads a catalog from the text that {@link encodeCatalog} wrote.
 *
 * @throws CatalogFileError when it is not JSON, not a catalog, of a later schema version, or against the invariants; for
 *   what a project has in each release, only when that is asked for
 */
export function decodeCatalog(text: string): Catalog {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CatalogFileError(
      `this is not JSON (${error instanceof Error ? error.message : String(error)})`,
      {
        cause: error,
      },
    );
  }
  return catalogFromJson(value);
}

/** As {@link decodeCatalog}, from parsed JSON. */
export function catalogFromJson(value: unknown): Catalog {
  const file = new JsonReader(value, () => 'the file');
  const version = file.number('schemaVersion');
  if (version > CATALOG_SCHEMA_VERSION) {
    throw new CatalogFileError(
      `the catalog has schema version ${version}, and this version of Lastpatch reads up to ${CATALOG_SCHEMA_VERSION}: use a newer Lastpatch, or make the catalog anew`,
    );
  }
  if (version !== CATALOG_SCHEMA_VERSION || file.text('format') !== CATALOG_FORMAT) {
    throw new CatalogFileError(
      `this is not a catalog: expected format "${CATALOG_FORMAT}", schema version 1 or later`,
    );
  }
  const catalog: Catalog = {
    products: file.requiredList('products').map(decodeProduct),
    ...(file.has('partial') ? { partial: file.texts('partial').map((name) => sourceOf(file, name)) } : {}),
  };
  const problems = validateLifeCycles(catalog);
  if (problems.length > 0) {
    const told = problems.slice(0, 5).map(({ where, problem }) => `${where}: ${problem}`);
    const more = problems.length > told.length ? [`and ${problems.length - told.length} more`] : [];
    throw new CatalogFileError(`the catalog is not sound: ${[...told, ...more].join('; ')}`);
  }
  return catalog;
}

// Days, phases and bases are checked by validateLifeCycles, which tells all that are wrong.
function decodeProduct(product: JsonReader): Product {
  return {
    key: product.text('key'),
    name: product.text('name'),
    title: product.text('title'),
    aliases: product.texts('aliases'),
    source: product.oneOf<Source>('source', SOURCES),
    asOf: product.text('asOf') as CalendarDate,
    ...present('readOn', optionalDay(product, 'readOn')),
    ...present('importer', optionalCount(product, 'importer')),
    ...present('overlays', product.optionalText('overlays')),
    ...(product.has('supportLabels') ? { supportLabels: decodeLabels(product.object('supportLabels')) } : {}),
    ...present('missingSince', optionalDay(product, 'missingSince')),
    ...(product.flag('isGone') ? { isGone: true as const } : {}),
    releases: product.list('releases').map(decodeRelease),
    projects: product.list('projects').map(decodeProject),
    milestones: product.list('milestones').map(decodeMilestone),
  };
}

function decodeLabels(labels: JsonReader): SupportLabels {
  return {
    ...present('active', labels.optionalText('active')),
    ...present('regular', labels.optionalText('regular')),
    ...present('extended', labels.optionalText('extended')),
  };
}

function decodeRelease(release: JsonReader): Release {
  return {
    key: release.text('key'),
    id: release.text('id'),
    name: release.optionalText('name') ?? null,
    aliases: release.texts('aliases'),
    slurp: release.flag('slurp'),
    link: release.optionalText('link') ?? null,
    windows: decodeWindows(release.list('windows')),
    ...(release.has('unread')
      ? { unread: release.texts('unread').map((phase) => phaseOf(release, phase)) }
      : {}),
    ...(release.has('history') ? { history: decodeReleaseHistory(release.object('history')) } : {}),
  };
}

function present<K extends string, T>(field: K, value: T | null | undefined): Partial<Record<K, T>> {
  return value === null || value === undefined ? {} : ({ [field]: value } as Record<K, T>);
}

function decodeWindows(windows: readonly JsonReader[]): SupportWindow[] {
  return supportWindows(
    windows.map((window) => {
      const known = window.optionalText('known');
      const evidence = window.optionalText('evidence');
      return {
        phase: window.text('phase') as Phase,
        from: (window.optionalText('from') ?? null) as CalendarDate | null,
        basis: window.text('basis') as Basis,
        ...(known === undefined ? {} : { known: known as CalendarDate }),
        ...(evidence === undefined ? {} : { evidence }),
      };
    }),
  );
}

function sourceOf(file: JsonReader, text: string): Source {
  const source = SOURCES.find((known) => known === text);
  if (source) return source;
  throw file.error(`${JSON.stringify(text.slice(0, 40))} is no source`);
}

function phaseOf(release: JsonReader, text: string): Phase {
  if (isPhase(text)) return text;
  throw release.error(`${JSON.stringify(text.slice(0, 40))} is no phase`);
}

/** What a project has in each release is most of a catalog, and seldom asked for: it is read when it is. */
function decodeProject(project: JsonReader): Project {
  let releases: readonly ProjectRelease[] | undefined;
  return {
    name: project.text('name'),
    service: project.optionalText('service') ?? null,
    team: project.optionalText('team') ?? null,
    standing:
      project.optionalText('standing') === undefined
        ? null
        : project.oneOf<ProjectStanding>('standing', ['official', 'retired']),
    incubatedSince: project.optionalText('incubatedSince') ?? null,
    integratedSince: project.optionalText('integratedSince') ?? null,
    retiredOn: (project.optionalText('retiredOn') ?? null) as CalendarDate | null,
    ...present('retirements', optionalCount(project, 'retirements')),
    get releases() {
      return (releases ??= project.list('releases').map(decodeProjectRelease));
    },
  };
}

function decodeProjectRelease(entry: JsonReader): ProjectRelease {
  return {
    release: entry.optionalText('release') ?? null,
    versions: decodeDatedNames(entry, 'versions').map(([version, landed]) => ({ version, landed })),
    endTags: decodeDatedNames(entry, 'endTags').map(([tag, landed]) => {
      const known = END_TAG_KINDS.find((kind) => kind === tag);
      if (!known) throw entry.error(`${JSON.stringify(tag)} is no end tag`);
      return { tag: known, landed };
    }),
    abandoned: entry.flag('abandoned'),
    ...(entry.flag('isUnread') ? { isUnread: true as const } : {}),
    ...(entry.has('history') ? { history: decodeProjectHistory(entry.object('history')) } : {}),
  };
}

function decodeMilestone(milestone: JsonReader): Milestone {
  return {
    release: milestone.text('release'),
    kind: milestone.oneOf<MilestoneKind>('kind', MILESTONE_KINDS),
    slug: milestone.text('slug'),
    from: milestone.text('from') as CalendarDate,
    until: milestone.text('until') as CalendarDate,
    project: milestone.optionalText('project') ?? null,
  };
}
