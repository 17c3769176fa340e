import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { factOf, letterOf, noticeOf } from '../../testing/sample-letters.ts';
import type { Letter } from './letter.ts';
import type { Notice } from './notice.ts';
import { noticeGroups, toldCounts } from './notice-groups.ts';

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

describe('deadlines', () => {
  const RABBITMQ = { product: 'rabbitmq', release: '3.13', date: calendarDate('2026-12-01'), step: 90 };
  const deadline = (environment: string, parts: Partial<Notice> = {}): Notice =>
    noticeOf({
      kind: 'deadline',
      environment,
      id: `${environment} ${parts.product ?? 'openstack'} ${parts.release ?? '2025.1'} ${parts.step ?? 30}`,
      ...parts,
    });

  it('that fifty environments have alike are one group', () => {
    const names = Array.from({ length: 50 }, (_, n) => `region-${n}`);
    expect(noticeGroups(names.map((name) => deadline(name)))).toHaveLength(1);
  });

  it('of one environment are one group, whatever runs there', () => {
    expect(groups(deadline('lab'), noticeOf({ id: 'a' }), deadline('lab', RABBITMQ))).toEqual([
      ['lab openstack 2025.1 30', 'lab rabbitmq 3.13 90'],
      ['a'],
    ]);
  });

  it('are grouped by all that an environment has, in any order', () => {
    const both = ['one', 'two'].flatMap((name) => [deadline(name), deadline(name, RABBITMQ)]);
    const mixed = [both[0]!, both[3]!, deadline('lab'), both[1]!, both[2]!];
    expect(noticeGroups(mixed).map((group) => group.map(({ environment }) => environment))).toEqual([
      ['one', 'two', 'one', 'two'],
      ['lab'],
    ]);
  });

  it.each([
    ['of another release', { release: '2025.2' }],
    ['of another product', { product: 'rabbitmq' }],
    ['of another phase', { phase: 'end-of-life' }],
    ['of another date', { date: calendarDate('2026-10-16') }],
    ['of another step', { step: 7 }],
  ] as const)('%s are another', (_, parts) => {
    expect(groups(deadline('one'), deadline('two', parts), deadline('three'))).toHaveLength(2);
  });

  it('are not grouped with a reminder of the same day', () => {
    expect(groups(deadline('one'), noticeOf({ id: 'a' }))).toHaveLength(2);
  });

  it('of names that look like something else are what they are', () => {
    const names = ['__proto__', 'constructor', '', '["deadline"]', 'undefined'];
    expect(noticeGroups(names.map((name) => deadline(name)))).toHaveLength(1);
    expect(noticeGroups(names.map((name, step) => deadline(name, { step: step + 1 })))).toHaveLength(5);
  });

  it('count once in what a run tells, also over the parts of a letter', () => {
    const part = (notices: readonly Notice[]): Letter => letterOf({ notices });
    const parts = [part([deadline('one'), noticeOf({ id: 'a' })]), part([deadline('two')])];
    expect(toldCounts(parts).map(({ count }) => count)).toEqual([2]);
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

describe('phases of a release that begin on one day', () => {
  const phase = (name: Notice['phase'], parts: Partial<Notice> = {}): Notice =>
    noticeOf({ phase: name, id: `${parts.release ?? '2025.1'} ${name ?? 'none'}`, ...parts });

  it.each(['reminder', 'due', 'entered', 'moved', 'scheduled', 'unscheduled'] as const)(
    'are read as the last of them, as %s',
    (kind) => {
      expect(
        groups(phase('security', { kind }), phase('end-of-life', { kind }), phase('extended', { kind })),
      ).toEqual([['2025.1 end-of-life']]);
    },
  );

  it.each([
    ['of another day', { date: calendarDate('2026-10-03') }],
    ['of no day', { date: null }],
    ['of another release', { release: '2024.2' }],
    ['of another product', { product: 'other' }],
    ['told as something else', { kind: 'moved' }],
    ['of one project', { kind: 'entered', project: 'nova' }],
    ['of another environment', { environment: 'region-east' }],
    ['that is not gone by', { decidedBy: { title: 'Ubuntu Cloud Archive', supportEnds: null } }],
  ] as const)('are read each where one is %s', (_, parts) => {
    expect(groups(phase('end-of-life'), phase('security', parts))).toHaveLength(2);
  });

  it('are read as one deadline of each environment', () => {
    const deadlines = ['a', 'b'].flatMap((environment) =>
      (['security', 'end-of-life'] as const).map((name) =>
        phase(name, { kind: 'deadline', environment, id: `${environment} ${name}` }),
      ),
    );
    expect(groups(...deadlines)).toEqual([['a end-of-life', 'b end-of-life']]);
  });

  it('leave a beginning alone', () => {
    expect(
      groups(phase('maintained', { kind: 'released' }), phase('security', { kind: 'released' })),
    ).toHaveLength(2);
  });
});
