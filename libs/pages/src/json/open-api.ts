import { DOCUMENT_SCHEMAS } from './document-schemas.ts';
import type { Schema } from './schema.ts';

/** What a path of the public pages answers. */
interface Answer {
  readonly summary: string;
  readonly type: string;
  readonly schema: Schema;
  /** The parts of the path that are filled in. */
  readonly parts?: readonly ('product' | 'release' | 'project')[];
}

const TEXT: Schema = { type: 'string' };

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/products.json': json(
    'lastpatch-products',
    'All products, the day of the pages, and when each source was read',
  ),
  '/upcoming.json': json('lastpatch-upcoming', 'What is to come within a year'),
  '/notices.json': json('lastpatch-notices', 'What has happened within the last 90 days'),
  '/products/{product}/product.json': {
    ...json('lastpatch-product', 'A product and where its releases stand'),
    parts: ['product'],
  },
  '/products/{product}/releases/{release}.json': {
    ...json(
      'lastpatch-release',
      'A release: its support windows, and its dates with what has become of them',
    ),
    parts: ['product', 'release'],
  },
  '/products/{product}/calendar.ics': {
    summary: 'The dates of all releases of a product, to subscribe to',
    type: 'text/calendar',
    schema: TEXT,
    parts: ['product'],
  },
  '/products/{product}/releases/{release}.ics': {
    summary: 'The dates of a release, to subscribe to',
    type: 'text/calendar',
    schema: TEXT,
    parts: ['product', 'release'],
  },
  '/products/{product}/feed.atom': {
    summary: 'What has happened to a product, and what is next',
    type: 'application/atom+xml',
    schema: TEXT,
    parts: ['product'],
  },
  '/names.json': json(
    'lastpatch-names',
    'All that can be asked for: names of products, releases and projects',
  ),
  '/readings.json': json('lastpatch-readings', 'When each source was read'),
  '/products/{product}/model.json': {
    ...json('lastpatch-model', 'A product as deadlines and upgrade paths are computed from it'),
    parts: ['product'],
  },
  '/products/{product}/projects/{project}.json': {
    ...json(
      'lastpatch-project',
      'A project: its versions by releases, its own ends, and whether it is retired',
    ),
    parts: ['product', 'project'],
  },
  '/assets/box.js': {
    summary: 'The script of the box on the pages',
    type: 'text/javascript',
    schema: TEXT,
  },
  '/metrics.prom': { summary: 'Days left, for Prometheus', type: 'text/plain', schema: TEXT },
};

/** The public pages as an OpenAPI 3.1 document. */
export function openApi(): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Lastpatch pages',
      version: '1',
      description: 'The life cycles of releases. Every answer is a file that changes at most once a day.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '.' }],
    security: [],
    paths: Object.fromEntries(
      Object.entries(ANSWERS).map(([path, answer]) => [path, { get: operation(path, answer) }]),
    ),
    components: { schemas: publicSchemas() },
  };
}

function json(format: string, summary: string): Answer {
  return { summary, type: 'application/json', schema: { $ref: `#/components/schemas/${format}` } };
}

function operation(path: string, { summary, type, schema, parts = [] }: Answer): object {
  const words = path.match(/[a-z]+/g) ?? [];
  return {
    operationId: words.join('-'),
    summary,
    parameters: parts.map((name) => ({
      name,
      in: 'path',
      required: true,
      description: `as names.json, products.json and product.json have it in their paths`,
      schema: TEXT,
    })),
    responses: {
      200: { description: summary, content: { [type]: { schema } } },
      404: { description: 'There is no such product or release, or it has no dates' },
    },
  };
}

/** What is private is no part of what everybody may ask for. */
function publicSchemas(): Readonly<Record<string, Schema>> {
  const used = Object.values(ANSWERS).map(({ schema }) => schema['$ref']);
  return Object.fromEntries(
    Object.entries(DOCUMENT_SCHEMAS).filter(([format]) => used.includes(`#/components/schemas/${format}`)),
  );
}
