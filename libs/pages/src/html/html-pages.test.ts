import { CONTENT_SECURITY_POLICY } from '@lastpatch/content-security-policy';
import { placeEnvironments, planEnvironments } from '@lastpatch/fleet';
import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  HARMFUL,
  hostileCatalog,
  HOSTILE_NAMES,
  linksOf,
  parsedPage,
  type ParsedPage,
} from '../../testing/index.ts';
import type { PageTree, Visibility } from '../page-tree.ts';
import { privatePages } from '../private-pages.ts';
import { publicPages } from '../public-pages.ts';

const ON = calendarDate('2026-08-21');

/** What a team of hostile names has, all of it its own. */
function hostileTeam(): PageTree<'private'> {
  const all = hostileCatalog();
  const catalog: Catalog = {
    products: all.products.map((product) => ({ ...product, source: 'custom' as const })),
  };
  const names = Object.values(HOSTILE_NAMES);
  const environments = names.map((name) => ({
    name,
    runs: catalog.products.map((product) => ({ name: product.name, version: product.releases[0]?.id ?? '' })),
  }));
  const plans = planEnvironments(placeEnvironments(catalog, environments), { on: ON, hopDays: 30 });
  const watches = names.map((name) => ({ id: name, title: name, follows: [], reminders: [] }));
  return privatePages(catalog, ON, { plans, watches });
}

/** Its HTML; of hostile products, which all have the same releases, those of one. */
function htmlOf({ pages }: PageTree<Visibility>): [string, string][] {
  const html = [...pages].filter(([path]) => path.endsWith('.html'));
  const isShown = (path: string): boolean =>
    !path.includes('/releases/') || path.startsWith('products/openstack/') || path.startsWith('products/x~');
  return html.filter(([path]) => html.length < 2000 || isShown(path));
}

describe.each<[string, () => Promise<PageTree<Visibility>>]>([
  ['of the bundled catalog', async () => publicPages(await loadBundledCatalog(), ON)],
  ['of hostile names', () => Promise.resolve(publicPages(hostileCatalog(), ON))],
  ['of a team with hostile names', () => Promise.resolve(hostileTeam())],
])('pages %s', (_, make) => {
  let tree: PageTree<Visibility>;
  let html: [string, string][];
  let parsed: [string, ParsedPage][];
  beforeAll(async () => {
    tree = await make();
    html = htmlOf(tree);
    parsed = html.map(([path, text]) => [path, parsedPage(text)]);
  });

  it('lead to pages that there are, and load nothing from elsewhere', () => {
    const lost = parsed.flatMap(([path, page]) =>
      linksOf(path, page).filter((to) => !tree.pages.has(to) && to !== '' && !/^https?:\/\//.test(to)),
    );
    expect(lost).toEqual([]);
    for (const [, { elements }] of parsed) {
      for (const element of elements) {
        const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        if (!/^[a-z]+:/i.test(address)) continue;
        expect([element.tagName, element.getAttribute('rel')]).toEqual(['a', 'noreferrer nofollow']);
      }
    }
  });

  it('say by which policy they are shown, where no header does', () => {
    for (const [path, { elements }] of parsed) {
      const said = elements.filter((element) => element.getAttribute('http-equiv') !== null);
      const policies = said.map((element) => element.getAttribute('content'));
      expect([path, ...policies]).toEqual([
        path,
        ...(path === '404.html' ? [] : [CONTENT_SECURITY_POLICY.inPage]),
      ]);
    }
  });

  it('hold no script, style or handler of their own, and no id twice', () => {
    for (const [path, { elements }] of parsed) {
      const attributes = elements.flatMap((element) => Array.from(element.attributes, ({ name }) => name));
      expect(attributes.filter((name) => name === 'style' || /^on/i.test(name))).toEqual([]);
      const own = elements.filter(
        (element) =>
          element.tagName === 'style' || (element.tagName === 'script' && !element.getAttribute('src')),
      );
      expect([path, own.length]).toEqual([path, 0]);
      const ids = elements.flatMap((element) => element.getAttribute('id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('let nothing harmful through', () => {
    const harmful = html.filter(([, text]) => HARMFUL.test(text.replaceAll('\n', '')));
    expect(harmful.map(([path]) => path)).toEqual([]);
  });
});
