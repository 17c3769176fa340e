import {
  type CalendarDate,
  calendarDate,
  type Catalog,
  type EndTag,
  type EndTagKind,
  type PhaseStart,
  type Product,
  type Project,
  type ProjectVersion,
  supportWindows,
} from '@lastpatch/release-model';
import { type Day, written } from './days.ts';
import { type LandedRead, LIFE, type PhaseRead, type ProductRead, type ProjectRead } from './reading.ts';

/** Which tag a project sets when it enters a phase. */
const TAGS: Readonly<Record<string, EndTagKind>> = {
  extended: 'em',
  unmaintained: 'eom',
  'end-of-life': 'eol',
};

/** What was read, as importers would give it to the product under test. */
export function catalogOf(products: readonly ProductRead[]): Catalog {
  return { products: products.map(productOf) };
}

function productOf({ name, declares, asOf, releases, projects }: ProductRead): Product {
  return {
    key: `${name}-key`,
    name,
    title: name,
    aliases: [],
    source: declares ? 'openstack' : 'endoflife-date',
    asOf: dateOf(asOf),
    releases: releases.map(({ key, phases }) => ({
      key,
      id: `${key}.0`,
      name: null,
      aliases: [],
      slurp: false,
      link: null,
      windows: supportWindows(phases.map((read) => startOf(read, declares, asOf))),
    })),
    projects: projects.map(projectOf),
    milestones: [],
  };
}

function startOf({ phase, day, isSaid }: PhaseRead, declares: boolean, asOf: Day): PhaseStart {
  const hasCome = !declares && day !== null && day <= asOf;
  return {
    phase: LIFE[phase] ?? 'planned',
    from: day === null ? null : dateOf(day),
    basis: isSaid || hasCome ? 'declared' : 'scheduled',
    ...(isSaid && day === null ? { known: dateOf(asOf) } : {}),
  };
}

function projectOf({ name, retiredOn, entries }: ProjectRead): Project {
  return {
    name,
    service: null,
    team: null,
    standing: retiredOn === null ? 'official' : 'retired',
    incubatedSince: null,
    integratedSince: null,
    retiredOn: retiredOn === null ? null : dateOf(retiredOn),
    releases: entries.map(({ release, versions, ends }) => ({
      release,
      versions: versions.map(versionOf),
      endTags: ends.map(tagOf),
      abandoned: false,
    })),
  };
}

function versionOf({ name, landed }: LandedRead): ProjectVersion {
  return { version: name, landed: landed === null ? null : dateOf(landed) };
}

function tagOf({ name, landed }: LandedRead): EndTag {
  return { tag: TAGS[name] ?? 'last', landed: landed === null ? null : dateOf(landed) };
}

function dateOf(day: Day): CalendarDate {
  return calendarDate(written(day));
}
