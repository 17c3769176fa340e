import {
  type CalendarDate,
  type Catalog,
  type Product,
  type Project,
  type Release,
  SOURCES,
} from '@lastpatch/release-model';
import { isPagePath } from '../page-tree.ts';
import { documentField, type DocumentField, damagedData } from './document-field.ts';

/** All that can be entered. */
export interface Names {
  /** Names alone: releases without windows, projects without versions. A product is found by its title too. */
  readonly catalog: Catalog;
  /** The folder of each product in the tree, by its key. */
  readonly folders: ReadonlyMap<string, string>;
}

// Of what only has names nothing is asked that a day would change.
const NO_DAY = '0001-01-01' as CalendarDate;

/**
 * Reads `names.json`.
 *
 * @throws UnreadableDocument
 */
export function readNames(text: string): Names {
  const folders = new Map<string, string>();
  const products = documentField(text, 'names.json', 'lastpatch-names')
    .field('products')
    .list((field) => {
      const product = readProduct(field);
      folders.set(product.key, readFolder(field.field('path')));
      return product;
    });
  return { catalog: { products }, folders };
}

function readProduct(field: DocumentField): Product {
  const title = field.field('title').text();
  return {
    key: field.field('key').text(),
    name: field.field('name').text(),
    title,
    aliases: [...field.field('aliases').list((alias) => alias.text()), title],
    source: field.field('source').oneOf(SOURCES),
    asOf: NO_DAY,
    releases: field.field('releases').list(readRelease),
    projects: field.field('projects').list(readProject),
    milestones: [],
  };
}

function readRelease(field: DocumentField): Release {
  const [id = '', ...aliases] = field.list((name) => name.text());
  return { key: id, id, name: null, aliases, slurp: false, link: null, windows: [] };
}

function readProject(field: DocumentField): Project {
  return namedProject({
    name: field.field('name').text(),
    service: field.field('service').orNull((service) => service.text()),
    team: field.field('team').orNull((team) => team.text()),
  });
}

/** A project of which nothing but its names is known, and what is known besides. */
export function namedProject(
  known: Pick<Project, 'name' | 'service' | 'team'> &
    Partial<Pick<Project, 'releases' | 'standing' | 'retiredOn'>>,
): Project {
  return {
    standing: null,
    incubatedSince: null,
    integratedSince: null,
    retiredOn: null,
    releases: [],
    ...known,
  };
}

/** Addresses are made of it, so it must not lead elsewhere. */
function readFolder(field: DocumentField): string {
  const path = field.text();
  if (!isPagePath(path)) {
    throw damagedData('names.json leads out of it');
  }
  return path;
}
