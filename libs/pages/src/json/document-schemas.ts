import { END_TAG_KINDS } from '@lastpatch/release-model';
import {
  BASIS,
  COUNT,
  DATE,
  documentOf,
  FLAG,
  listOf,
  objectOf,
  orNull,
  PHASE,
  type Schema,
  SOURCE,
  TEXT,
  TEXT_OR_NULL,
} from './schema.ts';

const PRODUCT = { key: TEXT, name: TEXT, title: TEXT };

const STANDING = {
  key: TEXT,
  release: TEXT,
  name: TEXT_OR_NULL,
  phase: orNull(PHASE),
  since: orNull(DATE),
  basis: orNull(BASIS),
  next: orNull(objectOf({ phase: PHASE, date: DATE, basis: BASIS })),
  supportEnds: orNull(DATE),
  overdue: orNull(objectOf({ phase: PHASE, date: DATE })),
};

const EVENT = objectOf({
  date: DATE,
  kind: { enum: ['transition', 'release', 'milestone'] },
  product: TEXT,
  release: TEXT,
  name: TEXT_OR_NULL,
  phase: orNull(PHASE),
  basis: BASIS,
  milestone: orNull(
    objectOf({
      kind: TEXT,
      slug: TEXT,
      project: TEXT_OR_NULL,
      week: objectOf({ from: DATE, until: DATE }),
    }),
  ),
});

const STATE: Schema = { enum: ['declared', 'derived', 'planned', 'cancelled'] };

const NOTICE = objectOf({
  id: TEXT,
  kind: { enum: ['released', 'entered', 'due', 'scheduled', 'moved', 'unscheduled'] },
  day: DATE,
  product: TEXT,
  release: TEXT,
  name: TEXT_OR_NULL,
  phase: PHASE,
  date: DATE,
  was: orNull(DATE),
  state: STATE,
});

const FACT = objectOf({
  uid: TEXT,
  phase: PHASE,
  date: DATE,
  state: STATE,
  value: { type: 'integer', minimum: 1 },
  was: orNull(DATE),
});

const RUN = objectOf({
  product: TEXT,
  release: TEXT,
  name: TEXT_OR_NULL,
  phase: PHASE,
  supportEnds: orNull(DATE),
  startBy: orNull(DATE),
  mixedWith: listOf(TEXT),
  target: TEXT_OR_NULL,
  hops: listOf(objectOf({ release: TEXT, kind: { enum: ['slurp', 'next'] } })),
});

const PROJECT = {
  name: TEXT,
  releases: listOf(
    objectOf({
      release: TEXT_OR_NULL,
      versions: listOf(TEXT),
      ends: listOf(objectOf({ tag: { enum: [...END_TAG_KINDS] }, date: orNull(DATE) })),
    }),
  ),
};

const MODEL_RELEASE = objectOf({
  key: TEXT,
  release: TEXT,
  name: TEXT_OR_NULL,
  aliases: listOf(TEXT),
  slurp: FLAG,
  windows: listOf(objectOf({ phase: PHASE, from: orNull(DATE), basis: BASIS, known: orNull(DATE) })),
  changes: listOf(objectOf({ phase: PHASE, seen: DATE, was: orNull(DATE) })),
});

/** The schemas of all documents, by their formats. */
export const DOCUMENT_SCHEMAS: Readonly<Record<string, Schema>> = {
  'lastpatch-products': documentOf('lastpatch-products', {
    on: DATE,
    sources: listOf(objectOf({ source: SOURCE, asOf: DATE })),
    products: listOf(
      objectOf({
        ...PRODUCT,
        source: SOURCE,
        releases: COUNT,
        path: TEXT,
        calendar: TEXT_OR_NULL,
        feed: TEXT_OR_NULL,
      }),
    ),
  }),
  'lastpatch-upcoming': documentOf('lastpatch-upcoming', { on: DATE, days: COUNT, events: listOf(EVENT) }),
  'lastpatch-notices': documentOf('lastpatch-notices', { on: DATE, days: COUNT, notices: listOf(NOTICE) }),
  'lastpatch-product': documentOf('lastpatch-product', {
    ...PRODUCT,
    source: SOURCE,
    aliases: listOf(TEXT),
    overlays: TEXT_OR_NULL,
    releases: listOf(objectOf({ ...STANDING, path: TEXT, calendar: TEXT_OR_NULL })),
  }),
  'lastpatch-release': documentOf('lastpatch-release', {
    ...STANDING,
    product: objectOf(PRODUCT),
    aliases: listOf(TEXT),
    link: TEXT_OR_NULL,
    slurp: FLAG,
    windows: listOf(objectOf({ phase: PHASE, from: orNull(DATE), until: orNull(DATE), basis: BASIS })),
    dates: listOf(FACT),
  }),
  'lastpatch-names': documentOf('lastpatch-names', {
    products: listOf(
      objectOf({
        ...PRODUCT,
        aliases: listOf(TEXT),
        source: SOURCE,
        path: TEXT,
        releases: listOf({ type: 'array', items: TEXT, minItems: 1 }),
        projects: listOf(objectOf({ name: TEXT, service: TEXT_OR_NULL, team: TEXT_OR_NULL })),
      }),
    ),
  }),
  'lastpatch-readings': documentOf('lastpatch-readings', {
    sources: listOf(objectOf({ source: SOURCE, asOf: DATE, readOn: DATE })),
  }),
  'lastpatch-model': documentOf('lastpatch-model', {
    ...PRODUCT,
    aliases: listOf(TEXT),
    source: SOURCE,
    asOf: orNull(DATE),
    readOn: orNull(DATE),
    releases: listOf(MODEL_RELEASE),
    projects: listOf(objectOf(PROJECT)),
  }),
  'lastpatch-project': documentOf('lastpatch-project', {
    ...PROJECT,
    retired: orNull(objectOf({ date: orNull(DATE) })),
  }),
  'lastpatch-fleet': documentOf('lastpatch-fleet', {
    on: DATE,
    environments: listOf(objectOf({ environment: TEXT, runs: listOf(RUN) })),
  }),
};
