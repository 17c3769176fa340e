import { addDays, calendarDate, type Catalog, type PhaseStart, type Product } from '@lastpatch/release-model';
import {
  catalogWith,
  dated,
  declared,
  endTag,
  inRelease,
  knownBy,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import type { Watch } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { type DayRun, lettersOver, plannedOver, watchOf, watchOfAll } from '../../testing/watch-builder.ts';
import { addressLetters } from './address-letters.ts';
import { byChosenDates } from './chosen-notices.ts';
import type { Letter } from './letter.ts';
import { isUrgent } from './urgency.ts';

const day = calendarDate;
const REMINDERS = [180, 90, 30, 7, 1];
const CHOSEN = { openstack: 'archive' };

/** OpenStack on a day, with the end of Caracal's maintenance as it is given, and Epoxy. */
function openstack(asOf: string, end: PhaseStart): Product {
  return productWith({
    asOf: day(asOf),
    releases: [
      releaseWith('2024.1', [declared('maintained', '2024-04-03'), end], {
        key: 'caracal',
        name: 'Caracal',
        slurp: true,
      }),
      releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')], {
        key: 'epoxy',
        name: 'Epoxy',
        slurp: true,
      }),
    ],
    projects: [
      projectWith('nova', {
        releases: [
          inRelease('caracal', { endTags: asOf >= '2025-09-20' ? [endTag('eom', '2025-09-20')] : [] }),
        ],
      }),
    ],
  });
}

/** What a vendor says of Caracal on a day. */
function archive(asOf: string, ends = '2025-10-10'): Product {
  return productWith({
    key: 'archive',
    name: 'archive',
    title: 'Cloud Archive',
    source: 'custom',
    asOf: day(asOf),
    overlays: 'openstack',
    releases: [
      releaseWith('2024.1', [knownBy('maintained', '2025-01-01'), dated('end-of-life', ends, asOf)], {
        key: 'caracal',
        name: 'Caracal',
      }),
    ],
  });
}

function catalogOf(asOf: string, end: PhaseStart = scheduled('unmaintained', '2025-10-03')): Catalog {
  return catalogWith(openstack(asOf, end), archive(asOf));
}

/** What a watch is told of runs, one line for each notice: `urgent` where it is. */
function told(watch: Watch, runs: readonly DayRun[]): string[] {
  return lettersOver(watch, plannedOver(runs, { reminderDays: REMINDERS }))
    .filter(({ kind }) => kind === 'news')
    .flatMap(({ on, notices }) =>
      notices.map((notice) => {
        const { kind, product, phase, date, step, project } = notice;
        const parts = [
          on,
          kind,
          product,
          project,
          phase,
          date,
          step === undefined ? undefined : `${step} days`,
        ];
        const urgent = isUrgent(notice, on) ? ' urgent' : '';
        return `${parts.filter((part) => part !== undefined).join(' ')}${urgent}`;
      }),
    );
}

/** A run a day. */
function daily(first: string, last: string, read: (on: string) => Catalog): DayRun[] {
  const runs: DayRun[] = [];
  for (let on = day(first); on <= day(last); on = addDays(on, 1)) runs.push({ on, read: read(on) });
  return runs;
}

const QUIET = { digest: 'off' } as const;
const SEPTEMBER = daily('2025-09-01', '2025-10-11', (on) => catalogOf(on));

describe('a watch without chosen dates', () => {
  it("hears of upstream's alone", () => {
    expect(told(watchOf(QUIET), SEPTEMBER)).toEqual([
      '2025-09-03 reminder openstack unmaintained 2025-10-03 30 days',
      '2025-09-26 reminder openstack unmaintained 2025-10-03 7 days urgent',
      '2025-10-02 reminder openstack unmaintained 2025-10-03 1 days urgent',
      '2025-10-03 due openstack unmaintained 2025-10-03 urgent',
    ]);
  });

  it("hears of a vendor's where it follows that by its own name", () => {
    expect(told(watchOf({ ...QUIET, follow: { archive: 'supported' } }), SEPTEMBER)).toEqual([
      '2025-09-10 reminder archive end-of-life 2025-10-10 30 days',
      '2025-10-03 reminder archive end-of-life 2025-10-10 7 days urgent',
      '2025-10-09 reminder archive end-of-life 2025-10-10 1 days urgent',
      '2025-10-10 entered archive end-of-life 2025-10-10 urgent',
    ]);
  });
});

describe("a watch that goes by a vendor's dates", () => {
  it.each(['supported', 'all', ['caracal']] as const)(
    "is reminded of the vendor's, and hears of upstream's as plain facts, when it follows %s",
    (releases) => {
      expect(told(watchOf({ ...QUIET, follow: { openstack: releases }, dates: CHOSEN }), SEPTEMBER)).toEqual([
        '2025-09-10 reminder archive end-of-life 2025-10-10 30 days',
        '2025-10-03 reminder archive end-of-life 2025-10-10 7 days urgent',
        '2025-10-03 due openstack unmaintained 2025-10-03',
        '2025-10-09 reminder archive end-of-life 2025-10-10 1 days urgent',
        '2025-10-10 entered archive end-of-life 2025-10-10 urgent',
      ]);
    },
  );

  it('hears nothing of releases that it does not follow', () => {
    expect(told(watchOf({ ...QUIET, follow: { openstack: ['epoxy'] }, dates: CHOSEN }), SEPTEMBER)).toEqual(
      [],
    );
  });

  it('hears each fact once where it follows the vendor by its own name too', () => {
    const follow = { openstack: 'supported', archive: 'all' } as const;
    const facts = told(watchOf({ ...QUIET, follow, dates: CHOSEN }), SEPTEMBER);
    expect(facts).toHaveLength(5);
    expect(new Set(facts).size).toBe(5);
  });

  it('hears when upstream moves a date or declares it, and when the vendor moves one', () => {
    const runs: DayRun[] = [
      { on: '2025-08-01', read: catalogOf('2025-08-01') },
      { on: '2025-08-02', read: catalogOf('2025-08-02', scheduled('unmaintained', '2025-09-01')) },
      {
        on: '2025-08-03',
        read: catalogWith(
          openstack('2025-08-03', declared('unmaintained', '2025-08-03')),
          archive('2025-08-03', '2025-09-30'),
        ),
      },
    ];
    expect(told(watchOf({ ...QUIET, dates: CHOSEN }), runs)).toEqual([
      '2025-08-02 moved openstack unmaintained 2025-09-01',
      '2025-08-03 moved archive end-of-life 2025-09-30 urgent',
      '2025-08-03 entered openstack unmaintained 2025-08-03',
    ]);
  });

  it("hears that a planned day of upstream's has come while upstream cannot be read", () => {
    const known = catalogOf('2025-10-01');
    const runs = daily('2025-10-01', '2025-10-03', (on) =>
      catalogWith(known.products[0]!, archive(on, '2025-12-10')),
    );
    expect(told(watchOf({ ...QUIET, dates: CHOSEN }), runs)).toEqual([
      '2025-10-03 reminder openstack unmaintained 2025-10-03 0 days',
    ]);
  });

  it("hears of the ends of projects, which are upstream's, as plain facts", () => {
    const facts = told(
      { ...watchOfAll('openstack'), dates: CHOSEN },
      daily('2025-09-18', '2025-09-20', (on) => catalogOf(on)),
    );
    expect(facts).toEqual(['2025-09-20 entered openstack nova unmaintained 2025-09-20']);
  });

  it("of a release that upstream no longer supports hears upstream's facts for as long as the vendor supports it", () => {
    const before = [declared('unmaintained', '2025-08-01'), scheduled('end-of-life', null)];
    const after = [declared('unmaintained', '2025-08-01'), declared('end-of-life', '2025-09-01')];
    const read = (asOf: string, ends: readonly PhaseStart[]): Catalog => {
      const product = openstack(asOf, ends[0]!);
      const caracal = releaseWith('2024.1', [declared('maintained', '2024-04-03'), ...ends], {
        key: 'caracal',
      });
      return catalogWith({ ...product, releases: [caracal, ...product.releases.slice(1)] }, archive(asOf));
    };
    const runs = [
      { on: '2025-08-31', read: read('2025-08-31', before) },
      { on: '2025-09-01', read: read('2025-09-01', after) },
    ];
    expect(told(watchOf({ ...QUIET, dates: CHOSEN }), runs)).toEqual([
      '2025-09-01 entered openstack end-of-life 2025-09-01',
    ]);
    expect(told(watchOf(QUIET), runs)).toEqual([]);
  });

  it('hears that a vendor dates one more release', () => {
    const more = (asOf: string): Product => {
      const product = archive(asOf);
      const epoxy = releaseWith(
        '2025.1',
        [knownBy('maintained', asOf), scheduled('end-of-life', '2027-05-01')],
        {
          key: 'epoxy',
          name: 'Epoxy',
        },
      );
      return { ...product, releases: [...product.releases, epoxy] };
    };
    const runs = daily('2025-08-01', '2025-08-02', (on) =>
      catalogWith(
        openstack(on, scheduled('unmaintained', '2025-10-03')),
        on === '2025-08-02' ? more(on) : archive(on),
      ),
    );
    expect(told(watchOf({ ...QUIET, dates: CHOSEN }), runs)).toEqual([
      '2025-08-02 announced archive maintained ',
    ]);
  });

  it('gives no way to what the vendor does not decide', () => {
    const extension = (asOf: string): Product => ({
      ...archive(asOf),
      releases: [
        releaseWith('2024.1', [knownBy('planned', asOf), scheduled('extended', '2026-01-01')], {
          key: 'caracal',
        }),
      ],
    });
    const runs = daily('2025-09-25', '2025-10-03', (on) =>
      catalogWith(openstack(on, scheduled('security', '2025-10-03')), extension(on)),
    );
    expect(told(watchOf({ ...QUIET, dates: CHOSEN, reminders: [7, 1] }), runs)).toEqual([
      '2025-09-26 reminder openstack security 2025-10-03 7 days urgent',
      '2025-10-02 reminder openstack security 2025-10-03 1 days urgent',
      '2025-10-03 due openstack security 2025-10-03 urgent',
    ]);
  });

  it('goes by upstream where what was chosen is not there', () => {
    const runs = SEPTEMBER.map(({ on, read }) => ({ on, read: catalogWith(read!.products[0]!) }));
    expect(told(watchOf({ ...QUIET, dates: CHOSEN }), runs)).toEqual(told(watchOf(QUIET), SEPTEMBER));
  });
});

describe("letters of a watch that goes by a vendor's dates", () => {
  const on = '2025-09-10';
  const letters = (runs: readonly DayRun[]): Letter[] =>
    lettersOver(watchOf({ dates: CHOSEN }), plannedOver(runs, { reminderDays: REMINDERS }));
  const welcome = (parts: Parameters<typeof watchOf>[0]): Letter =>
    addressLetters({
      watches: [watchOf(parts)],
      notices: [],
      catalog: catalogWith(openstack(on, scheduled('unmaintained', '2025-10-03')), {
        ...archive(on),
        readOn: day('2025-06-01'),
      }),
      today: day(on),
      since: undefined,
      revision: 1,
      welcomed: new Set(),
      followedBefore: new Map(),
    })[0]!;

  it("say of the vendor's which releases they are of, and lead on by its dates", () => {
    const [news] = letters(SEPTEMBER).filter(({ on: sent }) => sent === on);
    expect(news?.notices).toMatchObject([
      {
        product: 'archive',
        productTitle: 'Cloud Archive',
        releaseTitle: '2024.1 Caracal',
        overlays: { product: 'openstack', productTitle: 'OpenStack' },
        hops: [{ releaseTitle: '2025.1 Epoxy', kind: 'slurp', supportEnds: '2026-10-02' }],
      },
    ]);
    expect(news?.follows).toBe('openstack (supported releases, by the dates of archive)');
  });

  it("say of upstream's who decides, and lead nowhere", () => {
    const [news] = letters(SEPTEMBER).filter(({ on: sent }) => sent === '2025-10-03');
    const due = news?.notices.find(({ kind }) => kind === 'due');
    expect(due).toMatchObject({ decidedBy: { title: 'Cloud Archive', supportEnds: '2025-10-10' } });
    expect(due).not.toHaveProperty('hops');
  });

  it('say where releases stand by the dates that decide, and how old those are', () => {
    const { standings, sources } = welcome({ dates: CHOSEN });
    expect(
      standings.map(({ product, release, supportEnds, overlays }) => [
        product,
        release,
        supportEnds,
        overlays?.product,
      ]),
    ).toEqual([
      ['archive', '2024.1', '2025-10-10', 'openstack'],
      ['openstack', '2025.1', '2026-10-02', undefined],
    ]);
    expect(sources).toEqual([
      { title: 'OpenStack', asOf: on },
      { title: 'Cloud Archive', asOf: '2025-06-01' },
    ]);
  });

  it('say it once, also of a vendor that is followed by its own name', () => {
    const { standings } = welcome({ dates: CHOSEN, follow: { openstack: 'all', archive: 'all' } });
    expect(standings.map(({ product, release }) => [product, release])).toEqual([
      ['archive', '2024.1'],
      ['openstack', '2025.1'],
    ]);
  });
});

describe('byChosenDates', () => {
  it('hands back what it was given where nothing is chosen', () => {
    const addressed = { catalog: catalogOf('2025-09-01'), notices: [], today: day('2025-09-01') };
    expect(byChosenDates(addressed, watchOf())).toBe(addressed);
    expect(byChosenDates(addressed, watchOf({ dates: { openstack: 'nobody' } }))).toBe(addressed);
    expect(byChosenDates(addressed, watchOf({ dates: CHOSEN })).catalog).not.toBe(addressed.catalog);
  });
});
