import { describe, expect, it } from 'vitest';
import { catalogWith, declared, knownBy, productWith, releaseWith, scheduled } from '../testing/index.ts';
import { addDays, calendarDate } from './calendar-date.ts';
import { chosenCatalog, chosenDates, chosenOverlays, chosenRelease } from './chosen-dates.ts';
import { releaseStatus } from './release-status.ts';
import type { Product } from './catalog.ts';
import type { Release } from './release.ts';
import type { PhaseStart } from './support-window.ts';
import { phaseOn, supportEnds } from './timeline.ts';
import { upcomingEvents } from './upcoming.ts';
import { upgradePath } from './upgrade-path.ts';

const UPSTREAM: readonly PhaseStart[] = [
  declared('development', '2023-10-04'),
  declared('maintained', '2024-04-03'),
  declared('security', '2025-04-03'),
  declared('extended', '2025-08-01'),
  declared('unmaintained', '2025-11-07'),
  scheduled('end-of-life', '2027-01-01'),
];

/** OpenStack as of 2026-08-21 with one release, and what an overlay says of it. */
function chosen(said: readonly PhaseStart[], upstream = UPSTREAM): string[] {
  const product = productWith({ releases: [releaseWith('2024.1', upstream)] });
  const overlay = archive(releaseWith('2024.1', said));
  const [release] = chosenDates(product, overlay).releases;
  return release!.windows.map(
    ({ phase, from, until, basis }) => `${phase} ${from ?? '?'} ${until ?? '?'} ${basis}`,
  );
}

function archive(...releases: Release[]): Product {
  return productWith({
    key: 'archive',
    name: 'archive',
    title: 'Cloud Archive',
    source: 'custom',
    asOf: calendarDate('2026-11-23'),
    overlays: 'openstack',
    releases,
  });
}

describe('chosenDates', () => {
  it.each<[what: string, said: PhaseStart[], windows: string[]]>([
    [
      "only its end: the beginning is upstream's, and nothing that upstream still gives says what the vendor does",
      [knownBy('maintained', '2026-11-01'), scheduled('end-of-life', '2029-05-01')],
      [
        'development 2023-10-04 2024-04-03 declared',
        'maintained 2024-04-03 2029-05-01 declared',
        'end-of-life 2029-05-01 ? scheduled',
      ],
    ],
    [
      "an extension: until then upstream's support counts",
      [
        knownBy('planned', '2026-11-01'),
        scheduled('extended', '2027-01-01'),
        scheduled('end-of-life', '2029-05-01'),
      ],
      [
        'development 2023-10-04 2024-04-03 declared',
        'maintained 2024-04-03 2025-04-03 declared',
        'security 2025-04-03 2027-01-01 declared',
        'extended 2027-01-01 2029-05-01 scheduled',
        'end-of-life 2029-05-01 ? scheduled',
      ],
    ],
    [
      'a release day of its own',
      [declared('maintained', '2024-04-25'), scheduled('end-of-life', '2029-05-01')],
      [
        'development 2023-10-04 2024-04-25 declared',
        'maintained 2024-04-25 2029-05-01 declared',
        'end-of-life 2029-05-01 ? scheduled',
      ],
    ],
    [
      "an end that nobody dates: it is unknown, and upstream's is not taken for it",
      [knownBy('maintained', '2026-11-01'), scheduled('end-of-life', null)],
      [
        'development 2023-10-04 2024-04-03 declared',
        'maintained 2024-04-03 ? declared',
        'end-of-life ? ? scheduled',
      ],
    ],
    [
      "an end before upstream's release: what comes later is left out",
      [declared('end-of-life', '2024-01-01')],
      ['development 2023-10-04 2024-01-01 declared', 'end-of-life 2024-01-01 ? declared'],
    ],
    [
      'a day that has passed by the day that upstream was read, though the overlay was read before',
      [declared('maintained', '2024-04-25'), scheduled('end-of-life', '2026-08-21')],
      [
        'development 2023-10-04 2024-04-25 declared',
        'maintained 2024-04-25 2026-08-21 declared',
        'end-of-life 2026-08-21 ? declared',
      ],
    ],
    [
      "no date at all: upstream's stand",
      [knownBy('maintained', '2026-11-01')],
      [
        'development 2023-10-04 2024-04-03 declared',
        'maintained 2024-04-03 2025-04-03 declared',
        'security 2025-04-03 2025-08-01 declared',
        'extended 2025-08-01 2025-11-07 declared',
        'unmaintained 2025-11-07 2027-01-01 declared',
        'end-of-life 2027-01-01 ? scheduled',
      ],
    ],
  ])('of an overlay that gives %s', (_, said, windows) => {
    expect(chosen(said)).toEqual(windows);
  });

  it.each([
    ['2029-04-29', 'maintained'],
    ['2029-04-30', 'maintained'],
    ['2029-05-01', 'end-of-life'],
    ['2029-05-02', 'end-of-life'],
  ])("ends the support on the vendor's day and on no other: %s", (day, phase) => {
    const product = productWith({ releases: [releaseWith('2024.1', UPSTREAM)] });
    const overlay = archive(releaseWith('2024.1', [scheduled('end-of-life', '2029-05-01')]));
    const { releases, asOf } = chosenDates(product, overlay);
    expect(supportEnds(releases[0]!)).toBe('2029-05-01');
    expect(phaseOn(releases[0]!, calendarDate(day), asOf)?.phase).toBe(phase);
  });

  it('says whose dates they are, and leaves alone what the overlay does not name', () => {
    const [first, second] = [releaseWith('2024.1', UPSTREAM), releaseWith('2024.2', UPSTREAM)];
    const product = productWith({ releases: [first, second] });
    const overlay = archive(releaseWith('2024.2', [scheduled('end-of-life', '2029-05-01')]));
    const { releases } = chosenDates(product, overlay);
    expect(releases[0]).toBe(first);
    expect(releases[1]?.datesOf).toEqual({ name: 'archive', title: 'Cloud Archive' });
    expect(chosenRelease(product, first, overlay)).toBe(first);
  });

  it('takes away what is overdue upstream', () => {
    const overdue = [declared('maintained', '2024-04-03'), scheduled('unmaintained', '2026-08-01')];
    const product = productWith({ releases: [releaseWith('2024.1', overdue)] });
    const overlay = archive(releaseWith('2024.1', [scheduled('end-of-life', '2029-05-01')]));
    const day = calendarDate('2026-08-21');
    expect(releaseStatus(product.releases[0]!, day, product.asOf)?.overdue).not.toBeNull();
    expect(releaseStatus(chosenDates(product, overlay).releases[0]!, day, product.asOf)).toMatchObject({
      phase: 'maintained',
      overdue: null,
      next: { phase: 'end-of-life', date: '2029-05-01', basis: 'scheduled' },
    });
  });

  it('decides upgrade paths and what is to come', () => {
    const ends = (date: string): PhaseStart[] => [
      declared('maintained', '2024-04-03'),
      scheduled('unmaintained', date),
    ];
    const product = productWith({
      releases: ['2024.1', '2025.1', '2026.1'].map((id, index) =>
        releaseWith(id, ends(`202${7 + index}-01-01`), { slurp: true }),
      ),
    });
    const overlay = archive(releaseWith('2024.1', [scheduled('end-of-life', '2034-05-01')]));
    const dated = chosenDates(product, overlay);
    const day = calendarDate('2026-11-23');
    expect(upgradePath(product, product.releases[0]!, day).hops.map(({ release }) => release.id)).toEqual([
      '2025.1',
      '2026.1',
    ]);
    expect(upcomingEvents(product, day, 60).map(({ release, date }) => [release.id, date])).toEqual([
      ['2024.1', '2027-01-01'],
    ]);
    expect(upcomingEvents(dated, day, 60)).toEqual([]);
    expect(upcomingEvents(dated, addDays(calendarDate('2034-05-01'), -1), 1)).toMatchObject([
      { daysLeft: 1 },
    ]);
  });
});

describe('chosenCatalog', () => {
  const product = productWith({ aliases: ['os'], releases: [releaseWith('2024.1', UPSTREAM)] });
  const overlay = archive(releaseWith('2024.1', [scheduled('end-of-life', '2029-05-01')]));
  const other = productWith({ key: 'ceph', name: 'ceph', source: 'custom' });
  const catalog = catalogWith(product, other, overlay);

  it.each([{ openstack: 'archive' }, { OS: 'ARCHIVE' }])('has what was chosen: %o', (vendors) => {
    const { products } = chosenCatalog(catalog, vendors);
    expect(supportEnds(products[0]!.releases[0]!)).toBe('2029-05-01');
    expect(products.slice(1)).toEqual([other, overlay]);
    expect(chosenOverlays(catalog, vendors)).toEqual([{ product, overlay }]);
  });

  it.each([{}, { openstack: 'nobody' }, { nothing: 'archive' }, { openstack: 'ceph' }, { ceph: 'archive' }])(
    'is the catalog itself where nothing is chosen: %o',
    (vendors) => {
      expect(chosenCatalog(catalog, vendors)).toBe(catalog);
    },
  );
});
