import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  knownAfter,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { DOMParser, type Element, onWarningStopParsing } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { hostileCatalog } from '../../testing/index.ts';
import type { PageOptions } from '../page-options.ts';
import { publicPages } from '../public-pages.ts';

const ON = calendarDate('2026-08-21');

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly content: string;
  readonly term: string;
  readonly link: string | null;
}

interface Feed {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly entry: readonly Entry[];
}

/** An element of Atom that a feed or an entry has once. */
function only(parent: Element, name: string): Element {
  const found = childrenOf(parent, name);
  expect(found, name).toHaveLength(1);
  return found[0]!;
}

function childrenOf(parent: Element, name: string): Element[] {
  const all = parent.childNodes as unknown as Iterable<Element>;
  return [...all].filter(
    (node) => node.nodeName === name && node.namespaceURI === 'http://www.w3.org/2005/Atom',
  );
}

function textOf(parent: Element, name: string): string {
  return only(parent, name).textContent ?? '';
}

function entryOf(element: Element): Entry {
  const content = only(element, 'content');
  expect(content.getAttribute('type')).toBe('text');
  const [link] = childrenOf(element, 'link');
  return {
    id: textOf(element, 'id'),
    title: textOf(element, 'title'),
    updated: textOf(element, 'updated'),
    content: content.textContent ?? '',
    term: only(element, 'category').getAttribute('term') ?? '',
    link: link?.getAttribute('href') ?? null,
  };
}

/** A feed as another's parser reads it, once it holds to the rules of RFC 4287. */
function sound(text: string): Feed {
  // What no XML may hold, whatever a parser lets through.
  expect(text).not.toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const root = new DOMParser({ onError: onWarningStopParsing }).parseFromString(
    text,
    'application/xml',
  ).documentElement!;
  expect(root.nodeName).toBe('feed');
  expect(textOf(only(root, 'author'), 'name')).toBe('Lastpatch');
  const feed: Feed = {
    id: textOf(root, 'id'),
    updated: textOf(root, 'updated'),
    title: textOf(root, 'title'),
    entry: childrenOf(root, 'entry').map(entryOf),
  };
  const ids = [feed, ...feed.entry].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title, updated } of [feed, ...feed.entry]) {
    // RFC 4151, and RFC 3339.
    expect(id).toMatch(/^tag:lastpatch,2026:[A-Za-z0-9._~+/-]+$/);
    expect(updated).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
    expect(title).not.toBe('');
  }
  for (const { content, term } of feed.entry) {
    expect(content).not.toBe('');
    expect(term).toMatch(/^(declared|derived|planned|cancelled)$/);
  }
  expect(feed.updated).toBe(
    feed.entry
      .map(({ updated }) => updated)
      .sort()
      .at(-1),
  );
  expect(feed.entry.length).toBeLessThanOrEqual(100);
  return feed;
}

function feedsOf(catalog: Catalog): Feed[] {
  return [...publicPages(catalog, ON).pages]
    .filter(([path]) => path.endsWith('.atom'))
    .map(([, text]) => sound(text));
}

const EPOXY = { key: 'epoxy', name: 'Epoxy', link: 'https://releases.openstack.org/epoxy/' };

function reading(asOf: string, unmaintained: string): Catalog {
  const starts = [declared('maintained', '2025-04-02'), scheduled('unmaintained', unmaintained)];
  return catalogWith(
    productWith({ asOf: calendarDate(asOf), releases: [releaseWith('2025.1', starts, EPOXY)] }),
  );
}

describe('a feed', () => {
  it('of every product of the bundled catalog is sound, and never of a day after the catalog', async () => {
    const catalog = await loadBundledCatalog();
    const feeds = feedsOf(catalog);
    expect(feeds).toHaveLength(catalog.products.length);
    const days = feeds.flatMap(({ entry }) => entry.map(({ updated }) => updated));
    expect(days.filter((day) => day > '2026-08-23')).toEqual([]);
  });

  it('of hostile names is sound', () => {
    const catalog = hostileCatalog();
    const feeds = feedsOf(catalog);
    expect(feeds).toHaveLength(catalog.products.length);
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(feeds.length);
  });

  it('tells what has happened and what is next, one entry for each fact', () => {
    const [{ entry }] = feedsOf(knownAfter([reading('2026-01-10', '2026-10-02')])) as [Feed];
    expect(entry.map(({ id, title, updated, term, link }) => [id, title, updated, term, link])).toEqual([
      [
        'tag:lastpatch,2026:openstack/epoxy/unmaintained/1',
        'OpenStack 2025.1 Epoxy: unmaintained (planned)',
        '2025-04-02T00:00:00Z',
        'planned',
        'https://releases.openstack.org/epoxy/',
      ],
      [
        'tag:lastpatch,2026:openstack/epoxy/maintained/1',
        'OpenStack 2025.1 Epoxy: release',
        '2025-04-02T00:00:00Z',
        'declared',
        'https://releases.openstack.org/epoxy/',
      ],
    ]);
  });

  it('says where it is read, where that is known', () => {
    const catalog = knownAfter([reading('2026-01-10', '2026-10-02')]);
    const linksIn = (options: PageOptions): (string | null)[][] => {
      const text = publicPages(catalog, ON, options).pages.get('products/openstack/feed.atom') ?? '';
      sound(text);
      const root = new DOMParser().parseFromString(text, 'application/xml').documentElement!;
      const links = childrenOf(root, 'link');
      return links.map((link) => ['rel', 'type', 'href'].map((name) => link.getAttribute(name)));
    };
    expect(linksIn({})).toEqual([]);
    expect(linksIn({ address: "https://pages.example/a&b'c/" })).toEqual([
      ['self', 'application/atom+xml', "https://pages.example/a&b'c/products/openstack/feed.atom"],
    ]);
  });

  it('has a moved date as another entry, of the day on which it was read, and the others as they were', () => {
    const [{ entry: before }] = feedsOf(knownAfter([reading('2026-01-10', '2026-10-02')])) as [Feed];
    const moved = [reading('2026-01-10', '2026-10-02'), reading('2026-01-11', '2026-10-16')];
    const [{ entry: after, updated }] = feedsOf(knownAfter(moved)) as [Feed];
    expect(updated).toBe('2026-01-11T00:00:00Z');
    expect(after[0]?.id).toBe('tag:lastpatch,2026:openstack/epoxy/unmaintained/2');
    expect(after[0]?.content).toContain('Before, the date was 2026-10-02.');
    expect(after[1]).toEqual(before[1]);
  });

  it('leaves out the oldest where there are more than a hundred, and never what is next', () => {
    const releases = Array.from({ length: 150 }, (_, index) =>
      releaseWith(`1.${index}`, [
        declared(
          'maintained',
          `20${String(10 + Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}-01`,
        ),
      ]),
    );
    const planned = releaseWith('2.0', [scheduled('maintained', '2027-01-01')]);
    const [{ entry }] = feedsOf(catalogWith(productWith({ releases: [...releases, planned] }))) as [Feed];
    expect(entry).toHaveLength(100);
    expect(entry.some(({ id }) => id.includes('/2.0/'))).toBe(true);
    expect(entry.some(({ id }) => id.includes('/1.149/'))).toBe(true);
    expect(entry.some(({ id }) => id.includes('/1.0/'))).toBe(false);
  });
});
