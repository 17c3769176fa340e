import { type Environment, placeEnvironments, planEnvironments } from '@lastpatch/fleet';
import { calendarDate, type Catalog, chosenCatalog, PHASES } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../testing/index.ts';
import { privatePages, type Team } from './private-pages.ts';
import { publicPages } from './public-pages.ts';
import { isPagePath } from './page-tree.ts';

const ON = calendarDate('2026-08-21');

const EPOXY = releaseWith(
  '2025.1',
  [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')],
  { key: 'epoxy', name: 'Epoxy' },
);
const UPSTREAM = productWith({ releases: [EPOXY] });
const VENDOR = productWith({
  key: 'vendor',
  name: 'vendor',
  title: 'Vendor',
  source: 'custom',
  overlays: 'openstack',
  releases: [releaseWith('2025.1', [scheduled('end-of-life', '2028-01-01')], { key: 'epoxy' })],
});
const OWN = productWith({
  key: 'appliance',
  name: 'appliance',
  source: 'custom',
  releases: [
    releaseWith('7', [declared('maintained', '2024-01-01'), scheduled('end-of-life', '2027-01-01')]),
  ],
});

function teamOf(catalog: Catalog, environments: readonly Environment[], watches: Team['watches'] = []): Team {
  const placed = placeEnvironments(catalog, environments);
  return { watches, plans: planEnvironments(placed, { on: ON, hopDays: 30 }) };
}

function eventsOf(text: string | undefined): ICAL.Event[] {
  const root = new ICAL.Component(ICAL.parse(text ?? '') as unknown[]);
  return root.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

const RUNS: Environment[] = ['b', 'a'].map((name) => ({
  name,
  runs: [{ name: 'openstack', version: '2025.1' }],
}));

describe('private pages', () => {
  it('hold a calendar of all ends that the fleet waits for, with where that runs', () => {
    const catalog = catalogWith(UPSTREAM);
    const { visibility, pages } = privatePages(catalog, ON, teamOf(catalog, RUNS));
    expect(visibility).toBe('private');
    const [event, ...others] = eventsOf(pages.get('fleet.ics'));
    expect(others).toEqual([]);
    expect(event?.uid).toBe('fleet/openstack/epoxy/unmaintained@lastpatch');
    expect(event?.description).toContain('Runs in a, b.');
  });

  it('name so many environments only, and count the others', () => {
    const catalog = catalogWith(UPSTREAM);
    const many = Array.from({ length: 60 }, (_, index) => ({ ...RUNS[0]!, name: `env-${index + 10}` }));
    const [event] = eventsOf(privatePages(catalog, ON, teamOf(catalog, many)).pages.get('fleet.ics'));
    expect(event?.description).toContain('env-59 and 10 more.');
    expect(event?.description).not.toContain('env-60');
  });

  it('go by the dates that were chosen, each with the identity of who gives it', () => {
    const catalog = chosenCatalog(catalogWith(UPSTREAM, VENDOR), { openstack: 'vendor' });
    const [product] = catalog.products;
    const follows = [{ product: product!, release: product!.releases[0]!, phases: PHASES }];
    const watches = [{ id: 'platform', title: 'Platform', follows, reminders: [50] }];
    const { pages } = privatePages(catalog, ON, teamOf(catalog, RUNS, watches));
    const uids = eventsOf(pages.get('watches/platform/calendar.ics')).map(({ uid }) => uid);
    expect(uids).toEqual(['openstack/epoxy/maintained@lastpatch', 'vendor/epoxy/end-of-life@lastpatch']);
    expect(eventsOf(pages.get('fleet.ics')).map(({ uid }) => uid)).toEqual([
      'fleet/vendor/epoxy/end-of-life@lastpatch',
    ]);
    expect(pages.get('metrics.prom')).toContain('release="2025.1",phase="maintained"} 498\n');
  });

  it('hold of a watch the phases that it follows', () => {
    const catalog = catalogWith(UPSTREAM);
    const follows = [{ product: UPSTREAM, release: EPOXY, phases: ['unmaintained'] as const }];
    const watches = [
      { id: 'one', title: 'One', follows, reminders: [] },
      { id: 'none', title: 'None', follows: [], reminders: [] },
    ];
    const { pages } = privatePages(catalog, ON, teamOf(catalog, [], watches));
    expect([...pages.keys()]).toEqual([
      '404.html',
      'assets/icon.svg',
      'assets/page.css',
      'fleet.json',
      'index.html',
      'watches/one/calendar.ics',
      'watches/one/feed.atom',
    ]);
    expect(eventsOf(pages.get('watches/one/calendar.ics')).map(({ uid }) => uid)).toEqual([
      'openstack/epoxy/unmaintained@lastpatch',
    ]);
  });

  it("hold the team's own products, which public pages do not", () => {
    const catalog = catalogWith(UPSTREAM, OWN);
    const own = [...privatePages(catalog, ON, teamOf(catalog, [])).pages.keys()];
    expect(own).toContain('products/appliance/releases/7.ics');
    expect(own.filter((path) => path.includes('openstack'))).toEqual([]);
    expect([...publicPages(catalog, ON).pages].join()).not.toContain('appliance');
  });

  it('say in their feeds where those are read, where that is known', () => {
    const catalog = catalogWith(UPSTREAM, OWN);
    const follows = [{ product: UPSTREAM, release: EPOXY, phases: PHASES }];
    const team = teamOf(catalog, [], [{ id: 'one', title: 'One', follows, reminders: [] }]);
    const address = 'https://team.example/';
    const feeds = [...privatePages(catalog, ON, team, { address }).pages].filter(([path]) =>
      path.endsWith('.atom'),
    );
    expect(feeds.map(([path]) => path)).toEqual(['products/appliance/feed.atom', 'watches/one/feed.atom']);
    for (const [path, text] of feeds) expect(text).toContain(`href="${address}${path}"`);
  });

  it('hold documents as their schemas say, and metrics of each environment', () => {
    const catalog = catalogWith(UPSTREAM);
    const { pages } = privatePages(catalog, ON, teamOf(catalog, RUNS));
    const schema = publicPages(catalog, ON).pages.get('schemas/lastpatch-fleet-1.schema.json') ?? '';
    const ajv = new Ajv2020({ allowUnionTypes: true });
    const isSound = ajv.validate(JSON.parse(schema) as object, JSON.parse(pages.get('fleet.json') ?? ''));
    expect(ajv.errorsText()).toBe('No errors');
    expect(isSound).toBe(true);
    const labels = 'product="openstack",release="2025.1"';
    expect(
      pages
        .get('metrics.prom')
        ?.split('\n')
        .filter((line) => !line.startsWith('#')),
    ).toEqual([
      `lastpatch_environment_days_left{environment="b",${labels},phase="maintained"} 42`,
      `lastpatch_environment_days_left{environment="a",${labels},phase="maintained"} 42`,
      '',
    ]);
  });

  it('are safe whatever watches are called', () => {
    const catalog = catalogWith(UPSTREAM);
    const follows = [{ product: UPSTREAM, release: EPOXY, phases: PHASES }];
    const names = [...Object.values(HOSTILE_NAMES), '../x', 'a', 'A'];
    const watches = names.map((name) => ({ id: name, title: name, follows, reminders: [1] }));
    const { pages } = privatePages(catalog, ON, teamOf(catalog, [], watches));
    expect([...pages.keys()].every(isPagePath)).toBe(true);
    expect([...pages.keys()].filter((path) => path.startsWith('watches/'))).toHaveLength(2 * names.length);
    for (const [path, text] of pages) if (path.endsWith('.ics')) expect(eventsOf(text)).toHaveLength(2);
  });
});
