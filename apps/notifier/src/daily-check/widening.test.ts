import { calendarDate } from '@lastpatch/release-model';
import { catalogWith, declared, productWith, releaseWith, scheduled } from '@lastpatch/release-model/testing';
import type { FollowedReleases } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { factOf, noticeOf } from '../../testing/sample-letters.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import type { Notice } from './notice.ts';
import type { Followed } from './watch.ts';
import { type Widening, wideningOf } from './widening.ts';

const TODAY = calendarDate('2026-09-02');
const ENDED = [declared('maintained', '2014-04-17'), declared('end-of-life', '2019-04-25')];

/** Of a release of its own kind each: over, no longer maintained, alive, to come, and of which nothing has begun. */
const CATALOG = catalogWith(
  productWith({
    asOf: TODAY,
    aliases: ['osp'],
    releases: [
      releaseWith('2010.1', [declared('maintained', '2010-10-21'), declared('end-of-life', '2012-01-01')]),
      releaseWith('2024.1', [declared('maintained', '2024-04-03'), declared('unmaintained', '2025-11-07')]),
      releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')], {
        key: 'epoxy',
        name: 'Epoxy',
      }),
      releaseWith('2026.2', [declared('development', '2026-04-01'), scheduled('maintained', '2026-09-30')]),
      releaseWith('2030.1', [scheduled('development', '2029-10-01')]),
    ],
  }),
  productWith({
    key: 'ubuntu',
    name: 'ubuntu',
    title: 'Ubuntu',
    asOf: TODAY,
    releases: [releaseWith('14.04', ENDED), releaseWith('24.04', [declared('maintained', '2024-04-25')])],
  }),
  productWith({
    key: 'centos',
    name: 'centos',
    title: 'CentOS',
    asOf: TODAY,
    releases: [releaseWith('6', ENDED)],
  }),
);

type Rules = Readonly<Record<string, FollowedReleases>>;

function rulesOf(follow: Rules): Followed[] {
  return Object.entries(follow).map(([product, releases]) => ({ product, releases }));
}

/** What settings add to what was followed before. */
function widening(before: Rules, follow: Rules, notices: readonly Notice[] = []): Widening | undefined {
  const formerly = { follow: rulesOf(before), dates: {} };
  const input = { before: formerly, catalog: CATALOG, upstream: CATALOG, today: TODAY, notices };
  return wideningOf(watchOf({ follow }), input);
}

function releasesOf(found: Widening | undefined): string[] | undefined {
  return found && [...found.releases].map(({ id }) => id);
}

describe('what settings add', () => {
  const epoxy = { openstack: ['2025.1'] };

  it.each<[string, Rules, Rules, string[], string]>([
    ['a product', epoxy, { ...epoxy, ubuntu: 'all' }, ['14.04', '24.04'], 'ubuntu (all releases)'],
    [
      'a product, as far as it is supported',
      epoxy,
      { ...epoxy, ubuntu: 'supported' },
      ['24.04'],
      'ubuntu (supported releases)',
    ],
    [
      'a product of which nothing is alive',
      epoxy,
      { ...epoxy, centos: 'supported' },
      [],
      'centos (supported releases)',
    ],
    ['a release by its id', epoxy, { openstack: ['2024.1', '2025.1'] }, ['2024.1'], 'openstack 2024.1'],
    [
      'a release by its name',
      { openstack: ['2024.1'] },
      { openstack: ['2024.1', 'Epoxy'] },
      ['2025.1'],
      'openstack Epoxy',
    ],
    [
      'a release by a point release',
      { openstack: ['2024.1'] },
      { openstack: ['2025.1.3'] },
      ['2025.1'],
      'openstack 2025.1.3',
    ],
    [
      'a release that is to begin',
      epoxy,
      { openstack: ['2025.1', '2030.1'] },
      ['2030.1'],
      'openstack 2030.1',
    ],
    [
      'all releases, where the supported were',
      { openstack: 'supported' },
      { openstack: 'all' },
      ['2010.1', '2024.1', '2030.1'],
      'openstack (all releases)',
    ],
    [
      'all releases, where some were',
      epoxy,
      { openstack: 'all' },
      ['2010.1', '2024.1', '2026.2', '2030.1'],
      'openstack (all releases)',
    ],
    [
      'the supported, where some were',
      epoxy,
      { openstack: 'supported' },
      ['2026.2'],
      'openstack (supported releases)',
    ],
    [
      'one that has ended, beside the supported',
      { openstack: 'supported' },
      { openstack: ['2025.1', '2024.1'] },
      ['2024.1'],
      'openstack 2024.1',
    ],
    [
      'others in place of some',
      epoxy,
      { openstack: ['2024.1', '2010.1'] },
      ['2010.1', '2024.1'],
      'openstack 2024.1, 2010.1',
    ],
    ['one product in place of another', epoxy, { ubuntu: ['24.04'] }, ['24.04'], 'ubuntu 24.04'],
    [
      'in two products',
      { ubuntu: ['24.04'] },
      { openstack: ['epoxy'], ubuntu: 'all' },
      ['2025.1', '14.04'],
      'openstack epoxy; ubuntu (all releases)',
    ],
  ])('is %s', (...[, before, now, releases, said]) => {
    const found = widening(before, now);
    expect(releasesOf(found)).toEqual(releases);
    expect(found?.said).toBe(said);
  });

  it.each<[string, Rules, Rules]>([
    ['the same stands there', epoxy, epoxy],
    ['it is named otherwise', epoxy, { openstack: ['Epoxy'] }],
    ['it is named by its key, and its product by an alias', epoxy, { OSP: ['epoxy'] }],
    ['it is named twice', epoxy, { openstack: ['2025.1', 'epoxy'] }],
    ['less is followed: not all', { openstack: 'all' }, { openstack: 'supported' }],
    ['less is followed: some', { openstack: 'all' }, { openstack: ['2010.1'] }],
    ['less is followed: some of the supported', { openstack: 'supported' }, { openstack: ['2026.2'] }],
    ['less is followed: one product', { openstack: 'all', ubuntu: 'all' }, { ubuntu: 'all' }],
    [
      'the supported are those that were named',
      { openstack: ['2025.1', '2026.2'] },
      { openstack: 'supported' },
    ],
    ['it is nowhere', epoxy, { openstack: ['2025.1', '2099.1'], debian: 'all' }],
  ])('is nothing when %s', (_, before, now) => {
    expect(widening(before, now)).toBeUndefined();
  });
});

describe('history', () => {
  const isHistory = (before: Rules, now: Rules, notice: Notice): boolean =>
    widening(before, now, [notice])?.history.has(notice) ?? false;
  const due = factOf({ kind: 'due', release: '2025.1', date: TODAY });
  const ofEnded = factOf({
    kind: 'entered',
    release: '2024.1',
    phase: 'unmaintained',
    on: TODAY,
    concernsSupported: true,
  });

  it.each<[string, Rules, Rules, Notice]>([
    ['an end that is due today', { openstack: ['2024.1'] }, { openstack: 'all' }, due],
    ['a reminder', { ubuntu: 'all' }, { ubuntu: 'all', openstack: 'all' }, noticeOf()],
    [
      'that it is listed',
      { openstack: ['2025.1'] },
      { openstack: 'all' },
      factOf({ kind: 'announced', release: '2026.2' }),
    ],
    [
      'what has ended beyond its support',
      { openstack: 'supported' },
      { openstack: 'all' },
      factOf({ kind: 'entered', release: '2010.1', phase: 'end-of-life', concernsSupported: false }),
    ],
    [
      'what belongs to no release of a product that is new',
      { ubuntu: 'all' },
      { openstack: 'all' },
      factOf({ kind: 'retired', release: null, releaseTitle: null, project: 'sahara' }),
    ],
  ])('is %s, of a release that is new to the watch', (_, before, now, notice) => {
    expect(isHistory(before, now, notice)).toBe(true);
  });

  it.each<[string, Rules, Rules, Notice]>([
    ['what it followed before', { openstack: ['Epoxy'] }, { openstack: 'all' }, due],
    ['the very end of what was supported', { openstack: 'supported' }, { openstack: 'all' }, ofEnded],
    [
      'a later phase of what was supported',
      { openstack: 'supported' },
      { openstack: 'all' },
      factOf({ kind: 'scheduled', release: '2025.1', phase: 'end-of-life', concernsSupported: false }),
    ],
    [
      'what belongs to no release of a product that it followed',
      { openstack: ['2024.1'] },
      { openstack: 'all' },
      factOf({ kind: 'retired', release: null, releaseTitle: null, project: 'sahara' }),
    ],
    [
      'what stands nowhere yet',
      { openstack: ['2025.1'] },
      { openstack: 'all' },
      factOf({ kind: 'announced', release: '2030.1' }),
    ],
  ])('is not %s', (_, before, now, notice) => {
    expect(isHistory(before, now, notice)).toBe(false);
  });

  it('of a release that has ended since is not hidden: where it stands is told', () => {
    const [before, now] = [{ openstack: ['2025.1'] }, { openstack: 'supported' }] as const;
    expect(releasesOf(widening(before, now))).toEqual(['2026.2']);
    const found = widening(before, now, [ofEnded]);
    expect(found?.history).toEqual(new Set([ofEnded]));
    expect(releasesOf(found)).toEqual(['2026.2', '2024.1']);
  });
});
