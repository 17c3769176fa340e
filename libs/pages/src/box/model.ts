import {
  BASES,
  type CalendarDate,
  type DateChange,
  END_TAG_KINDS,
  NO_HISTORY,
  type Phase,
  PHASES,
  type Product,
  type Project,
  type ProjectRelease,
  type Release,
  type Source,
  SOURCES,
  supportWindows,
  type PhaseStart,
} from '@lastpatch/release-model';
import type { SourceDays } from '../source-readings.ts';
import { documentField, type DocumentField, damagedData } from './document-field.ts';
import { namedProject } from './names.ts';

/**
 * Reads `readings.json`: when each source was read.
 *
 * @throws UnreadableDocument
 */
export function readReadings(text: string): SourceDays[] {
  return documentField(text, 'readings.json', 'lastpatch-readings')
    .field('sources')
    .list((field) => ({
      source: field.field('source').oneOf(SOURCES),
      asOf: field.field('asOf').day(),
      readOn: field.field('readOn').day(),
    }));
}

/** Where a document lies, and the days that it leaves out. */
export interface ModelContext {
  readonly path: string;
  readonly readings: readonly SourceDays[];
}

/**
 * Reads the `model.json` of a product. Its projects are those that stand for it; others have documents of their own.
 *
 * @throws UnreadableDocument
 */
export function readModel(text: string, { path, readings }: ModelContext): Product {
  const field = documentField(text, path, 'lastpatch-model');
  const source = field.field('source').oneOf(SOURCES);
  const day = (name: 'asOf' | 'readOn'): CalendarDate =>
    field.field(name).orNull((own) => own.day()) ?? dayOf(readings, source, name);
  return {
    key: field.field('key').text(),
    name: field.field('name').text(),
    title: field.field('title').text(),
    aliases: texts(field.field('aliases')),
    source,
    asOf: day('asOf'),
    readOn: day('readOn'),
    releases: field.field('releases').list(readRelease),
    projects: field
      .field('projects')
      .list((own) => namedProject({ service: null, team: null, ...readVersions(own) })),
    milestones: [],
  };
}

function dayOf(readings: readonly SourceDays[], source: Source, name: 'asOf' | 'readOn'): CalendarDate {
  const day = readings.find((reading) => reading.source === source)?.[name];
  if (day !== undefined) return day;
  throw damagedData('readings.json does not say when the source was read');
}

function readRelease(field: DocumentField): Release {
  const changes = field
    .field('changes')
    .list((change): [Phase, DateChange] => [
      change.field('phase').oneOf(PHASES),
      { seen: change.field('seen').day(), was: change.field('was').orNull((was) => was.day()) },
    ]);
  return {
    key: field.field('key').text(),
    id: field.field('release').text(),
    name: field.field('name').orNull((name) => name.text()),
    aliases: texts(field.field('aliases')),
    slurp: field.field('slurp').flag(),
    link: null,
    windows: supportWindows(field.field('windows').list(readStart)),
    history: { ...NO_HISTORY, changes: Object.fromEntries(changes) },
  };
}

function readStart(field: DocumentField): PhaseStart {
  const known = field.field('known').orNull((day) => day.day());
  return {
    phase: field.field('phase').oneOf(PHASES),
    from: field.field('from').orNull((day) => day.day()),
    basis: field.field('basis').oneOf(BASES),
    ...(known === null ? {} : { known }),
  };
}

/** What a product says of a project that stands for it. */
type ProjectVersions = Pick<Project, 'name' | 'releases'>;

/** What a document says of a project. */
export type ProjectFacts = Pick<Project, 'name' | 'releases' | 'standing' | 'retiredOn'>;

/**
 * Reads the document of a project.
 *
 * @param path where it lies
 * @throws UnreadableDocument
 */
export function readProject(text: string, path: string): ProjectFacts {
  const field = documentField(text, path, 'lastpatch-project');
  const retired = field
    .field('retired')
    .orNull((own) => ({ date: own.field('date').orNull((date) => date.day()) }));
  return {
    ...readVersions(field),
    // Of the others it is not asked here.
    standing: retired === null ? null : 'retired',
    retiredOn: retired?.date ?? null,
  };
}

function readVersions(field: DocumentField): ProjectVersions {
  return {
    name: field.field('name').text(),
    releases: field.field('releases').list((own): ProjectRelease => ({
      release: own.field('release').orNull((key) => key.text()),
      // Each was out when it was read: on which day matters to nothing that is asked here.
      versions: texts(own.field('versions')).map((version) => ({ version, landed: null })),
      endTags: own.field('ends').list((end) => ({
        tag: end.field('tag').oneOf(END_TAG_KINDS),
        landed: end.field('date').orNull((day) => day.day()),
      })),
      abandoned: false,
    })),
  };
}

function texts(field: DocumentField): string[] {
  return field.list((item) => item.text());
}
