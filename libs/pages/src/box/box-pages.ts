import {
  modelDocument,
  namesDocument,
  projectDocument,
  readingsDocument,
  versionedProjects,
} from '../json/box-documents.ts';
import type { PageOptions } from '../page-options.ts';
import type { Page } from '../page-tree.ts';
import type { ProductShelf } from '../shelf.ts';
import { slug, slugs } from '../slug.ts';
import { sourceDays } from '../source-readings.ts';

/** Where the script of the box lies in a tree. */
export const BOX_SCRIPT = 'assets/box.js';

/** What the box reads, and its script: of products that may stand in one tree. Nothing where there are none. */
export function boxPages(shelves: readonly ProductShelf[], { script }: PageOptions): Page[] {
  if (shelves.length === 0) return [];
  const readings = sourceDays(shelves.map(({ product }) => product));
  const models = shelves.flatMap(({ product, slug: own }): Page[] => {
    const projects = versionedProjects(product);
    const names = slugs(projects.map(({ name }) => name));
    return [
      [`products/${own}/model.json`, () => modelDocument(product, readings)],
      ...projects.map((project): Page => {
        const part = names.get(project.name) ?? slug(project.name);
        return [`products/${own}/projects/${part}.json`, () => projectDocument(project)];
      }),
    ];
  });
  return [
    ['names.json', () => namesDocument(shelves)],
    ['readings.json', () => readingsDocument(readings)],
    ...models,
    ...(script === undefined ? [] : [[BOX_SCRIPT, script] satisfies Page]),
  ];
}
