import {
  addDays,
  calendarDate,
  type Catalog,
  presentCatalog,
  type Product,
  type Release,
  type Source,
} from '@lastpatch/release-model';
import {
  catalogWith,
  dated,
  declared,
  endTag,
  inRelease,
  knownAfter,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { watchOf, watchOfAll } from '../../testing/watch-builder.ts';
import type { Head, HeldReading } from './ports.ts';
import { type Readings, type Taken, takeReadings } from './take-readings.ts';

const day = calendarDate;
const SINCE = day('2026-09-01');
const TODAY = day('2026-09-02');
const BRAKE = { notices: 25, times: 5 };

/** A product of so many releases, whose ends are planned for a day each; some of them for another. */
function product(
  name: string,
  count: number,
  parts: { moved?: number; asOf?: string; source?: Source } = {},
): Product {
  const { moved = 0, asOf = SINCE, source = 'endoflife-date' } = parts;
  const releases = Array.from({ length: count }, (_, n): Release => {
    const end = addDays(day('2028-01-01'), n < moved ? 500 + n : n);
    return releaseWith(`${n}.0`, [declared('maintained', '2020-01-01'), scheduled('end-of-life', end)]);
  });
  return productWith({ key: name, name, title: name, source, asOf: day(asOf), releases });
}

/** The reading of today: so many ends of that product have moved. */
function moved(name: string, count: number, by: number, source?: Source): Product {
  return product(name, count, { moved: by, asOf: TODAY, ...(source ? { source } : {}) });
}

/** What products say, apart from their day. */
function fingerprint(products: readonly Product[]): string {
  return JSON.stringify(products.map((said) => ({ ...said, asOf: '' })));
}

/** What is committed: a catalog, and watches that have had their welcome. */
function headOf(catalog: Catalog, watches: readonly string[], parts: Partial<Head> = {}): Head {
  const known = watches.map((id) => ({ id, since: 1 }));
  return { revision: 3, lastDay: SINCE, catalog, watches: known, held: [], ...parts };
}

function take(known: Catalog, read: Catalog, parts: Partial<Readings> = {}): Taken {
  const watches = [watchOfAll(...known.products.map(({ name }) => name))];
  return takeReadings({
    head: {
      revision: 3,
      lastDay: SINCE,
      catalog: known,
      watches: watches.map(({ id }) => ({ id, since: 1 })),
      held: [],
    },
    read,
    settings: { watches, settlingDays: 14 },
    today: TODAY,
    brake: BRAKE,
    toldBefore: [],
    accepted: [],
    reimported: new Map(),
    fingerprint,
    ...parts,
  });
}

function known(...products: readonly Product[]): Catalog {
  return knownAfter([catalogWith(...products)]);
}

/** How many notices of each product are told. */
function counts({ letters }: Pick<Taken, 'letters'>): Record<string, number> {
  const notices = letters.filter(({ kind }) => kind === 'news').flatMap((letter) => letter.notices);
  const byProduct = Map.groupBy(notices, ({ product: name }) => name);
  return Object.fromEntries([...byProduct].map(([name, list]) => [name, list.length]));
}

function heldSources({ held }: Taken): string[] {
  return held.map(({ source }) => source);
}

describe('a reading', () => {
  it('is merged into what is known, and what follows is addressed', () => {
    const taken = take(known(product('ubuntu', 3)), catalogWith(moved('ubuntu', 3, 1)));
    expect(taken).toMatchObject({ held: [], heldLetters: [], taken: ['endoflife-date'], unsorted: [] });
    expect(taken.catalog.products[0]).toMatchObject({ asOf: TODAY });
    expect(taken.letters).toMatchObject([
      {
        id: 'everything-4',
        kind: 'news',
        revision: 4,
        on: TODAY,
        notices: [{ kind: 'moved', release: '0.0' }],
      },
    ]);
  });

  it('of nothing leaves what is known, and days come all the same', () => {
    const before = known(product('ubuntu', 3));
    const today = day('2027-12-31');
    const [watch] = [{ ...watchOfAll('ubuntu'), reminders: [1] }];
    const taken = take(before, catalogWith(), { today, settings: { watches: [watch], settlingDays: 14 } });
    expect(taken.catalog).toEqual(before);
    expect(taken.taken).toEqual([]);
    expect(counts(taken)).toEqual({ ubuntu: 1 });
  });

  it('is kept with the date that people have heard of, where a correction is not told', () => {
    const ended = (end: string, asOf: string): Product =>
      productWith({
        source: 'endoflife-date',
        asOf: day(asOf),
        releases: [
          releaseWith('24.04', [declared('maintained', '2024-04-25'), dated('end-of-life', end, asOf)]),
        ],
      });
    const corrected = take(known(ended('2026-08-01', SINCE)), catalogWith(ended('2026-08-03', TODAY)));
    expect(corrected.letters).toEqual([]);
    expect(corrected.catalog.products[0]?.releases[0]?.history?.lastHeard).toEqual({
      'end-of-life': '2026-08-01',
    });
    const tomorrow = addDays(TODAY, 1);
    const head = headOf(corrected.catalog, ['everything'], { lastDay: TODAY });
    const moved = take(corrected.catalog, catalogWith(ended('2027-08-01', tomorrow)), {
      today: tomorrow,
      head,
    });
    expect(moved.letters[0]?.notices).toMatchObject([
      { kind: 'moved', date: '2027-08-01', was: '2026-08-01' },
    ]);
    expect(moved.catalog.products[0]?.releases[0]?.history?.lastHeard).toEqual({});
  });

  it('asks for the reminders of all watches, and tells each its own', () => {
    const before = known(product('ubuntu', 1));
    const today = day('2027-12-02');
    const watches = [30, 7].map((step) => ({
      ...watchOfAll('ubuntu'),
      id: `w${step}`,
      reminders: [step],
    }));
    const head = headOf(before, ['w30', 'w7'], { lastDay: addDays(today, -1) });
    const settings = { watches, settlingDays: 14 };
    const taken = take(before, catalogWith(), { today, settings, head });
    expect(taken.letters.map(({ watch }) => watch)).toEqual(['w30']);
  });
});

describe('a flood', () => {
  it.each([
    [25, false],
    [26, true],
    [200, true],
  ])('of %i notices at once to one watch is held: %s (over 25)', (count, isHeld) => {
    const before = known(product('ubuntu', 200));
    const taken = take(before, catalogWith(moved('ubuntu', 200, count)));
    expect(heldSources(taken)).toEqual(isHeld ? ['endoflife-date'] : []);
    expect(counts(taken)).toEqual(isHeld ? {} : { ubuntu: count });
    expect(counts({ letters: taken.heldLetters })).toEqual(isHeld ? { ubuntu: count } : {});
    expect(taken.taken).toEqual(isHeld ? [] : ['endoflife-date']);
    if (isHeld) expect(taken.catalog).toEqual(before);
  });

  it.each([
    [6, 30, false],
    [6, 31, true],
    [5, 26, true],
    [5, 25, false],
    [40, 200, false],
  ])('after a run of %i at most, of %i, is held: %s (over five times as many)', (largest, count, isHeld) => {
    const toldBefore = [1, largest, 2].map((told) => ({ watch: 'everything', on: SINCE, count: told }));
    const taken = take(known(product('ubuntu', 200)), catalogWith(moved('ubuntu', 200, count)), {
      toldBefore,
    });
    expect(heldSources(taken).length > 0).toBe(isHeld);
  });

  it('is not measured by what another watch was told', () => {
    const toldBefore = [{ watch: 'other', on: SINCE, count: 1000 }];
    const taken = take(known(product('ubuntu', 200)), catalogWith(moved('ubuntu', 200, 26)), { toldBefore });
    expect(heldSources(taken)).toEqual(['endoflife-date']);
  });

  it('is no flood to a watch that does not follow it, or is only welcomed', () => {
    const before = known(product('ubuntu', 200), product('debian', 1));
    const read = catalogWith(moved('ubuntu', 200, 100), moved('debian', 1, 1));
    const settings = { watches: [watchOfAll('debian')], settlingDays: 14 };
    expect(take(before, read, { settings })).toMatchObject({ held: [], letters: [{ notices: [{}] }] });
    const head = headOf(before, []);
    expect(take(before, read, { head })).toMatchObject({ held: [], letters: [{ kind: 'welcome' }] });
  });

  it('to one watch is held for all', () => {
    const before = known(product('ubuntu', 100), product('debian', 1));
    const read = catalogWith(moved('ubuntu', 100, 26), moved('debian', 1, 1));
    const watches = [watchOfAll('ubuntu'), { ...watchOfAll('debian'), id: 'debian' }];
    const head = headOf(before, ['everything', 'debian']);
    const taken = take(before, read, { head, settings: { watches, settlingDays: 14 } });
    expect(heldSources(taken)).toEqual(['endoflife-date']);
    expect(taken.letters).toEqual([]);
  });

  it('counts versions that are told as one group once', () => {
    const projects = (...names: readonly string[]): Product['projects'] =>
      Array.from({ length: 150 }, (_, n) =>
        projectWith(`project-${n}`, {
          releases: [inRelease('zed', { versions: names.map((name) => version(name)), endTags: [] })],
        }),
      );
    const openstack = (asOf: string, ...names: readonly string[]): Product =>
      productWith({ asOf: day(asOf), releases: [releaseWith('zed')], projects: projects(...names) });
    const taken = take(known(openstack(SINCE, '1.0.0')), catalogWith(openstack(TODAY, '1.0.0', '1.0.1')));
    expect(heldSources(taken)).toEqual([]);
    expect(counts(taken)).toEqual({ openstack: 150 });
  });

  it('counts ends of projects that are told as one group once', () => {
    const openstack = (asOf: string, isEnded: boolean): Product =>
      productWith({
        asOf: day(asOf),
        releases: [releaseWith('zed')],
        projects: Array.from({ length: 132 }, (_, n) =>
          projectWith(`project-${n}`, {
            releases: [inRelease('zed', { endTags: isEnded ? [endTag('eol')] : [] })],
          }),
        ),
      });
    const taken = take(known(openstack(SINCE, false)), catalogWith(openstack(TODAY, true)));
    expect(heldSources(taken)).toEqual([]);
    expect(counts(taken)).toEqual({ openstack: 132 });
  });

  it('is none by days that come, however many: they were known', () => {
    const ends = (asOf: string): Product => ({
      ...product('openstack', 0, { asOf, source: 'openstack' }),
      releases: Array.from({ length: 60 }, (_, n) =>
        releaseWith(`${n}.0`, [declared('maintained', '2020-01-01'), scheduled('end-of-life', TODAY)]),
      ),
    });
    const taken = take(known(ends(SINCE)), catalogWith(ends(TODAY)));
    expect(heldSources(taken)).toEqual([]);
    expect(counts(taken)).toEqual({ openstack: 60 });
  });

  it('is none by days that come beside what a source says', () => {
    const mixed = (reading: Product): Product => ({
      ...reading,
      releases: [
        ...reading.releases,
        ...Array.from({ length: 20 }, (_, n) =>
          releaseWith(`due-${n}`, [declared('maintained', '2020-01-01'), scheduled('end-of-life', TODAY)]),
        ),
      ],
    });
    const taken = take(known(mixed(product('ubuntu', 30))), catalogWith(mixed(moved('ubuntu', 30, 20))));
    expect(heldSources(taken)).toEqual([]);
    expect(counts(taken)).toEqual({ ubuntu: 40 });
  });

  it('is not held without a brake', () => {
    const taken = take(known(product('ubuntu', 200)), catalogWith(moved('ubuntu', 200, 200)), {
      brake: null,
    });
    expect(counts(taken)).toEqual({ ubuntu: 200 });
  });

  it('is held by the limits that are set', () => {
    const brake = { notices: 3, times: 2 };
    const held = (count: number, largest: number): boolean =>
      take(known(product('ubuntu', 50)), catalogWith(moved('ubuntu', 50, count)), {
        brake,
        toldBefore: [{ watch: 'everything', on: SINCE, count: largest }],
      }).held.length > 0;
    expect([held(3, 0), held(4, 0), held(8, 4), held(9, 4)]).toEqual([false, true, false, true]);
  });

  it('says what it is, of which source and since when', () => {
    const read = catalogWith(moved('ubuntu', 100, 30));
    const taken = take(known(product('ubuntu', 100)), read);
    expect(taken.held).toEqual([
      {
        source: 'endoflife-date',
        hash: fingerprint(read.products),
        since: TODAY,
        why: expect.stringContaining('30 notices') as string,
        facts: expect.any(Array) as string[],
      },
    ]);
    expect(taken.held[0]?.facts).toHaveLength(30);
  });

  it('has been held since the first run that held it, though it says a little more by now', () => {
    const before = known(product('ubuntu', 100));
    const read = catalogWith(moved('ubuntu', 100, 30));
    const [held] = take(before, read).held;
    const head = headOf(before, ['everything'], { lastDay: TODAY, held: [held!] });
    const today = addDays(TODAY, 1);
    const again = (by: number): Taken =>
      take(before, catalogWith({ ...moved('ubuntu', 100, by), asOf: today }), { head, today });
    expect(again(30).held[0]?.since).toBe(TODAY);
    expect(again(31).held[0]?.since).toBe(TODAY);
  });
});

describe('with a source held', () => {
  const before = known(
    product('ubuntu', 100),
    product('openstack', 100, { source: 'openstack' }),
    product('ceph', 100, { source: 'custom' }),
  );

  function read(ubuntu: number, openstack: number, ceph = 0): Catalog {
    return catalogWith(
      moved('ubuntu', 100, ubuntu),
      moved('openstack', 100, openstack, 'openstack'),
      moved('ceph', 100, ceph, 'custom'),
    );
  }

  it('what others say is told, and merged', () => {
    const taken = take(before, read(60, 3, 2));
    expect(heldSources(taken)).toEqual(['endoflife-date']);
    expect(counts(taken)).toEqual({ openstack: 3, ceph: 2 });
    expect(taken.taken.toSorted()).toEqual(['custom', 'openstack']);
    expect(taken.catalog.products.map(({ name, asOf }) => [name, asOf]).sort()).toEqual([
      ['ceph', TODAY],
      ['openstack', TODAY],
      ['ubuntu', SINCE],
    ]);
  });

  it('the one that says the most is held, and the rest is told when that is enough', () => {
    expect(heldSources(take(before, read(20, 22, 1)))).toEqual(['openstack']);
    expect(counts(take(before, read(20, 22, 1)))).toEqual({ ubuntu: 20, ceph: 1 });
  });

  it('a second one is held too when it is a flood by itself', () => {
    const taken = take(before, read(60, 50, 2));
    expect(heldSources(taken)).toEqual(['endoflife-date', 'openstack']);
    expect(counts(taken)).toEqual({ ceph: 2 });
  });

  it('days that were known come all the same', () => {
    const soon = product('ubuntu', 100);
    const due = {
      ...soon,
      releases: [
        ...soon.releases,
        releaseWith('last', [declared('maintained', '2020-01-01'), scheduled('end-of-life', TODAY)]),
      ],
    };
    const now = moved('ubuntu', 100, 60);
    const taken = take(
      known(due),
      catalogWith({ ...now, releases: [...now.releases, due.releases.at(-1)!] }),
    );
    expect(heldSources(taken)).toEqual(['endoflife-date']);
    expect(
      taken.letters.flatMap(({ notices }) => notices.map(({ kind, step }) => [kind, step])),
    ).toContainEqual(['reminder', 0]);
  });
});

describe('releases that a source has lost', () => {
  const lose = (count: number, of: number): Taken => {
    const whole = product('ubuntu', of);
    const rest = { ...whole, asOf: TODAY, releases: whole.releases.slice(count) };
    return take(known(whole), catalogWith(rest));
  };

  it.each([
    [1, 10, false],
    [2, 20, false],
    [10, 100, false],
    [2, 19, true],
    [3, 20, true],
    [11, 100, true],
    [100, 100, true],
  ])('hold it when they are over a tenth: %i of %i: %s', (lost, of, isHeld) => {
    const taken = lose(lost, of);
    expect(heldSources(taken)).toEqual(isHeld ? ['endoflife-date'] : []);
    if (isHeld) expect(taken.held[0]?.why).toBe(`it lacks ${lost} of ${of} releases`);
  });

  it('count over all of its products, also those that are gone as a whole', () => {
    const before = known(product('ubuntu', 10), product('debian', 90));
    expect(heldSources(take(before, catalogWith(moved('debian', 90, 0))))).toEqual([]);
    expect(heldSources(take(before, catalogWith(moved('ubuntu', 10, 0))))).toEqual(['endoflife-date']);
  });

  it('do not count in a source that was not read', () => {
    const before = known(product('ubuntu', 10), product('openstack', 3, { source: 'openstack' }));
    expect(heldSources(take(before, catalogWith(moved('openstack', 3, 0, 'openstack'))))).toEqual([]);
  });

  it('do not count anew while they are missing', () => {
    const whole = product('ubuntu', 20);
    const first = { ...whole, asOf: day('2026-08-31'), releases: whole.releases.slice(2) };
    const before = knownAfter([catalogWith({ ...whole, asOf: day('2026-08-30') }), catalogWith(first)]);
    const read = catalogWith({ ...whole, asOf: TODAY, releases: whole.releases.slice(3) });
    expect(heldSources(take(before, read))).toEqual([]);
  });

  it('do not count anew while their product is missing', () => {
    const [ubuntu, debian] = [product('ubuntu', 20), product('debian', 80)];
    const on = (row: Product, asOf: string): Product => ({ ...row, asOf: day(asOf) });
    const before = knownAfter([
      catalogWith(on(ubuntu, '2026-08-30'), on(debian, '2026-08-30')),
      catalogWith(on(debian, '2026-08-31')),
    ]);
    expect(heldSources(take(before, catalogWith(on(debian, TODAY))))).toEqual([]);
  });

  it('let what others say through', () => {
    const whole = product('ubuntu', 20);
    const before = known(whole, product('openstack', 3, { source: 'openstack' }));
    const taken = take(
      before,
      catalogWith({ ...whole, asOf: TODAY, releases: [] }, moved('openstack', 3, 2, 'openstack')),
    );
    expect(heldSources(taken)).toEqual(['endoflife-date']);
    expect(counts(taken)).toEqual({ openstack: 2 });
  });
});

describe('a reading that someone has let through', () => {
  const before = known(product('ubuntu', 100), product('openstack', 100, { source: 'openstack' }));
  const held = (by: number): HeldReading[] => [...take(before, catalogWith(moved('ubuntu', 100, by))).held];

  it('is told and merged, with nothing held any more', () => {
    const taken = take(before, catalogWith(moved('ubuntu', 100, 60)), { accepted: held(60) });
    expect(taken).toMatchObject({ held: [], heldLetters: [], taken: ['endoflife-date'] });
    expect(counts(taken)).toEqual({ ubuntu: 60 });
    expect(taken.catalog.products[0]?.asOf).toBe(TODAY);
  });

  it.each([
    [61, false],
    [85, false],
    [86, true],
  ])('is let through also when upstream says a little more since: %i in place of 60', (by, isHeld) => {
    const taken = take(before, catalogWith(moved('ubuntu', 100, by)), { accepted: held(60) });
    expect(heldSources(taken).length > 0).toBe(isHeld);
  });

  it('is let through also when upstream has taken some of it back', () => {
    const taken = take(before, catalogWith(moved('ubuntu', 100, 40)), { accepted: held(60) });
    expect(counts(taken)).toEqual({ ubuntu: 40 });
  });

  it('lets no other source through', () => {
    const taken = take(before, catalogWith(moved('openstack', 100, 60, 'openstack')), { accepted: held(60) });
    expect(heldSources(taken)).toEqual(['openstack']);
  });

  it('is let through though another source floods on the same day, which is held', () => {
    const read = catalogWith(moved('ubuntu', 100, 60), moved('openstack', 100, 40, 'openstack'));
    const taken = take(before, read, { accepted: held(60) });
    expect(heldSources(taken)).toEqual(['openstack']);
    expect(counts(taken)).toEqual({ ubuntu: 60 });
  });

  const whole = product('ubuntu', 20);
  const rest = (lost: number, by = 0): Catalog =>
    catalogWith({ ...moved('ubuntu', 20, by), releases: moved('ubuntu', 20, by).releases.slice(lost) });

  it('lets what it lacks go, with what else it says', () => {
    const { held: accepted } = take(known(whole), rest(5, 15));
    expect(accepted).toHaveLength(1);
    const taken = take(known(whole), rest(5, 15), { accepted });
    expect(taken.held).toEqual([]);
    expect(counts(taken)).toEqual({ ubuntu: 10 });
    expect(presentCatalog(taken.catalog).products[0]?.releases).toHaveLength(20);
  });

  it.each([
    [4, false],
    [6, false],
    [12, true],
  ])(
    'lets what it lacks go also when it lacks a little more or less since: %i in place of 5',
    (lost, isHeld) => {
      const { held: accepted } = take(known(whole), rest(5));
      expect(heldSources(take(known(whole), rest(lost), { accepted })).length > 0).toBe(isHeld);
    },
  );
});

describe('another version of the importer', () => {
  const plans = (end: string, parts: Partial<Product> = {}): Product =>
    productWith({
      asOf: SINCE,
      importer: 1,
      releases: [
        releaseWith('2025.1', [declared('maintained', '2020-01-01'), scheduled('unmaintained', end)]),
      ],
      ...parts,
    });
  const before = known(plans('2026-10-02'));
  const again = (end: string, parts: Partial<Product> = {}): Product => plans(end, { importer: 2, ...parts });

  it('with one rule altered tells nothing by itself', () => {
    const read = catalogWith(again('2026-10-03', { asOf: TODAY }));
    const reimported = new Map([['openstack', again('2026-10-03')]]);
    const taken = take(before, read, { reimported });
    expect(taken).toMatchObject({ letters: [], held: [], unsorted: [] });
    expect(taken.catalog.products[0]).toMatchObject({ importer: 2, asOf: TODAY });
  });

  it('with the sources kept tells what upstream has changed', () => {
    const read = catalogWith(again('2026-12-03', { asOf: TODAY }));
    const reimported = new Map([['openstack', again('2026-10-03')]]);
    const taken = take(before, read, { reimported });
    expect(taken.letters[0]?.notices).toMatchObject([
      { kind: 'moved', was: '2026-10-03', date: '2026-12-03', id: expect.stringMatching(/\/2$/) as string },
    ]);
    expect(taken.unsorted).toEqual([]);
  });

  it('without them tells all that differs, and says that it may not be upstream that changed it', () => {
    const read = catalogWith(again('2026-12-03', { asOf: TODAY }));
    const taken = take(before, read);
    expect(taken.letters[0]?.notices).toMatchObject([
      { kind: 'moved', was: '2026-10-02', date: '2026-12-03' },
    ]);
    expect(taken.unsorted.map(({ key }) => key)).toEqual(['openstack']);
    expect(taken.catalog.products[0]).toMatchObject({ importer: 2, asOf: TODAY });
    const next = take(
      taken.catalog,
      catalogWith(again('2026-12-10', { asOf: '2026-09-03' as typeof TODAY })),
      {
        today: day('2026-09-03'),
        head: headOf(taken.catalog, ['everything'], { lastDay: TODAY }),
      },
    );
    expect(next.letters[0]?.notices).toMatchObject([{ kind: 'moved', was: '2026-12-03' }]);
  });

  it('without them and with an older reading leaves what is known', () => {
    const read = catalogWith(again('2026-12-03', { asOf: day('2026-08-01') }));
    const taken = take(before, read);
    expect(taken.catalog).toEqual(before);
    expect(taken.unsorted).toEqual([]);
  });

  it('with releases that only it reads announces none of them', () => {
    const more = [...again('2026-10-02').releases, releaseWith('2025.2')];
    const reimported = new Map([['openstack', again('2026-10-02', { releases: more })]]);
    const read = catalogWith(again('2026-10-02', { releases: more, asOf: TODAY }));
    const taken = take(before, read, { reimported });
    expect(taken.letters.flatMap(({ notices }) => notices).map(({ kind }) => kind)).not.toContain(
      'announced',
    );
    expect(taken.catalog.products[0]?.releases).toHaveLength(2);
  });

  it('with a flood of its own making is not held', () => {
    const old = known({ ...product('ubuntu', 100), importer: 1 });
    const read = catalogWith({ ...moved('ubuntu', 100, 60), importer: 2 });
    const reimported = new Map([['ubuntu', { ...product('ubuntu', 100, { moved: 60 }), importer: 2 }]]);
    expect(take(old, read, { reimported })).toMatchObject({ held: [], letters: [] });
  });

  it('days come all the same, by what it reads', () => {
    const due = TODAY;
    const reimported = new Map([['openstack', again(due)]]);
    const read = catalogWith(again(due, { asOf: TODAY }));
    expect(take(before, read, { reimported }).letters[0]?.notices).toMatchObject([
      { kind: 'due', date: TODAY },
    ]);
  });

  it('that reads a source which is held is taken for what is known of it', () => {
    const old = known({ ...product('ubuntu', 100), importer: 1 });
    const read = catalogWith({ ...moved('ubuntu', 100, 60), importer: 2 });
    const reimported = new Map([['ubuntu', { ...product('ubuntu', 100), importer: 2 }]]);
    const taken = take(old, read, { reimported });
    expect(heldSources(taken)).toEqual(['endoflife-date']);
    expect(taken.catalog.products[0]).toMatchObject({ importer: 2, asOf: SINCE });
  });

  it('of one product leaves the others as they are', () => {
    const two = known(plans('2026-10-02'), { ...product('ubuntu', 3), importer: 1 });
    const read = catalogWith(again('2026-10-03', { asOf: TODAY }), { ...moved('ubuntu', 3, 1), importer: 1 });
    const taken = take(two, read, { reimported: new Map([['openstack', again('2026-10-03')]]) });
    expect(counts(taken)).toEqual({ ubuntu: 1 });
  });

  it('is the same one where none is named: version 1', () => {
    const unnamed = product('ubuntu', 3);
    expect(counts(take(known(unnamed), catalogWith({ ...moved('ubuntu', 3, 1), importer: 1 })))).toEqual({
      ubuntu: 1,
    });
  });
});

describe('a word withdrawn while readings are held or missing', () => {
  it('settles by the settings', () => {
    const ended = (asOf: string, isEnded: boolean): Product =>
      productWith({
        asOf: day(asOf),
        releases: [
          releaseWith('2025.1', [
            declared('maintained', '2020-01-01'),
            ...(isEnded ? [declared('unmaintained', '2026-08-10')] : []),
          ]),
        ],
      });
    const before = knownAfter([
      catalogWith(ended('2026-08-18', true)),
      catalogWith(ended('2026-08-19', false)),
    ]);
    const told = (settlingDays: number): number =>
      take(before, catalogWith(ended(TODAY, false)), {
        settings: { watches: [watchOfAll('openstack')], settlingDays },
      }).letters.length;
    expect([told(14) > 0, told(15) > 0]).toEqual([true, false]);
  });
});

describe('a watch that is set', () => {
  it('gets its welcome with the catalog as it is merged, while others get their news', () => {
    const before = known(product('ubuntu', 3));
    const watches = [watchOfAll('ubuntu'), watchOf({ id: 'new', follow: { ubuntu: 'all' } })];
    const taken = take(before, catalogWith(moved('ubuntu', 3, 1)), {
      settings: { watches, settlingDays: 14 },
    });
    expect(taken.letters.map(({ watch, kind }) => [watch, kind])).toEqual([
      ['everything', 'news'],
      ['new', 'welcome'],
    ]);
    expect(taken.letters[1]?.standings[0]?.supportEnds).toBe(addDays(day('2028-01-01'), 500));
  });
});
