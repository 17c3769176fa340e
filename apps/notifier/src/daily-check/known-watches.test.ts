import { calendarDate, type Catalog, type ChosenVendors, type Product } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith } from '@lastpatch/release-model/testing';
import type { FollowedReleases, Watch } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { watchOf } from '../../testing/watch-builder.ts';
import { followedBefore, knownWatches } from './known-watches.ts';
import type { Head, KnownWatch } from './ports.ts';

type Rules = Readonly<Record<string, FollowedReleases>>;

function openstack(parts: Partial<Product> = {}): Product {
  return productWith({
    releases: ['2024.1', '2025.1'].map((id) => releaseWith(id, [declared('maintained', '2025-04-02')])),
    ...parts,
  });
}

const UBUNTU = productWith({
  key: 'ubuntu',
  name: 'ubuntu',
  title: 'Ubuntu',
  releases: [releaseWith('24.04')],
});
const CATALOG = catalogWith(openstack());

function headOf(watches: readonly KnownWatch[], catalog = CATALOG): Head {
  return { revision: 7, lastDay: calendarDate('2026-09-01'), catalog, watches, held: [] };
}

/** The head of a run by these settings. */
function headBy(follow: Rules, catalog = CATALOG): Head {
  const taken = { catalog, read: catalog };
  return headOf(knownWatches([watchOf({ follow })], undefined, taken), catalog);
}

describe('what is known of a watch', () => {
  const known = (follow: Rules, head?: Head, read: Catalog = CATALOG): KnownWatch | undefined =>
    knownWatches([watchOf({ follow })], head, { catalog: CATALOG, read })[0];

  it.each([
    ['of the first run', undefined, 1],
    ['of a head without it', headOf([{ id: 'other', since: 3 }]), 8],
    ['of a head that has it', headOf([{ id: 'platform', since: 3 }]), 3],
  ])('is the revision of its welcome: %s', (_, head, since) => {
    expect(known({ openstack: 'all' }, head)).toEqual({
      id: 'platform',
      since,
      followed: [{ product: 'openstack', releases: 'all' }],
      dates: {},
    });
  });

  it.each<[string, Rules]>([
    ['in another order', { ubuntu: 'supported', openstack: ['2025.1', 'epoxy'] }],
    ['in capitals', { OpenStack: ['Epoxy', '2025.1'], Ubuntu: 'supported' }],
    ['twice', { openstack: ['epoxy', '2025.1', 'Epoxy', '2025.1'], ubuntu: 'supported' }],
  ])('is what it follows, in one form for what is written %s', (_, follow) => {
    expect(known(follow)?.followed).toEqual([
      { product: 'openstack', releases: ['2025.1', 'epoxy'] },
      { product: 'ubuntu', releases: 'supported' },
    ]);
  });

  describe('where a reading was not taken', () => {
    const read = catalogWith(
      openstack({ releases: ['2024.1', '2025.1', '2026.2'].map((id) => releaseWith(id)) }),
      UBUNTU,
    );

    it('leaves out what it alone has', () => {
      const follow = { openstack: ['2025.1', '2026.2'], ubuntu: 'all' } as const;
      expect(known(follow, undefined, read)?.followed).toEqual([
        { product: 'openstack', releases: ['2025.1'] },
      ]);
    });

    it.each<[string, Rules]>([
      ['is nowhere', { debian: 'all', openstack: ['2099.1'] }],
      ['was named before', { openstack: ['2026.2'], ubuntu: ['24.04'] }],
    ])('holds what %s', (_, follow) => {
      const before = knownWatches([watchOf({ follow })], undefined, { catalog: CATALOG, read: CATALOG });
      expect(known(follow, headOf(before), read)?.followed).toEqual(before[0]?.followed);
    });
  });
});

describe('what a watch followed before', () => {
  const before = (head: Head, follow: Rules, catalog = CATALOG): unknown =>
    followedBefore([watchOf({ follow })], head, catalog).get('platform')?.follow;

  it('is told when its settings name something else', () => {
    expect(before(headBy({ openstack: ['2025.1'], ubuntu: 'all' }), { openstack: 'all' })).toEqual([
      { product: 'openstack', releases: ['2025.1'] },
      { product: 'ubuntu', releases: 'all' },
    ]);
  });

  it.each<[string, Rules]>([
    ['as they did', { openstack: ['2024.1', '2025.1'] }],
    ['in another order', { openstack: ['2025.1', '2024.1'] }],
    ['in capitals', { OPENSTACK: ['2024.1', '2025.1'] }],
  ])('is of no account while its settings say the same: %s', (_, follow) => {
    expect(before(headBy({ openstack: ['2024.1', '2025.1'] }), follow)).toBeUndefined();
  });

  it('is told with the dates that it went by when those are others', () => {
    const follow = { openstack: 'all' } as const;
    const watchBy = (dates: ChosenVendors): Watch => watchOf({ follow, dates });
    const taken = { catalog: CATALOG, read: CATALOG };
    const headWith = (dates: ChosenVendors): Head => headOf(knownWatches([watchBy(dates)], undefined, taken));
    const past = (head: Head, dates: ChosenVendors): unknown =>
      followedBefore([watchBy(dates)], head, CATALOG).get('platform');
    const rules = [{ product: 'openstack', releases: 'all' }];
    expect(past(headWith({}), { openstack: 'archive' })).toEqual({ follow: rules, dates: {} });
    expect(past(headWith({ OpenStack: 'Archive' }), {})).toEqual({
      follow: rules,
      dates: { openstack: 'archive' },
    });
    expect(past(headWith({ OpenStack: 'Archive' }), { openstack: 'archive' })).toBeUndefined();
    const ofEarlierVersion = {
      id: 'platform',
      since: 1,
      followed: [{ product: 'openstack', releases: 'all' as const }],
    };
    expect(past(headOf([ofEarlierVersion]), { openstack: 'archive' })).toBeUndefined();
  });

  it.each([
    ['by a head of an earlier version', headOf([{ id: 'platform', since: 1 }])],
    ['of a watch that is new', headOf([])],
  ])('is not known %s', (_, head) => {
    expect(before(head, { openstack: 'all' })).toBeUndefined();
  });

  it('has the names of today, where upstream has given up those of then', () => {
    const renamed = catalogWith(
      openstack({
        name: 'stack',
        key: 'os',
        releases: [releaseWith('24.1', [], { key: '2024.1' }), releaseWith('25.1', [], { key: '2025.1' })],
      }),
    );
    const then = catalogWith(
      openstack({
        key: 'os',
        releases: [releaseWith('2024.1'), releaseWith('x', [], { key: '2025.1' })],
      }),
    );
    expect(before(headBy({ openstack: ['X', '2099.1'] }, then), { stack: ['25.1'] }, renamed)).toEqual([
      { product: 'stack', releases: ['2099.1', '25.1'] },
    ]);
  });

  it('means what a name means today, where that is something', () => {
    const [then, now] = ['2024.1', '2025.1'].map((newest) =>
      catalogWith(
        openstack({
          releases: ['2024.1', '2025.1'].map((id) =>
            releaseWith(id, [], { aliases: id === newest ? ['newest'] : [] }),
          ),
        }),
      ),
    );
    expect(before(headBy({ openstack: ['newest'] }, then), { openstack: 'all' }, now)).toEqual([
      { product: 'openstack', releases: ['2025.1'] },
    ]);
  });
});
