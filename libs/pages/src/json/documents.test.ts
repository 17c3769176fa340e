import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import {
  catalogWith,
  milestoneWith,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, HARMFUL, hostileCatalog, HOSTILE_NAMES } from '../../testing/index.ts';
import { isPagePath } from '../page-tree.ts';
import type { Pages } from '../pages.ts';
import { publicPages } from '../public-pages.ts';
import { jsonText } from './json-text.ts';

const ON = calendarDate('2026-08-21');

interface Document {
  readonly format: string;
  readonly schemaVersion: number;
}

function documentsOf(pages: Pages): [string, Document][] {
  return [...pages]
    .filter(([path]) => path.endsWith('.json') && !path.startsWith('schemas/') && path !== 'openapi.json')
    .map(([path, text]) => [path, JSON.parse(text) as Document]);
}

/** What is wrong with documents by the schemas that are published with them. */
function problemsIn(catalog: Catalog): string[] {
  const { pages } = publicPages(catalog, ON);
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  return documentsOf(pages).flatMap(([path, document]) => {
    const name = `schemas/${document.format}-${document.schemaVersion}.schema.json`;
    if (!ajv.getSchema(name)) ajv.addSchema(JSON.parse(pages.get(name) ?? '') as object, name);
    const isSound = ajv.validate(name, document);
    return isSound ? [] : [`${path}: ${ajv.errorsText()}`];
  });
}

describe('documents', () => {
  it('of the bundled catalog are as their schemas say', async () => {
    expect(problemsIn(await loadBundledCatalog())).toEqual([]);
  });

  it('of hostile names are as their schemas say', () => {
    expect(problemsIn(hostileCatalog())).toEqual([]);
  });

  it('lead to each other, and every page of a product is led to', () => {
    const { pages } = publicPages(hostileCatalog(), ON);
    type Paths = { path: string; calendar: string | null; feed?: string | null }[];
    const { products } = JSON.parse(pages.get('products.json') ?? '') as { products: Paths };
    const led = products.flatMap(({ path, calendar, feed }) => {
      const folder = path.replace(/product\.json$/, '');
      const { releases } = JSON.parse(pages.get(path) ?? '') as { releases: Paths };
      const below = releases.flatMap((release) => [release.path, release.calendar]);
      return [path, calendar, feed, ...below.map((part) => (part === null ? null : folder + part))];
    });
    const names = JSON.parse(pages.get('names.json') ?? '') as { products: { path: string }[] };
    led.push(...names.products.map(({ path }) => `${path}/model.json`));
    expect(led.every((path) => path == null || isPagePath(path))).toBe(true);
    expect(led.filter((path) => path != null).sort()).toEqual(
      [...pages.keys()].filter((path) => path.startsWith('products/') && !path.endsWith('.html')),
    );
  });

  it('say where a release stands as the command line does, with its dates and windows', async () => {
    const { pages } = publicPages(await loadBundledCatalog(), ON);
    expect(JSON.parse(pages.get('products/openstack/releases/epoxy.json') ?? '')).toMatchObject({
      format: 'lastpatch-release',
      schemaVersion: 1,
      product: { key: 'openstack' },
      release: '2025.1',
      phase: 'maintained',
      since: '2025-04-02',
      next: { phase: 'unmaintained', date: '2026-10-02', basis: 'scheduled' },
      supportEnds: '2026-10-02',
      overdue: null,
      dates: [
        { uid: 'openstack/epoxy/maintained@lastpatch', state: 'declared' },
        {
          uid: 'openstack/epoxy/unmaintained@lastpatch',
          date: '2026-10-02',
          state: 'planned',
          value: 1,
          was: null,
        },
      ],
    });
  });

  it('say what is to come, milestones by their week', () => {
    const product = productWith({
      releases: [releaseWith('2026.2', [scheduled('maintained', '2026-09-30')])],
      milestones: [milestoneWith('2026.2', '2026-08-24')],
    });
    const { pages } = publicPages(catalogWith(product), ON);
    expect(JSON.parse(pages.get('upcoming.json') ?? '')).toMatchObject({
      on: ON,
      events: [
        { kind: 'milestone', date: '2026-08-24', milestone: { slug: 'ff', week: { until: '2026-08-29' } } },
        { kind: 'release', date: '2026-09-30', phase: 'maintained', basis: 'scheduled', milestone: null },
      ],
    });
  });

  it('have their keys in the order of texts, so that one document is always the same bytes', () => {
    expect(jsonText({ b: [{ d: 1, c: null }], a: undefined, A: 'x' })).toBe(
      '{"A":"x","b":[{"c":null,"d":1}]}\n',
    );
  });
});

describe('a document as text', () => {
  it('is harmless wherever it is shown, and says the same', () => {
    fc.assert(
      fc.property(fc.oneof(anyTexts(), fc.constantFrom(...Object.values(HOSTILE_NAMES))), (name) => {
        const text = jsonText({ [name === '__proto__' ? 'name' : name]: name });
        expect(text.slice(0, -1)).not.toMatch(HARMFUL);
        expect(text).not.toContain('<');
        expect(Object.values(JSON.parse(text) as object)).toEqual([name]);
      }),
    );
  });
});

describe('the description for OpenAPI', () => {
  interface Described {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, { get: { parameters: { name: string }[]; responses: object } }>>;
    readonly components: { readonly schemas: Readonly<Record<string, object>> };
  }

  it('names every kind of public page, and refers to schemas that are there', async () => {
    const { pages } = publicPages(await loadBundledCatalog(), ON, { script: '' });
    const text = pages.get('openapi.json') ?? '';
    const { openapi, paths, components } = JSON.parse(text) as Described;
    expect(openapi).toBe('3.1.1');
    const shapes = Object.entries(paths).map(([path, { get }]) => {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(get.parameters.map(({ name }) => name)).toEqual(names);
      expect(Object.keys(get.responses)).toEqual(['200', '404']);
      return new RegExp(
        `^${path
          .slice(1)
          .replaceAll('.', '\\.')
          .replace(/\{\w+\}/g, '[^/]+')}$`,
      );
    });
    const unnamed = [...pages.keys()].filter((path) => !shapes.some((shape) => shape.test(path)));
    const forPeople = /^(schemas|assets)\/|\.html$/;
    expect(unnamed.filter((path) => !forPeople.test(path))).toEqual(['openapi.json']);
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(referred)).toEqual(new Set(Object.keys(components.schemas)));
    expect(text).not.toContain('fleet');
  });
});
