import { type Environment, placeEnvironments, planEnvironments } from '@lastpatch/fleet';
import { calendarDate, type Catalog, type PhaseStart } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  endTag,
  inRelease,
  knownAfter,
  knownBy,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { parsedPage } from '../../testing/index.ts';
import { privatePages } from '../private-pages.ts';
import { publicPages } from '../public-pages.ts';
import { timelineRow } from '../timeline/timeline-row.ts';

const ON = calendarDate('2026-08-21');

const ZED = releaseWith(
  '2022.2',
  [declared('maintained', '2022-10-05'), declared('end-of-life', '2024-05-10')],
  { key: 'zed', name: 'Zed' },
);
const CARACAL = releaseWith(
  '2024.1',
  [declared('maintained', '2024-04-03'), scheduled('unmaintained', '2026-08-01')],
  { key: 'caracal', name: 'Caracal', slurp: true },
);
const GAZPACHO = releaseWith(
  '2026.1',
  [declared('maintained', '2026-04-01'), scheduled('unmaintained', '2027-10-01')],
  { key: 'gazpacho', name: 'Gazpacho', slurp: true },
);
const NOVA = projectWith('nova', {
  service: 'Compute service',
  releases: [
    inRelease('zed', { versions: [version('26.0.0', '2022-10-05')], endTags: [endTag('eol', '2024-05-10')] }),
    inRelease('gazpacho', { versions: [version('33.0.0', '2026-04-01')] }),
  ],
});
const OPENSTACK = productWith({ asOf: ON, releases: [ZED, CARACAL, GAZPACHO], projects: [NOVA] });

const EPOXY_STARTS = (end: string) => [declared('maintained', '2025-04-02'), scheduled('unmaintained', end)];

/** A release whose end was told as one day and then as another. */
function movedCatalog(): Catalog {
  return knownAfter(
    (
      [
        ['2026-08-01', '2026-10-02'],
        ['2026-08-10', '2026-11-02'],
      ] as const
    ).map(([asOf, end]) =>
      catalogWith(
        productWith({
          asOf: calendarDate(asOf),
          releases: [releaseWith('2025.1', EPOXY_STARTS(end), { key: 'epoxy' })],
        }),
      ),
    ),
  );
}

/** What people read on a page. */
function textOf(catalog: Catalog, path: string): string {
  return parsedPage(publicPages(catalog, ON).pages.get(path) ?? '').text.replaceAll(/\s+/g, ' ');
}

describe('pages say', () => {
  it.each([
    ['zed', 'End of life since 10 May 2024.'],
    ['caracal', 'Maintained; unmaintained was planned for 1 August 2026 and is not declared yet.'],
    ['gazpacho', 'Maintained; unmaintained planned for 1 October 2027, in 406 days.'],
  ])('where %s stands', (key, sentence) => {
    expect(textOf(catalogWith(OPENSTACK), `products/openstack/releases/${key}.html`)).toContain(sentence);
  });

  it('which way leads on', () => {
    const text = textOf(catalogWith(OPENSTACK), 'products/openstack/releases/caracal.html');
    expect(text).toContain('2026.1 Gazpacho (SLURP to SLURP), supported until 2027-10-01');
  });

  it.each([
    ['2027-09-01', 'Nothing newer is known to last longer.'],
    ['2026-09-01', 'Where to upgrade to2, end of support unknown'],
  ])('of what is better than an end on %s no more than is known', (end, said) => {
    const product = productWith({
      key: 'tool',
      source: 'endoflife-date',
      asOf: ON,
      releases: [
        releaseWith('1', [declared('maintained', '2025-01-01'), scheduled('end-of-life', end)]),
        releaseWith('2', [declared('maintained', '2026-01-01'), scheduled('end-of-life', null)]),
      ],
    });
    expect(textOf(catalogWith(product), 'products/tool/releases/1.html')).toContain(said);
  });

  it('that the end of a release on the way was planned, where it is not declared', () => {
    const text = textOf(catalogWith(OPENSTACK), 'products/openstack/releases/zed.html');
    expect(text).toContain('2024.1 Caracal, planned to end 2026-08-01, not declared yet');
  });

  it('that nobody waits for a planned day that upstream has gone past', () => {
    const windows = [
      declared('maintained', '2025-04-02'),
      scheduled('unmaintained', '2026-08-10'),
      declared('end-of-life', '2026-08-12'),
    ];
    const catalog = catalogWith(
      productWith({ asOf: ON, releases: [releaseWith('2025.1', windows, { key: 'epoxy' })] }),
    );
    const news = textOf(catalog, 'index.html');
    expect(news).toContain('2025.1: end of life');
    expect(news).not.toContain('2026-08-10');
    const dates = textOf(catalog, 'products/openstack/releases/epoxy.html');
    expect(dates).toContain('2026-08-10end of maintenanceplanned, never declared');
  });

  it('which of the next dates are planned', () => {
    const text = textOf(catalogWith(OPENSTACK), 'products/openstack/index.html');
    expect(text).toContain('2026.1 Gazpachomaintainedunmaintained planned for 2027-10-01 in 406 days');
  });

  it('that a phase of today is no more than planned', () => {
    const catalog = catalogWith({ ...OPENSTACK, asOf: calendarDate('2026-07-01') });
    const text = textOf(catalog, 'products/openstack/index.html');
    expect(text).toContain('2024.1 Caracalunmaintained, as planned');
  });

  it('what ends next, what is overdue before all', () => {
    const text = textOf(catalogWith(OPENSTACK), 'index.html');
    const overdue = text.indexOf('2026-08-01 20 days ago');
    expect(overdue).toBeGreaterThan(0);
    expect(text.slice(overdue)).toContain('2027-10-01 in 406 days');
    expect(text).toContain('planned, not declared yet');
  });

  it('from where a date has moved, on every page on which it stands', () => {
    const catalog = movedCatalog();
    expect(textOf(catalog, 'index.html')).toContain('end of maintenance moved from 2026-10-02 to 2026-11-02');
    const path = 'products/openstack/releases/epoxy.html';
    expect(textOf(catalog, path)).toContain('planned, moved from 2026-10-02');
    const shapes = parsedPage(publicPages(catalog, ON).pages.get(path) ?? '').elements;
    const ghosts = shapes.filter(
      (shape) => shape.getAttribute('class') === 'was' && shape.getAttribute('cx')?.endsWith('%'),
    );
    expect(ghosts).toHaveLength(1);
  });

  it('that a planned day which has come since the source was read is no more than planned', () => {
    const catalog = catalogWith({ ...OPENSTACK, asOf: calendarDate('2026-07-01') });
    const text = textOf(catalog, 'products/openstack/releases/caracal.html');
    expect(text).toContain('Unmaintained since 1 August 2026, as planned');
    expect(text).toContain('planned, not read since');
    expect(textOf(catalog, 'index.html')).toContain(
      'was planned for this day, and nothing has been read since',
    );
  });

  it.each([
    ['2026-08-14', false],
    ['2026-08-13', true],
  ])('that dates may have moved where the source was last read long ago: %s', (asOf, isSaid) => {
    const catalog = catalogWith({ ...OPENSTACK, asOf: calendarDate(asOf) });
    const said = `The dates of OpenStack were last read on ${asOf}, and may have moved since.`;
    for (const path of [
      'index.html',
      'products/openstack/index.html',
      'products/openstack/releases/zed.html',
    ])
      expect(textOf(catalog, path).includes(said)).toBe(isSaid);
  });

  it('what the numbers beside products count', () => {
    const text = textOf(catalogWith(OPENSTACK), 'index.html');
    expect(text).toContain('how many of its releases have not ended, of how many.OpenStack 2 of 3');
  });

  it('of no products that there are none', () => {
    const text = textOf(catalogWith(), 'index.html');
    expect(text).toContain('No product is known.');
    expect(text).not.toContain('Read:');
  });

  it('which versions a project has in each release, and that its work has ended', () => {
    const text = textOf(catalogWith(OPENSTACK), 'products/openstack/projects/nova.html');
    expect(text).toMatch(
      /Compute service\..*2026\.1 Gazpacho.*33\.0\.0.*2022\.2 Zed.*26\.0\.0.*end of life since 2024-05-10/,
    );
  });

  it('what the source calls the support that ends', () => {
    const product = productWith({
      key: 'ubuntu',
      source: 'endoflife-date',
      supportLabels: { active: 'Hardware & Maintenance' },
      releases: [
        releaseWith('24.04', [declared('maintained', '2024-04-25'), scheduled('security', '2029-04-26')]),
      ],
    });
    expect(textOf(catalogWith(product), 'products/ubuntu/releases/24.04.html')).toContain(
      'end of full maintenance (Hardware & Maintenance)',
    );
  });

  it('draw planned windows dashed and dates solid only where they are declared', () => {
    const { pages } = publicPages(catalogWith(OPENSTACK), ON);
    const { elements } = parsedPage(pages.get('products/openstack/releases/gazpacho.html') ?? '');
    const [chart] = elements.filter((element) => element.getAttribute('role') === 'img');
    const classes = Array.from(chart?.getElementsByTagName('*') ?? [], (own) => own.getAttribute('class'));
    expect(classes.filter((own) => own?.startsWith('bar'))).toEqual([
      'bar phase-maintained',
      'bar phase-unmaintained is-planned',
    ]);
    expect(classes.filter((own) => own?.startsWith('mark'))).toEqual(['mark is-declared', 'mark is-planned']);
  });
});

it('no name on the axis is cut off at the right edge of a phone', () => {
  const product = productWith({
    asOf: ON,
    releases: [
      releaseWith('1', [declared('maintained', '2022-10-06'), declared('unmaintained', '2024-12-14')], {
        key: 'one',
      }),
    ],
  });
  const page = publicPages(catalogWith(product), ON).pages.get('products/openstack/releases/one.html') ?? '';
  const { elements } = parsedPage(page);
  const named = elements.filter((own) => own.tagName === 'text' && own.getAttribute('dx') === '4');
  expect(named.length).toBeGreaterThan(2);
  for (const own of named) {
    // At least 6 pixels for each character, of some 330.
    const room = 100 - Number.parseFloat(own.getAttribute('x') ?? '');
    const name = own.textContent ?? '';
    expect(room, name).toBeGreaterThanOrEqual(2 * name.length);
  }
});

describe('what has no day of its own', () => {
  /** The bars of a release's page as phase, first and last day; `?` where the end is not known. */
  const barsOf = (starts: readonly PhaseStart[]): string[] => {
    const release = releaseWith('1', starts);
    const product = productWith({ source: 'endoflife-date', asOf: ON, releases: [release] });
    const { bars } = timelineRow('1', { product, release, facts: [] }, ON);
    return bars.map(
      ({ phase, from, until, isOpen }) => `${phase} ${from} ${until ?? ''}${isOpen ? '?' : ''}`,
    );
  };
  const OUT = declared('maintained', '2020-01-01');

  it.each<[string, PhaseStart[], string[]]>([
    [
      'ends with what follows it, where the phase between is planned without a day',
      [OUT, scheduled('extended', null), scheduled('end-of-life', '2027-01-01')],
      ['maintained 2020-01-01 2027-01-01?'],
    ],
    [
      'ends with the life, where the phase between was only read of afterwards',
      [OUT, knownBy('security', '2026-08-20'), declared('end-of-life', '2024-01-01')],
      ['maintained 2020-01-01 2024-01-01?'],
    ],
    [
      'ends by the day on which the end of life was read of',
      [OUT, knownBy('end-of-life', '2026-08-20')],
      ['maintained 2020-01-01 2026-08-20?'],
    ],
    ['goes on where nothing is known', [OUT, scheduled('end-of-life', null)], ['maintained 2020-01-01 ?']],
  ])('%s', (_, starts, expected) => {
    expect(barsOf(starts)).toEqual(expected);
  });
});

describe("the team's page says", () => {
  const RUNS: Environment[] = ['west', 'east'].map((name) => ({
    name,
    runs: [{ name: 'openstack', version: '2024.1' }],
  }));
  const page = (environments: readonly Environment[], catalog = catalogWith(OPENSTACK)): string => {
    const plans = planEnvironments(placeEnvironments(catalog, environments), { on: ON, hopDays: 30 });
    return parsedPage(privatePages(catalog, ON, { plans, watches: [] }).pages.get('index.html') ?? '').text;
  };

  it('what runs where, its end, by when to begin and the way', () => {
    const text = page(RUNS);
    expect(text).toContain(
      'OpenStack 2024.1 Caracal maintainedwest, east2026-08-01 20 days ago, not declared yet',
    );
    expect(text).toContain('now, since 2026-07-022026.1 Gazpacho');
  });

  it('the same deadline of many environments once', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...RUNS[0]!, name: `env-${index}` }));
    const text = page(many);
    expect(text.match(/now, since 2026-07-02/g)).toHaveLength(1);
    expect(text).toContain('and 250 more');
    expect(text).toContain('And 100 more, which fleet.json has.');
  });

  it('what is mixed', () => {
    const mixed = [{ name: 'lab', runs: [...RUNS[0]!.runs, { name: 'nova', version: '33.0.0' }] }];
    expect(page(mixed)).toContain('mixed with 2026.1 Gazpacho');
    expect(page(mixed)).toContain('lab: OpenStack is mixed');
  });

  it.each<[string, PhaseStart[], string, string]>([
    [
      'what is overdue only where it is the end of all support',
      [
        declared('maintained', '2024-04-03'),
        scheduled('extended', '2026-08-01'),
        scheduled('unmaintained', '2027-10-01'),
      ],
      '2027-10-01 in 406 days',
      'in 406 days, not declared yet',
    ],
    [
      'that support has ended where nobody says when',
      [declared('maintained', '2024-04-03'), knownBy('unmaintained', '2026-08-01')],
      'ended, day unknown',
      'unknown, no date given',
    ],
    [
      'to stay where nothing newer lasts longer',
      [declared('maintained', '2024-04-03'), scheduled('unmaintained', '2027-10-01')],
      'stay here',
      'nothing newer',
    ],
    [
      'never to stay on what has ended',
      [declared('maintained', '2024-04-03'), declared('unmaintained', '2026-08-01')],
      'nothing newer lasts longer',
      'stay here',
    ],
  ])('%s', (_, starts, said, wrong) => {
    const release = releaseWith('2024.1', starts, { key: 'caracal' });
    const text = page(RUNS, catalogWith(productWith({ asOf: ON, releases: [release] })));
    expect(text).toContain(said);
    expect(text).not.toContain(wrong);
  });

  it('whose dates they are, where a vendor has its own', () => {
    const vendor = { name: 'uca', title: 'Ubuntu Cloud Archive' };
    const caracal = { ...CARACAL, windows: GAZPACHO.windows, datesOf: vendor };
    const text = page(RUNS, catalogWith({ ...OPENSTACK, releases: [caracal] }));
    expect(text).toContain('OpenStack 2024.1 Caracal at Ubuntu Cloud Archive maintained');
  });

  it('of each environment how its most urgent support has ended', () => {
    const windows = [declared('maintained', '2024-04-03'), knownBy('end-of-life', '2026-08-01')];
    const ended = releaseWith('2024.1', windows, { key: 'caracal' });
    const text = page(RUNS.slice(0, 1), catalogWith(productWith({ asOf: ON, releases: [ended] })));
    expect(text.match(/ended, day unknown/g)).toHaveLength(2);
  });

  it('that dates may have moved where the source was last read long ago', () => {
    const text = page(RUNS, catalogWith({ ...OPENSTACK, asOf: calendarDate('2026-06-01') }));
    expect(text).toContain('The dates of OpenStack were last read on 2026-06-01, and may have moved since.');
  });

  it('that nothing is known of a fleet, where there is none', () => {
    expect(page([])).toContain('No environment is known');
  });
});
