import { describe, expect, it } from 'vitest';
import {
  declared,
  derived,
  knownBy,
  productWith,
  releaseWith,
  scheduled,
} from '../testing/catalog-builder.ts';
import { calendarDate } from './calendar-date.ts';
import { productStatus, releaseStatus } from './release-status.ts';

const day = calendarDate;

const austin = releaseWith('2010.1', [
  declared('maintained', '2010-10-21'),
  derived('security', '2011-02-03'),
  knownBy('end-of-life', '2016-02-02'),
]);
const kilo = releaseWith('2015.1', [
  derived('development', '2014-10-16'),
  declared('maintained', '2015-04-30'),
  derived('security', '2015-10-15'),
  declared('end-of-life', '2016-05-02'),
]);
const liberty = releaseWith('2015.2', [
  derived('development', '2015-04-30'),
  declared('maintained', '2015-10-15'),
  derived('security', '2016-04-07'),
  declared('end-of-life', '2016-11-17'),
]);
const mitaka = releaseWith('2016.1', [
  derived('development', '2015-10-15'),
  declared('maintained', '2016-04-07'),
  derived('security', '2016-10-06'),
  declared('end-of-life', '2017-04-10'),
]);
const newton = releaseWith('2016.2', [
  derived('development', '2016-04-07'),
  declared('maintained', '2016-10-06'),
  derived('security', '2017-02-22'),
  declared('end-of-life', '2017-10-25'),
]);
const ocata = releaseWith('2017.1', [
  derived('development', '2016-10-06'),
  declared('maintained', '2017-02-22'),
]);

describe('releaseStatus', () => {
  it('says where Mitaka stood on 2016-09-01', () => {
    expect(releaseStatus(mitaka, day('2016-09-01'), day('2026-08-21'))).toEqual({
      release: mitaka,
      phase: 'maintained',
      since: '2016-04-07',
      basis: 'declared',
      next: { phase: 'security', date: '2016-10-06', basis: 'derived' },
      supportEnds: '2017-04-10',
      overdue: null,
    });
  });

  it('does not know since when a release is at an end that nobody dated', () => {
    expect(releaseStatus(austin, day('2016-02-02'), day('2026-08-21'))).toEqual({
      release: austin,
      phase: 'end-of-life',
      since: null,
      basis: 'declared',
      next: null,
      supportEnds: null,
      overdue: null,
    });
  });

  it('tells a plan that has come as overdue on its very day, and leaves the phase as it is', () => {
    const xena = releaseWith('2021.2', [
      declared('maintained', '2021-10-06'),
      scheduled('extended', '2023-04-20'),
    ]);
    expect(releaseStatus(xena, day('2023-04-19'), day('2023-04-19'))).toMatchObject({
      phase: 'maintained',
      next: { phase: 'extended', date: '2023-04-20', basis: 'scheduled' },
      overdue: null,
    });
    for (const [on, asOf] of [
      ['2023-04-20', '2023-04-20'],
      ['2023-05-30', '2023-05-30'],
      ['2023-05-30', '2023-04-20'],
    ] as const) {
      expect(releaseStatus(xena, day(on), day(asOf))).toMatchObject({
        phase: 'maintained',
        since: '2021-10-06',
        basis: 'declared',
        next: null,
        overdue: { phase: 'extended', date: '2023-04-20' },
      });
    }
  });

  it('says scheduled of a phase that only the plan gives, beyond the day of the catalog', () => {
    const epoxy = releaseWith('2025.1', [
      declared('maintained', '2025-04-02'),
      scheduled('unmaintained', '2026-10-02'),
    ]);
    expect(releaseStatus(epoxy, day('2026-10-01'), day('2026-08-21'))).toMatchObject({
      phase: 'maintained',
      basis: 'declared',
      supportEnds: '2026-10-02',
    });
    expect(releaseStatus(epoxy, day('2026-10-02'), day('2026-08-21'))).toMatchObject({
      phase: 'unmaintained',
      since: '2026-10-02',
      basis: 'scheduled',
      next: null,
      supportEnds: '2026-10-02',
      overdue: null,
    });
  });

  it('says of a planned release what comes first', () => {
    const indri = releaseWith('2027.1', [
      knownBy('planned', '2026-08-21'),
      scheduled('development', '2026-10-01'),
      scheduled('maintained', '2027-03-24'),
    ]);
    expect(releaseStatus(indri, day('2026-08-21'), day('2026-08-21'))).toMatchObject({
      phase: 'planned',
      since: null,
      basis: 'declared',
      next: { phase: 'development', date: '2026-10-01', basis: 'scheduled' },
      supportEnds: null,
    });
  });

  it('says nothing of a release that did not exist yet', () => {
    expect(releaseStatus(mitaka, day('2015-10-14'), day('2026-08-21'))).toBeUndefined();
    expect(releaseStatus(mitaka, day('2015-10-15'), day('2026-08-21'))?.phase).toBe('development');
  });
});

describe('productStatus', () => {
  it('says where OpenStack stood on 2016-09-01, without what did not exist yet', () => {
    const product = productWith({ releases: [kilo, liberty, mitaka, newton, ocata] });
    const status = productStatus(product, day('2016-09-01'));
    expect(status.map(({ release, phase, since }) => [release.id, phase, since])).toEqual([
      ['2015.1', 'end-of-life', '2016-05-02'],
      ['2015.2', 'security', '2016-04-07'],
      ['2016.1', 'maintained', '2016-04-07'],
      ['2016.2', 'development', '2016-04-07'],
    ]);
  });

  it("counts upstream's word up to the product's own day", () => {
    const epoxy = releaseWith('2025.1', [
      declared('maintained', '2025-04-02'),
      scheduled('unmaintained', '2026-10-02'),
    ]);
    const phaseWhenReadOn = (asOf: string): string | undefined =>
      productStatus(productWith({ releases: [epoxy], asOf: day(asOf) }), day('2026-10-02'))[0]?.phase;
    expect(phaseWhenReadOn('2026-10-01')).toBe('unmaintained');
    expect(phaseWhenReadOn('2026-10-02')).toBe('maintained');
  });
});
