import { calendarDate } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  knownBy,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { DEFAULT_KINDS, ONLY_END_OF_LIFE, type Watch } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { factOf, noticeOf } from '../../testing/sample-letters.ts';
import { watchOf, type WatchParts } from '../../testing/watch-builder.ts';
import { followedReleases, follows, wantsNotice } from './watch.ts';

const ASOF = calendarDate('2026-08-21');
const openstack = productWith({
  asOf: ASOF,
  releases: [
    releaseWith('2023.1', [declared('unmaintained', '2024-12-14')], { name: 'Antelope' }),
    releaseWith('2025.1', [declared('maintained', '2025-04-02'), scheduled('unmaintained', '2026-10-02')], {
      key: 'epoxy',
      name: 'Epoxy',
      aliases: ['e-release'],
    }),
    releaseWith('2026.2', [declared('development', '2026-04-01'), scheduled('maintained', '2026-09-30')]),
    releaseWith('2027.1', [knownBy('planned', '2026-08-21')]),
  ],
  projects: [
    projectWith('aodh', { team: 'telemetry' }),
    projectWith('nova', { service: 'Compute service', team: 'nova' }),
  ],
});
const ubuntu = productWith({
  key: 'ubuntu',
  name: 'ubuntu',
  title: 'Ubuntu',
  aliases: ['focal-and-friends'],
  releases: [releaseWith('2025.1')],
});
const CATALOG = catalogWith(openstack, ubuntu);

function watch(follow: WatchParts['follow'] = {}): Watch {
  return watchOf({ follow });
}

function followed(follow: WatchParts['follow'], on = '2026-08-21'): string[] {
  return followedReleases(watch(follow), CATALOG, calendarDate(on)).map(
    ({ product, release }) => `${product.name} ${release.id}`,
  );
}

describe('a watch follows a fact', () => {
  const epoxy = { product: 'openstack', release: '2025.1' };

  it.each([
    ['all', true, true],
    ['all', false, true],
    ['supported', true, true],
    ['supported', false, false],
  ] as const)('by %s, when it concerns support: %s: %s', (releases, concernsSupported, isFollowed) => {
    const fact = { ...epoxy, concernsSupported };
    expect(follows(watch({ openstack: releases }), CATALOG, fact)).toBe(isFollowed);
  });

  it.each(['2025.1', 'Epoxy', 'epoxy', 'EPOXY', 'e-release', '2025.1.1'])(
    'by the name %s of its release',
    (name) => {
      const fact = { ...epoxy, concernsSupported: false };
      expect(follows(watch({ openstack: [name] }), CATALOG, fact)).toBe(true);
      expect(follows(watch({ openstack: ['2023.1', name] }), CATALOG, fact)).toBe(true);
    },
  );

  it.each(['2023.1', '2025', '2025.10', '025.1', 'nothing'])('not by the name %s of another', (name) => {
    expect(follows(watch({ openstack: [name] }), CATALOG, { ...epoxy, concernsSupported: true })).toBe(false);
  });

  it('of its own products only, though a release of another has the same name', () => {
    const fact = { product: 'ubuntu', release: '2025.1', concernsSupported: true };
    expect(follows(watch({ openstack: 'all' }), CATALOG, fact)).toBe(false);
    expect(follows(watch({ openstack: ['2025.1'] }), CATALOG, fact)).toBe(false);
    expect(follows(watch({ openstack: 'all', ubuntu: 'all' }), CATALOG, fact)).toBe(true);
    expect(follows(watch({ 'Focal-and-Friends': 'all' }), CATALOG, fact)).toBe(true);
  });

  it('of no product that the catalog does not hold', () => {
    expect(follows(watch({ debian: 'all' }), CATALOG, { ...epoxy, concernsSupported: true })).toBe(false);
  });
});

describe('the releases that a watch follows', () => {
  it('are all, in the order of the catalog', () => {
    expect(followed({ ubuntu: 'all', openstack: 'all' })).toEqual([
      'openstack 2023.1',
      'openstack 2025.1',
      'openstack 2026.2',
      'openstack 2027.1',
      'ubuntu 2025.1',
    ]);
  });

  it('are those with some support, and those to come', () => {
    expect(followed({ openstack: 'supported' })).toEqual([
      'openstack 2025.1',
      'openstack 2026.2',
      'openstack 2027.1',
    ]);
  });

  it('are those named, also when nobody maintains them', () => {
    expect(followed({ openstack: ['Epoxy', '2023.1'] })).toEqual(['openstack 2023.1', 'openstack 2025.1']);
  });

  it.each([
    ['on the day before its planned end', '2026-10-01'],
    ['on its planned end, which upstream has not declared', '2026-10-02'],
    ['long after it', '2027-10-02'],
  ])('hold one whose support ends by the plan alone, %s', (_, on) => {
    expect(followed({ openstack: 'supported' }, on)).toContain('openstack 2025.1');
  });
});

describe('a watch wants a notice', () => {
  const epoxy = { ...noticeOf(), product: 'openstack', release: '2025.1' };
  const [rule] = watch({ openstack: 'all' }).follow;

  function wants(parts: object, notice: object = {}): boolean {
    return wantsNotice({ ...watch(), follow: rule ? [{ ...rule, ...parts }] : [] }, CATALOG, {
      ...epoxy,
      ...notice,
    });
  }

  it('of a kind and a phase that it asked for', () => {
    expect(wants({ kinds: ['due'] }, { kind: 'due' })).toBe(true);
    expect(wants({ kinds: ['due'] }, { kind: 'reminder' })).toBe(false);
    expect(wants({ phases: ['end-of-life'] }, { phase: 'end-of-life' })).toBe(true);
    expect(wants({ phases: ['end-of-life'] }, { phase: 'unmaintained' })).toBe(false);
  });

  it('but none of development unless it asked for that', () => {
    expect(wants({}, { phase: 'development', kind: 'entered' })).toBe(false);
    expect(wants({ phases: ['development'] }, { phase: 'development', kind: 'entered' })).toBe(true);
  });

  it('of a release that it follows only', () => {
    expect(wants({ releases: ['2023.1'] })).toBe(false);
  });

  it('of a planned day that upstream could not be asked about, when it wants to hear of days that come', () => {
    for (const kind of ['due', 'entered'] as const) {
      expect(wants({ kinds: [kind] }, { kind: 'reminder', step: 0 })).toBe(true);
      expect(wants({ kinds: [kind] }, { kind: 'reminder', step: 1 })).toBe(false);
    }
    const release = { kind: 'reminder', step: 0, phase: 'maintained' };
    expect(wants({ kinds: ['released'] }, release)).toBe(true);
    expect(wants({ kinds: ['reminder'] }, { kind: 'reminder', step: 0 })).toBe(false);
    expect(wants({ phases: ['end-of-life'] }, { kind: 'reminder', step: 0 })).toBe(false);
  });

  it('of a planned end that upstream could not be asked about not when it wants to hear of release days only', () => {
    expect(wants({ kinds: ['released'] }, { kind: 'reminder', step: 0, phase: 'unmaintained' })).toBe(false);
  });

  it.each(['scheduled', 'moved'] as const)(
    'of a date that is first seen when it has come (%s) when it wants to hear of days that come',
    (kind) => {
      const fact = factOf({ kind, standsFor: ['entered', 'due'] });
      for (const asked of ['due', 'entered', kind]) expect(wants({ kinds: [asked] }, fact)).toBe(true);
      expect(wants({ kinds: ['reminder'] }, fact)).toBe(false);
      expect(wants({ ...ONLY_END_OF_LIFE }, fact)).toBe(true);
      expect(wants({ ...ONLY_END_OF_LIFE }, { ...fact, phase: 'security' })).toBe(false);
      expect(wants({ ...ONLY_END_OF_LIFE }, factOf({ kind }))).toBe(false);
    },
  );

  it('of the very end, and when that is taken back, where it asked for that only', () => {
    for (const kind of ['due', 'entered', 'withdrawn'] as const) {
      expect(wants({ ...ONLY_END_OF_LIFE }, factOf({ kind }))).toBe(true);
    }
    for (const kind of ['reminder', 'scheduled', 'moved', 'unscheduled', 'released'] as const) {
      expect(wants({ ...ONLY_END_OF_LIFE }, factOf({ kind }))).toBe(false);
    }
  });

  it('of a release that is out when it is first listed, as of a release day', () => {
    const out = factOf({ kind: 'announced', phase: 'extended', standsFor: ['released'] });
    expect(wants({}, out)).toBe(true);
    expect(wants({ kinds: ['announced'] }, out)).toBe(true);
    expect(wants({ kinds: ['due'] }, out)).toBe(false);
    expect(wants({ phases: ['end-of-life'] }, out)).toBe(false);
    const coming = factOf({ kind: 'announced', phase: 'development' });
    expect(wants({}, coming)).toBe(false);
    expect(wants({ kinds: ['announced'], phases: ['end-of-life'] }, coming)).toBe(true);
  });

  it.each(['announced', 'version', 'retired', 'milestone'] as const)(
    'of %s whatever phases it asked for',
    (kind) => {
      const fact = factOf({ kind, phase: null });
      expect(wants({ kinds: [kind], phases: ['security'] }, fact)).toBe(true);
      expect(wants({ kinds: ['due'], phases: ['security'] }, fact)).toBe(false);
    },
  );

  it('of a release by what is supported, by its names, or all of them', () => {
    const ended = { release: '2023.1', concernsSupported: false };
    expect(wants({ releases: 'supported' }, ended)).toBe(false);
    expect(wants({ releases: ['Antelope'] }, ended)).toBe(true);
    expect(wants({ releases: 'all' }, ended)).toBe(true);
  });
});

describe('a watch wants a notice of a project', () => {
  const [rule] = watch({ openstack: ['2025.1'] }).follow;

  function wants(projects: 'all' | readonly string[], notice: object = {}): boolean {
    const fact = factOf({ kind: 'version', phase: null, project: 'nova', version: '31.0.0', ...notice });
    const follow = rule ? [{ ...rule, projects, kinds: [...DEFAULT_KINDS, 'version' as const] }] : [];
    return wantsNotice({ ...watch(), follow }, CATALOG, fact);
  }

  it.each([
    ['all'],
    [['nova']],
    [['NOVA']],
    [['Compute']],
    [['compute service']],
    [['aodh', 'nova']],
  ] as const)('that it follows by %j', (projects) => {
    expect(wants(projects)).toBe(true);
  });

  it.each([[[]], [['aodh']], [['Telemetry']], [['nov']]] as const)('not by %j', (projects) => {
    expect(wants(projects)).toBe(false);
  });

  it('by a team, all of its projects', () => {
    expect(wants(['Telemetry'], { project: 'aodh' })).toBe(true);
  });

  it('that the catalog does not know (any more), by its name', () => {
    expect(wants(['Panko'], { project: 'panko' })).toBe(true);
  });

  it('that belongs to no release, whatever releases it follows', () => {
    expect(wants(['nova'], { release: null, releaseTitle: null })).toBe(true);
  });

  it('in a release that it follows only', () => {
    expect(wants('all', { release: '2023.1', concernsSupported: true })).toBe(false);
  });

  it('and its own ends by their phases', () => {
    expect(wants('all', { kind: 'entered', phase: 'end-of-life' })).toBe(true);
    expect(wants([], { kind: 'entered', phase: 'end-of-life' })).toBe(false);
    expect(wants('all', { kind: 'entered', phase: 'planned' })).toBe(false);
  });

  it('of its own product only', () => {
    expect(wants('all', { product: 'ubuntu' })).toBe(false);
  });
});

describe('a watch with several rules', () => {
  it('wants what any of them wants, and no mixture', () => {
    const [rule] = watch({ openstack: 'all' }).follow;
    const follow = [
      { ...rule!, releases: ['2025.1'], kinds: ['due'] },
      { ...rule!, releases: ['2023.1'], kinds: ['moved'] },
    ] as const;
    const wants = (release: string, kind: 'due' | 'moved'): boolean =>
      wantsNotice({ ...watch(), follow }, CATALOG, factOf({ kind, release }));
    expect(wants('2025.1', 'due')).toBe(true);
    expect(wants('2023.1', 'moved')).toBe(true);
    expect(wants('2025.1', 'moved')).toBe(false);
    expect(wants('2023.1', 'due')).toBe(false);
  });
});
