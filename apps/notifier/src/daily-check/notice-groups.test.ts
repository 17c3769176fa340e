import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { factOf, noticeOf } from '../../testing/sample-letters.ts';
import type { Notice } from './notice.ts';
import { noticeGroups } from './notice-groups.ts';

const version = (project: string, parts: Partial<Notice> = {}): Notice =>
  factOf({ kind: 'version', phase: null, project, version: '1.0.0', id: `version ${project}`, ...parts });

const ended = (project: string, parts: Partial<Notice> = {}): Notice =>
  factOf({ kind: 'entered', phase: 'end-of-life', project, id: `entered ${project}`, ...parts });

function groups(...notices: readonly Notice[]): string[][] {
  return noticeGroups(notices).map((group) => group.map(({ id }) => id));
}

describe('versions', () => {
  it('of one release on one day are one group, so that a release day is one list', () => {
    const names = Array.from({ length: 69 }, (_, n) => `p${n}`);
    expect(noticeGroups(names.map((name) => version(name)))).toHaveLength(1);
  });

  it.each([
    ['of another release', { release: '2026.1' }],
    ['of no release', { release: null }],
    ['of another product', { product: 'other' }],
    ['of another day', { on: calendarDate('2026-09-03') }],
  ])('%s are another', (_, parts) => {
    expect(groups(version('nova'), version('heat', parts), version('zun'))).toEqual([
      ['version nova', 'version zun'],
      ['version heat'],
    ]);
  });
});

describe('ends of projects', () => {
  it('of one kind in one release on one day are one group', () => {
    expect(groups(ended('nova'), ended('heat'))).toEqual([['entered nova', 'entered heat']]);
  });

  it.each([
    ['of another kind', { phase: 'unmaintained' }],
    ['in another release', { release: '2026.1' }],
    ['of another day', { on: calendarDate('2026-09-03') }],
  ] as const)('%s are another', (_, parts) => {
    expect(groups(ended('nova'), ended('heat', parts))).toHaveLength(2);
  });

  it('are not grouped with that of the release itself', () => {
    const whole = factOf({ kind: 'entered', phase: 'end-of-life', id: 'entered' });
    expect(groups(whole, ended('nova'))).toHaveLength(2);
  });

  it('are not grouped when they are withdrawn, nor projects that leave', () => {
    for (const kind of ['withdrawn', 'retired'] as const) {
      expect(groups(ended('nova', { kind }), ended('heat', { kind }))).toHaveLength(2);
    }
  });
});

describe('every other notice', () => {
  it('is a group of its own, in the order of the first of each', () => {
    const [a, b] = [noticeOf({ id: 'a' }), noticeOf({ id: 'b' })];
    expect(groups(a, version('nova'), b, version('heat'))).toEqual([
      ['a'],
      ['version nova', 'version heat'],
      ['b'],
    ]);
  });

  it('is in a group, and in one only', () => {
    expect(noticeGroups([])).toEqual([]);
    expect(groups(version('nova'))).toEqual([['version nova']]);
  });
});
