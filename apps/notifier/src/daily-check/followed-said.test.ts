import { describe, expect, it } from 'vitest';
import { watchOf } from '../../testing/watch-builder.ts';
import { followedSaid } from './followed-said.ts';

describe('what a watch follows, in words', () => {
  it.each([
    [{ openstack: 'all' }, 'openstack (all releases)'],
    [{ openstack: 'supported' }, 'openstack (supported releases)'],
    [{ openstack: ['2025.1', 'Gazpacho'] }, 'openstack 2025.1, Gazpacho'],
    [{ openstack: 'supported', ubuntu: ['24.04'] }, 'openstack (supported releases); ubuntu 24.04'],
    [
      { openstack: 'supported', ubuntu: 'supported', kubernetes: 'all', mariadb: 'supported' },
      'openstack, ubuntu and mariadb (supported releases); kubernetes (all releases)',
    ],
    [{ openstack: 'all', ubuntu: 'all' }, 'openstack and ubuntu (all releases)'],
    [{ ubuntu: ['24.04'], debian: ['24.04'] }, 'ubuntu 24.04; debian 24.04'],
  ] as const)('%j: %s', (follow, said) => {
    expect(followedSaid(watchOf({ follow }))).toBe(said);
  });

  it.each([
    [{ openstack: 'all' }, 'openstack(모든 릴리스)'],
    [{ openstack: ['2025.1', 'Gazpacho'] }, 'openstack 2025.1, Gazpacho'],
    [
      { openstack: 'supported', ubuntu: 'supported', kubernetes: ['1.35'] },
      'openstack, ubuntu(지원 중인 릴리스); kubernetes 1.35',
    ],
  ] as const)('%j in Korean: %s', (follow, said) => {
    expect(followedSaid(watchOf({ follow }), 'ko')).toBe(said);
  });

  it('says so where nothing is known yet of what the fleet runs', () => {
    const watch = watchOf({ follow: {} });
    expect(followedSaid(watch)).toBe('what the fleet runs (none known yet)');
    expect(followedSaid(watch, 'ko')).toBe('환경에서 사용 중인 릴리스(아직 확인된 릴리스 없음)');
  });

  it('names whose dates it goes by', () => {
    const watch = watchOf({
      follow: { openstack: 'supported', ubuntu: ['24.04'] },
      dates: { OpenStack: 'cloud-archive', ubuntu: 'esm' },
    });
    expect(followedSaid(watch)).toBe(
      'openstack (supported releases, by the dates of cloud-archive); ubuntu 24.04, by the dates of esm',
    );
    expect(followedSaid(watch, 'ko')).toBe(
      'openstack(지원 중인 릴리스, cloud-archive 일정 기준); ubuntu 24.04(esm 일정 기준)',
    );
  });
});
