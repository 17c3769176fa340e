import { describe, expect, it } from 'vitest';
import { declared, knownBy, productWith, releaseWith, scheduled } from '../testing/index.ts';
import { calendarDate, type Product, upgradePath } from './index.ts';

/** A small OpenStack: from 2023.1 on every first release of a year is SLURP. */
const openstack = productWith({
  releases: [
    releaseWith('2022.2', [declared('maintained', '2022-10-05'), declared('unmaintained', '2024-05-10')]),
    releaseWith('2023.1', [declared('maintained', '2023-03-22'), declared('unmaintained', '2024-12-14')], {
      slurp: true,
    }),
    releaseWith('2023.2', [declared('maintained', '2023-10-04'), declared('end-of-life', '2025-04-30')]),
    releaseWith('2024.1', [declared('maintained', '2024-04-03'), declared('unmaintained', '2025-11-07')], {
      slurp: true,
    }),
    releaseWith('2024.2', [declared('maintained', '2024-10-02'), declared('end-of-life', '2026-04-29')]),
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')], {
      slurp: true,
    }),
    releaseWith('2025.2', [declared('maintained', '2025-10-01'), scheduled('end-of-life', '2027-04-28')]),
    releaseWith('2026.1', [declared('maintained', '2026-04-01'), scheduled('unmaintained', '2027-10-27')], {
      slurp: true,
    }),
    releaseWith('2026.2', [declared('development', '2026-04-01'), scheduled('maintained', '2026-09-30')]),
  ],
});

function way(product: Product, running: string, day: string): { target: string | null; hops: string[] } {
  const release = product.releases.find(({ id }) => id === running);
  if (!release) throw new Error(`no release ${running}`);
  const { target, hops } = upgradePath(product, release, calendarDate(day));
  return { target: target?.id ?? null, hops: hops.map((hop) => `${hop.kind} ${hop.release.id}`) };
}

describe('upgradePath', () => {
  it.each([
    {
      where: 'from SLURP to SLURP',
      running: '2023.1',
      target: '2026.1',
      hops: ['slurp 2024.1', 'slurp 2025.1', 'slurp 2026.1'],
    },
    {
      where: 'to the neighbour first where it is not SLURP',
      running: '2022.2',
      target: '2026.1',
      hops: ['next 2023.1', 'slurp 2024.1', 'slurp 2025.1', 'slurp 2026.1'],
    },
    { where: 'to the neighbour alone', running: '2025.2', target: '2026.1', hops: ['next 2026.1'] },
    { where: 'nowhere when the target runs', running: '2026.1', target: '2026.1', hops: [] },
    {
      where: 'nowhere while nothing newer is out',
      running: '2025.2',
      day: '2026-03-31',
      target: '2025.2',
      hops: [],
    },
    {
      where: 'to a release on the day on which it is out',
      running: '2025.2',
      day: '2026-04-01',
      target: '2026.1',
      hops: ['next 2026.1'],
    },
  ])('leads $where', ({ running, day = '2026-08-21', target, hops }) => {
    expect(way(openstack, running, day)).toEqual({ target, hops });
  });

  it.each([
    ['180 days left', '2026-04-05', '2025.1'],
    ['179 days left, but to the one whose support ends last', '2026-04-06', '2025.2'],
  ])('leads to the newest SLURP release with %s', (_, day, target) => {
    const releases = openstack.releases.filter(({ id }) => id !== '2026.1');
    expect(way({ ...openstack, releases }, '2024.1', day).target).toBe(target);
  });

  it('takes the release whose support ends last where none is SLURP, of equals the newest', () => {
    const product = productWith({
      releases: [
        releaseWith('1', [declared('maintained', '2020-01-01'), declared('end-of-life', '2030-01-01')]),
        releaseWith('2', [declared('maintained', '2021-01-01'), declared('end-of-life', '2031-01-01')]),
        releaseWith('3', [declared('maintained', '2022-01-01'), declared('end-of-life', '2031-01-01')]),
        releaseWith('4', [declared('maintained', '2023-01-01'), declared('end-of-life', '2029-01-01')]),
      ],
    });
    expect(way(product, '1', '2024-01-01')).toEqual({ target: '3', hops: ['next 2', 'next 3'] });
  });

  it('never takes an unknown end for the longest', () => {
    const product = productWith({
      releases: [
        releaseWith('1', [declared('maintained', '2020-01-01'), declared('end-of-life', '2030-01-01')]),
        releaseWith('2', [declared('maintained', '2021-01-01')], { slurp: true }),
      ],
    });
    expect(way(product, '1', '2024-01-01').target).toBe('1');
  });

  it.each([
    ['which has ended', [declared('end-of-life', '2024-01-01')]],
    ['which has ended nobody knows when', [knownBy('end-of-life', '2023-12-01')]],
  ])('takes an unknown end before a release %s', (_, end) => {
    const product = productWith({
      asOf: calendarDate('2024-01-01'),
      releases: [
        releaseWith('1', [declared('maintained', '2020-01-01'), ...end]),
        releaseWith('2', [declared('maintained', '2021-01-01'), scheduled('end-of-life', null)]),
        releaseWith('3', [declared('maintained', '2022-01-01'), ...end]),
      ],
    });
    expect(way(product, '1', '2024-01-01').target).toBe('2');
  });

  it('takes an unknown end before one that was planned and has come', () => {
    const product = productWith({
      asOf: calendarDate('2024-01-01'),
      releases: [
        releaseWith('1', [declared('maintained', '2020-01-01'), scheduled('unmaintained', '2023-12-01')]),
        releaseWith('2', [declared('maintained', '2021-01-01'), scheduled('unmaintained', null)]),
      ],
    });
    expect(way(product, '1', '2024-01-01').target).toBe('2');
  });

  it.each([
    ['more than 180 days before its end it stays', '2026-03-04', '8'],
    ['180 days before its end it leads on', '2026-03-05', '9'],
    ['on the last day it leads on', '2026-08-31', '9'],
  ])('%s where what is newer has no known end', (_, day, target) => {
    // As of Proxmox VE 8 and 9: who hears of it on the last day begins too late.
    const product = productWith({
      releases: [
        releaseWith('8', [declared('maintained', '2023-06-22'), scheduled('end-of-life', '2026-09-01')]),
        releaseWith('9', [declared('maintained', '2025-08-05'), scheduled('end-of-life', null)]),
      ],
    });
    expect(way(product, '8', day).target).toBe(target);
  });

  it.each([
    ['an unknown end', null, '8'],
    ['an end that is nearer', '2026-12-01', '9'],
  ])('leads from %s to no end that is near while another is unknown', (_, end, target) => {
    const product = productWith({
      releases: [
        releaseWith('8', [declared('maintained', '2023-01-01'), scheduled('end-of-life', end)]),
        releaseWith('9', [
          declared('maintained', '2024-01-01'),
          scheduled('end-of-life', end === null ? '2027-01-10' : null),
        ]),
        ...(end === null
          ? []
          : [
              releaseWith('10', [
                declared('maintained', '2025-01-01'),
                scheduled('end-of-life', '2027-01-10'),
              ]),
            ]),
      ],
    });
    expect(way(product, '8', '2026-11-01').target).toBe(target);
  });

  it('leads to the last end, be it near, where every end is known', () => {
    const product = productWith({
      releases: [
        releaseWith('1', [declared('maintained', '2023-01-01'), scheduled('end-of-life', '2026-06-01')]),
        releaseWith('2', [declared('maintained', '2024-01-01'), scheduled('end-of-life', '2026-04-01')]),
      ],
    });
    expect(way(product, '1', '2026-03-05').target).toBe('1');
  });

  it('takes the newest where no end is known at all', () => {
    const product = productWith({
      releases: [
        releaseWith('1', [declared('maintained', '2020-01-01')]),
        releaseWith('2', [declared('maintained', '2021-01-01')]),
      ],
    });
    expect(way(product, '1', '2024-01-01').target).toBe('2');
  });

  it('has no target for what is not out and has nothing newer', () => {
    expect(way(openstack, '2026.2', '2026-08-21')).toEqual({ target: null, hops: [] });
  });

  it('follows the plan after the day of the catalog', () => {
    expect(way(openstack, '2026.2', '2026-10-01').target).toBe('2026.2');
  });
});
