import fc from 'fast-check';
import {
  BASES,
  type Basis,
  type CalendarDate,
  type Catalog,
  END_TAG_KINDS,
  type Milestone,
  MILESTONE_KINDS,
  PHASES,
  type PhaseStart,
  type Product,
  type Project,
  type ProjectRelease,
  type Release,
  releaseDay,
  SOURCES,
  supportWindows,
} from '../src/index.ts';
import { dayNumber, dayOfNumber } from './day-numbers.ts';

/** Days from `min` through `max`; by default those in which the life cycles of software lie. */
export function calendarDates({ min = '1995-01-01', max = '2040-12-31' } = {}): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: dayNumber(min), max: dayNumber(max) }).map(dayOfNumber);
}

/** Text of any characters, broken ones too: what upstream or a reader may write. */
export function anyText(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });
}

/** Every day that there is. */
export function anyCalendarDates(): fc.Arbitrary<CalendarDate> {
  return calendarDates({ min: '0001-01-01', max: '9999-12-31' });
}

export interface LifeOptions {
  /**
   * How the dates of the phases may be known.
   * @default all ways
   */
  readonly bases?: readonly Basis[];
  /**
   * Whether the first day of every phase is known.
   * @default false
   */
  readonly allDated?: boolean;
  /**
   * The days between which the first phase begins.
   * @default 1995 through 2030
   */
  readonly begins?: { readonly min: string; readonly max: string };
}

/** The beginnings of a life's phases: some are skipped, some begin on one day, dates never go back. */
export function phaseStarts(options: LifeOptions = {}): fc.Arbitrary<PhaseStart[]> {
  const { bases = BASES, allDated = false } = options;
  const { begins = { min: '1995-01-01', max: '2030-12-31' } } = options;
  const beginnings = PHASES.map((phase) =>
    fc.option(
      fc.record({
        phase: fc.constant(phase),
        basis: fc.constantFrom(...bases),
        isDated: allDated ? fc.constant(true) : fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
        daysAfter: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 700 })),
      }),
    ),
  );
  return fc
    .tuple(calendarDates(begins), fc.tuple(...beginnings))
    .map(([first, life]) => {
      let latest = dayNumber(first);
      return life.flatMap((beginning): PhaseStart[] => {
        if (!beginning) return [];
        const { phase, basis, isDated, daysAfter } = beginning;
        latest += daysAfter;
        const day = dayOfNumber(latest);
        if (isDated) return [{ phase, from: day, basis }];
        return [
          basis === 'scheduled' ? { phase, from: null, basis } : { phase, from: null, basis, known: day },
        ];
      });
    })
    .filter((starts) => starts.length > 0);
}

/** A release with sound windows. All its names are made of its key, so that releases with different keys share none. */
export function releases(options: LifeOptions & { readonly key?: string } = {}): fc.Arbitrary<Release> {
  return fc
    .record({
      key: options.key === undefined ? words() : fc.constant(options.key),
      isNamed: fc.boolean(),
      hasAlias: fc.boolean(),
      slurp: fc.boolean(),
      starts: phaseStarts(options),
    })
    .map(({ key, isNamed, hasAlias, slurp, starts }) => ({
      key,
      id: `${key}.1`,
      name: isNamed ? `The ${key}` : null,
      aliases: hasAlias ? [`${key}.lts`] : [],
      slurp,
      link: `https://releases.example/${key}`,
      windows: supportWindows(starts),
    }));
}

/** Versions as OpenStack's projects write them. */
export function versionNames(): fc.Arbitrary<string> {
  const part = fc.integer({ min: 0, max: 3 });
  return fc
    .record({
      prefix: fc.constantFrom('', '', '', 'v'),
      numbers: fc.array(part, { minLength: 1, maxLength: 4 }),
      stage: fc.constantFrom('', '', '', 'a', 'b', 'rc', '.a', '.b', '.rc'),
      stageNumber: part,
    })
    .map(
      ({ prefix, numbers, stage, stageNumber }) =>
        `${prefix}${numbers.join('.')}${stage === '' ? '' : `${stage}${stageNumber}`}`,
    );
}

/** A project with versions in some of the releases whose keys are given, in their order, and perhaps in none. */
export function projects(keys: readonly string[], name = words()): fc.Arbitrary<Project> {
  return fc
    .record({
      name,
      service: fc.option(fc.constantFrom('Compute service', 'Object Store service', 'Telemetry service')),
      team: fc.option(words()),
      standing: fc.constantFrom('official', 'retired', null),
      incubatedSince: oneOrNull(keys),
      integratedSince: oneOrNull(keys),
      retiredOn: fc.option(calendarDates()),
      releases: fc
        .tuple(fc.subarray([...keys]), fc.boolean())
        .chain(([own, isAlsoIndependent]) =>
          fc.tuple(...(isAlsoIndependent ? [...own, null] : own).map(projectReleases)),
        ),
    })
    .map((project) => ({ ...project, retiredOn: project.standing === 'retired' ? project.retiredOn : null }));
}

function projectReleases(release: string | null): fc.Arbitrary<ProjectRelease> {
  const landed = fc.option(calendarDates(), { freq: 9 });
  return fc.record({
    release: fc.constant(release),
    versions: fc.uniqueArray(fc.record({ version: versionNames(), landed }), {
      maxLength: 5,
      selector: ({ version }) => version,
    }),
    endTags: fc
      .subarray([...END_TAG_KINDS])
      .chain((tags) => fc.tuple(...tags.map((tag) => fc.record({ tag: fc.constant(tag), landed })))),
    abandoned: fc.boolean(),
  });
}

function milestones(keys: readonly string[]): fc.Arbitrary<Milestone[]> {
  if (keys.length === 0) return fc.constant([]);
  const milestone = fc
    .record({
      release: fc.constantFrom(...keys),
      kind: fc.constantFrom(...MILESTONE_KINDS),
      from: calendarDates(),
      days: fc.constantFrom(1, 5, 7, 15),
      project: fc.option(words()),
    })
    .map(({ from, days, ...rest }) => ({
      ...rest,
      slug: rest.kind,
      from,
      until: dayOfNumber(dayNumber(from) + days),
    }));
  return fc
    .uniqueArray(milestone, {
      maxLength: 4,
      selector: ({ release, slug, from }) => `${release} ${slug} ${from}`,
    })
    .map((found) => found.sort((a, b) => dayNumber(a.from) - dayNumber(b.from)));
}

export interface ProductOptions extends LifeOptions {
  readonly key?: string;
  /** @default 0 */
  readonly minReleases?: number;
  /** @default 4 */
  readonly maxReleases?: number;
}

/** A product that holds every invariant of a catalog. */
export function products(options: ProductOptions = {}): fc.Arbitrary<Product> {
  const { key, minReleases = 0, maxReleases = 4, ...life } = options;
  return fc
    .uniqueArray(words(), { minLength: minReleases, maxLength: maxReleases })
    .chain((keys) =>
      fc.record({
        key: key === undefined ? words() : fc.constant(key),
        source: fc.constantFrom(...SOURCES),
        asOf: calendarDates(),
        releases: fc
          .tuple(...keys.map((own) => releases({ ...life, key: own })))
          .map((found) => found.sort((a, b) => releaseOrder(a) - releaseOrder(b))),
        milestones: milestones(keys),
        names: fc.uniqueArray(words(), { maxLength: 3 }).map((names) => names.sort()),
      }),
    )
    .chain(({ names, ...product }) => {
      const keys = product.releases.map((release) => release.key);
      return fc.tuple(...names.map((name) => projects(keys, fc.constant(name)))).map((found) => ({
        ...product,
        name: product.key,
        title: product.key.toUpperCase(),
        aliases: [`${product.key}.alias`],
        projects: found,
      }));
    });
}

/** A catalog that holds every invariant. */
export function catalogs(
  options: ProductOptions & { readonly minProducts?: number } = {},
): fc.Arbitrary<Catalog> {
  const { minProducts = 0, ...product } = options;
  return fc
    .uniqueArray(words(), { minLength: minProducts, maxLength: 3 })
    .chain((keys) => fc.tuple(...keys.map((key) => products({ ...product, key }))))
    .map((found) => ({ products: found }));
}

/** Plain names, so that what is made of two of them by a dot or a space is never a third. */
function words(): fc.Arbitrary<string> {
  const letters = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'));
  return fc.string({ unit: letters, minLength: 1, maxLength: 7 });
}

function oneOrNull(keys: readonly string[]): fc.Arbitrary<string | null> {
  return keys.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...keys));
}

/** Releases without a release day come last, as the newest do. */
function releaseOrder(release: Release): number {
  const day = releaseDay(release);
  return day === null ? Number.MAX_SAFE_INTEGER : dayNumber(day);
}
