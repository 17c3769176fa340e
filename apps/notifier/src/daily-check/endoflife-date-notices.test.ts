import { endoflifeDate } from '@lastpatch/release-catalog/testing';
import { addDays, calendarDate, type CalendarDate, daysBetween } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { plannedOver } from '../../testing/watch-builder.ts';
import type { Notice } from './notice.ts';

const { importProducts, product, release } = endoflifeDate;
type Fields = endoflifeDate.Fields;

const FIRST = calendarDate('2026-08-22');

/** What is planned when the source says this on these days, and stands so on each day until the next. */
function planned(...readings: readonly (readonly [on: string, products: readonly Fields[]])[]): Notice[] {
  const [first, last] = [readings[0]?.[0] ?? FIRST, readings.at(-1)?.[0] ?? FIRST].map(calendarDate);
  const days = Array.from({ length: daysBetween(first!, last!) + 1 }, (_, index) => addDays(first!, index));
  const runs = days.map((on) => {
    const products = readings.findLast(([day]) => day <= on)?.[1] ?? [];
    return { on, read: { products: importProducts(products, on).products } };
  });
  return plannedOver(runs, { reminderDays: [30, 1] }).flatMap(({ notices }) => notices);
}

/** In a few words. */
function said({ on, kind, release: id, phase, version, date, was, step }: Notice): string {
  const words = [on, kind, id ?? '-', version ?? phase ?? '-', date ?? 'no day'];
  return [
    ...words,
    ...(was === undefined ? [] : [`was ${was}`]),
    ...(step === undefined ? [] : [`${step}`]),
  ].join(' ');
}

/** What is told of one release when the source says this of it on these days. */
function told(...readings: readonly (readonly [on: string, fields: Fields])[]): string[] {
  return planned(
    ...readings.map(([on, fields]) => [on, [product('tool', [release('1.0', fields)])]] as const),
  ).map(said);
}

const day = (from: number): CalendarDate => addDays(FIRST, from);

describe('a last supported day', () => {
  it('is told as reached on the day after it, and reminded of by that', () => {
    expect(told([FIRST, { eolFrom: '2026-09-30' }], ['2026-10-05', { eolFrom: '2026-09-30' }])).toEqual([
      '2026-09-01 reminder 1.0 end-of-life 2026-10-01 30',
      '2026-09-30 reminder 1.0 end-of-life 2026-10-01 1',
      '2026-10-01 entered 1.0 end-of-life 2026-10-01',
    ]);
  });

  it('is no news though the flags beside it are reckoned anew', () => {
    const flags = { isEol: true, isMaintained: false, label: '1.0 (Upcoming LTS)' };
    expect(told([FIRST, { eolFrom: '2026-07-01' }], [day(1), { eolFrom: '2026-07-01', ...flags }])).toEqual(
      [],
    );
  });

  it.each([
    ['later', '2027-06-29', ['2026-08-23 moved 1.0 end-of-life 2027-06-30 was 2027-01-01']],
    ['earlier', '2026-12-30', ['2026-08-23 moved 1.0 end-of-life 2026-12-31 was 2027-01-01']],
    [
      'to a day that has passed',
      '2026-02-21',
      ['2026-08-23 moved 1.0 end-of-life 2026-02-22 was 2027-01-01'],
    ],
    ['away', null, ['2026-08-23 unscheduled 1.0 end-of-life 2027-01-01 was 2027-01-01']],
  ])('moves %s', (_, eolFrom, expected) => {
    expect(told([FIRST, { eolFrom: '2026-12-31' }], [day(1), { eolFrom }])).toEqual(expected);
  });

  it('that is changed when both have passed is a correction, and not told', () => {
    expect(told([FIRST, { eolFrom: '2026-01-01' }], [day(1), { eolFrom: '2026-02-01' }])).toEqual([]);
  });

  it('is told for each kind of support', () => {
    const debian = { eolFrom: '2026-08-24', isEoes: false, eoesFrom: '2026-08-26' };
    expect(told([FIRST, debian], [day(5), debian])).toEqual([
      '2026-08-24 reminder 1.0 extended 2026-08-25 1',
      '2026-08-25 entered 1.0 extended 2026-08-25',
      '2026-08-26 reminder 1.0 end-of-life 2026-08-27 1',
      '2026-08-27 entered 1.0 end-of-life 2026-08-27',
    ]);
    const python = { isEoas: false, eoasFrom: '2026-08-23', eolFrom: '2029-10-31' };
    expect(told([FIRST, python], [day(3), python])).toEqual([
      '2026-08-23 reminder 1.0 security 2026-08-24 1',
      '2026-08-24 entered 1.0 security 2026-08-24',
    ]);
  });
});

describe('a flag without a date', () => {
  const ended = { isEol: true, eolFrom: null };

  it('that flips is told as reached, on no day', () => {
    expect(told([FIRST, {}], [day(1), ended], [day(20), ended])).toEqual([
      '2026-08-23 entered 1.0 end-of-life no day',
    ]);
  });

  it('that flips back is told once that has stood for the settling time', () => {
    expect(told([FIRST, {}], [day(1), ended], [day(3), {}], [day(30), {}])).toEqual([
      '2026-08-23 entered 1.0 end-of-life no day',
      '2026-09-08 withdrawn 1.0 end-of-life no day',
    ]);
    expect(told([FIRST, ended], [day(3), {}], [day(10), ended], [day(40), ended])).toEqual([]);
  });

  it('tells nothing anew when it gets a date that has passed', () => {
    expect(told([FIRST, {}], [day(1), ended], [day(2), { isEol: true, eolFrom: '2026-08-20' }])).toEqual([
      '2026-08-23 entered 1.0 end-of-life no day',
    ]);
  });

  it('that gets a date to come was wrong, which is told like any withdrawal', () => {
    const fields = { isEol: false, eolFrom: '2027-01-01' };
    expect(told([FIRST, ended], [day(1), fields], [day(20), fields])).toEqual([
      '2026-09-06 withdrawn 1.0 end-of-life no day',
    ]);
  });
});

describe('a first date', () => {
  it('that is to come is told', () => {
    expect(told([FIRST, {}], [day(1), { eolFrom: '2027-12-31' }])).toEqual([
      '2026-08-23 scheduled 1.0 end-of-life 2028-01-01',
    ]);
  });

  it.each([
    ['after the fact', '2026-08-01', '2026-08-02'],
    ['on the day itself', '2026-08-22', '2026-08-23'],
  ])('that is given %s is told once, as what it is', (_, eolFrom, date) => {
    const notices = planned(
      [FIRST, [product('tool', [release('1.0')])]],
      [day(1), [product('tool', [release('1.0', { isEol: true, eolFrom })])]],
      [day(5), [product('tool', [release('1.0', { isEol: true, eolFrom })])]],
    );
    expect(notices.map(said)).toEqual([`2026-08-23 scheduled 1.0 end-of-life ${date}`]);
    expect(notices[0]?.standsFor).toEqual(['entered', 'due']);
  });
});

describe('a date that cannot be read', () => {
  it.each(['soon', '2226-12-31', '2026-13-01', 5])(
    '(%j) leaves the last good one, and its days',
    (eolFrom) => {
      const good = { eolFrom: '2026-08-25' };
      expect(
        told([FIRST, good], [day(1), { eolFrom }], [day(9), { eolFrom }], [day(10), good], [day(11), good]),
      ).toEqual([
        '2026-08-25 reminder 1.0 end-of-life 2026-08-26 1',
        '2026-08-26 entered 1.0 end-of-life 2026-08-26',
      ]);
    },
  );

  it('and then is another has moved', () => {
    expect(
      told(
        [FIRST, { eolFrom: '2027-01-01' }],
        [day(1), { eolFrom: 'soon' }],
        [day(2), { eolFrom: '2027-02-01' }],
      ),
    ).toEqual(['2026-08-24 moved 1.0 end-of-life 2027-02-02 was 2027-01-02']);
  });

  it('and then is none is gone', () => {
    expect(
      told([FIRST, { eolFrom: '2027-01-01' }], [day(1), { eolFrom: 'soon' }], [day(2), { eolFrom: null }]),
    ).toEqual(['2026-08-24 unscheduled 1.0 end-of-life 2027-01-02 was 2027-01-02']);
  });

  it('of the release day does not take the release back, nor its later dates', () => {
    const good = { releaseDate: '2024-01-01', eolFrom: '2027-01-01' };
    for (const releaseDate of ['soon', '2062-01-01']) {
      expect(told([FIRST, good], [day(1), { ...good, releaseDate }], [day(20), good])).toEqual([]);
    }
  });
});

describe('the latest version', () => {
  const latest = (name: string, date: string | null = null): Fields => ({
    latest: { name, date, link: null },
  });

  it('is told when it is new, with its own day or the day on which it was first read', () => {
    expect(
      told(
        [FIRST, latest('1.0.7', '2026-08-01')],
        [day(1), latest('1.0.8', '2026-08-20')],
        [day(2), latest('1.0.9')],
      ),
    ).toEqual(['2026-08-23 version 1.0 1.0.8 2026-08-20', '2026-08-24 version 1.0 1.0.9 2026-08-24']);
  });

  it('is told as read from where the source says it', () => {
    const [notice] = planned(
      [FIRST, [product('tool', [release('1.0', latest('1'))])]],
      [day(1), [product('tool', [release('1.0', latest('2'))])]],
    );
    expect(notice).toMatchObject({ kind: 'version', project: 'tool', evidence: 'latest' });
  });

  it('that goes back is no news, nor when it comes again', () => {
    const [new_, old] = [latest('1.0.8', '2026-08-20'), latest('1.0.7', '2026-08-01')];
    expect(told([FIRST, new_], [day(1), old], [day(2), new_])).toEqual([]);
    expect(told([FIRST, latest('1.0.8')], [day(1), latest('1.0.7')], [day(2), latest('1.0.8')])).toEqual([]);
  });

  it('that vanishes and returns is no news', () => {
    expect(told([FIRST, latest('1.0.8')], [day(1), { latest: null }], [day(2), latest('1.0.8')])).toEqual([]);
    expect(told([FIRST, latest('1.0.8')], [day(1), { latest: null }], [day(2), latest('1.0.7')])).toEqual([]);
  });

  it('whose name alone is corrected, or its day, is no news', () => {
    expect(told([FIRST, latest('1.1', '2026-08-01')], [day(1), latest('1.1.0', '2026-08-01')])).toEqual([]);
    expect(told([FIRST, latest('1.1', '2026-08-01')], [day(1), latest('1.1', '2026-08-02')])).toEqual([]);
  });

  it('of two releases by one name is two facts', () => {
    const products = (name: string): Fields[] => [
      product('tool', [release('2', latest(name)), release('1', latest(name))]),
    ];
    const notices = planned([FIRST, products('7.1')], [day(1), products('7.2')]);
    expect(notices.map(said)).toEqual([
      '2026-08-23 version 1 7.2 2026-08-23',
      '2026-08-23 version 2 7.2 2026-08-23',
    ]);
    expect(new Set(notices.map(({ id }) => id)).size).toBe(2);
  });

  it('that one release had before is news of another', () => {
    const products = (one: string, two: string): Fields[] => [
      product('tool', [release('2', latest(two)), release('1', latest(one))]),
    ];
    expect(planned([FIRST, products('7.1', '7.0')], [day(1), products('7.1', '7.1')]).map(said)).toEqual([
      '2026-08-23 version 2 7.1 2026-08-23',
    ]);
  });
});

describe('names', () => {
  const tomcat = (name: string, latest: string, fields: Fields = {}): Fields =>
    release(name, {
      releaseDate: '2017-09-27',
      eolFrom: '2027-03-31',
      latest: { name: latest, date: null },
      ...fields,
    });

  it('of a release that change are no news, and what is told from then on is of the same release', () => {
    const notices = planned(
      [FIRST, [product('tomcat', [tomcat('9', '9.0.1')])]],
      [day(1), [product('tomcat', [tomcat('9.0', '9.0.1')])]],
      [day(2), [product('tomcat', [tomcat('9.0', '9.0.2', { eolFrom: '2027-04-30' })])]],
    );
    expect(notices.map(({ id }) => id)).toEqual([
      'moved/tomcat/9/phase=end-of-life/date=2027-05-01/2',
      'version/tomcat/9/project=tomcat/version=9.0.2/1',
    ]);
    expect(notices.map(({ release: id }) => id)).toEqual(['9.0', '9.0']);
  });

  it('of a product that change are no news, and what is told from then on is of the same product', () => {
    const renamed = { aliases: ['varnish'] };
    const notices = planned(
      [FIRST, [product('varnish', [tomcat('8', '8.1')])]],
      [day(1), [product('vinyl-cache', [tomcat('8', '8.1')], renamed)]],
      [day(2), [product('vinyl-cache', [tomcat('8', '8.2'), release('9')], renamed)]],
    );
    expect(notices.map(({ id }) => id)).toEqual([
      'announced/varnish/9/1',
      'version/varnish/8/project=varnish/version=8.2/1',
    ]);
    expect(notices.map((notice) => notice.product)).toEqual(['vinyl-cache', 'vinyl-cache']);
  });

  it('that are regrouped announce what is new', () => {
    const open = (name: string, releaseDate: string): Fields => release(name, { releaseDate });
    const minor = ['28.0', '28.1'].map((name, index) => open(name, `2025-0${index + 2}-20`));
    const notices = planned(
      [FIRST, [product('docker-engine', minor)]],
      [day(1), [product('docker-engine', [open('28', '2025-02-20')])]],
    );
    expect(notices.map(said)).toEqual(['2026-08-23 announced 28 maintained 2025-02-20']);
  });
});

describe('a product', () => {
  it('that is listed for the first time tells no history, and its news from then on', () => {
    const known = product('tool', [release('1.0')]);
    const other = (eolFrom: string | null): Fields => product('other', [release('5', { eolFrom })]);
    expect(planned([FIRST, [known]], [day(1), [known, other('2026-01-01')]]).map(said)).toEqual([]);
    expect(
      planned([FIRST, [known]], [day(1), [known, other(null)]], [day(2), [known, other('2027-01-01')]]).map(
        said,
      ),
    ).toEqual(['2026-08-24 scheduled 5 end-of-life 2027-01-02']);
  });

  it('openstack is never told of from here', () => {
    const openstack = (eolFrom: string): Fields => product('openstack', [release('2025.1', { eolFrom })]);
    expect(planned([FIRST, [openstack('2026-12-31')]], [day(1), [openstack('2027-12-31')]])).toEqual([]);
  });
});
