import { calendarDate, type Milestone, type PhaseStart, type Product } from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  milestoneWith,
  productWith,
  releaseWith,
  scheduled,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { type DayRun, plannedOver } from '../../testing/watch-builder.ts';
import type { Notice } from './notice.ts';

const COMING = [declared('development', '2025-10-01'), scheduled('maintained', '2026-04-01')];
const FREEZE = milestoneWith('gazpacho', '2026-02-23');
const THIRD = milestoneWith('gazpacho', '2026-02-23', { kind: 'milestone-3', slug: '3' });

function run(on: string, milestones: readonly Milestone[] | 'unread', parts: Partial<Product> = {}): DayRun {
  const gazpacho = releaseWith('2026.1', COMING, { key: 'gazpacho', name: 'Gazpacho' });
  if (milestones === 'unread') return { on };
  return {
    on,
    read: catalogWith(
      productWith({
        asOf: calendarDate(on),
        releases: [gazpacho],
        milestones: milestones.length > 0 ? milestones : [milestoneWith('gazpacho', '2025-10-27')],
        ...parts,
      }),
    ),
  };
}

function notices(...runs: readonly DayRun[]): (Notice & { readonly run: string })[] {
  return plannedOver(runs).flatMap(({ today, notices: found }) =>
    found.map((notice) => ({ ...notice, run: today })),
  );
}

function told(...runs: readonly DayRun[]): string[] {
  return notices(...runs).map(
    ({ run: on, kind, milestone, date }) => `${on} ${kind} ${milestone?.slug} ${date}`,
  );
}

describe('a milestone', () => {
  it.each([
    ['whose week is known, on its Monday', FREEZE, ['2026-02-22', '2026-02-23', '2026-02-24']],
    ['whose day is known, on that day', THIRD, ['2026-02-25', '2026-02-26', '2026-02-27']],
  ])('is told once: %s', (_, milestone, days) => {
    expect(told(...days.map((on) => run(on, [milestone])))).toEqual([
      `${days[1]} milestone ${milestone.slug} ${days[1]}`,
    ]);
  });

  it('is told by what was known when the source cannot be read', () => {
    expect(
      told(run('2026-02-01', [FREEZE]), run('2026-02-23', 'unread'), run('2026-02-24', [FREEZE])),
    ).toEqual(['2026-02-23 milestone ff 2026-02-23']);
  });

  it('is told after an outage, of its own day', () => {
    const [notice, ...more] = notices(run('2026-02-01', [FREEZE]), run('2026-03-15', [FREEZE]));
    expect([notice?.on, notice?.date, more]).toEqual(['2026-02-23', '2026-02-23', []]);
  });

  it.each([
    ['is told when it is first given on its day', '2026-02-23', ['2026-02-23 milestone ff 2026-02-23']],
    ['is not told when it is first given the day after', '2026-02-24', []],
    ['is not told when it is first given long after', '2026-03-24', []],
  ])('%s', (_, on, expected) => {
    expect(told(run('2026-02-22', []), run(on, [FREEZE]), run('2026-03-25', [FREEZE]))).toEqual(expected);
  });

  it('that moves is told on its new day', () => {
    const moved = milestoneWith('gazpacho', '2026-03-02');
    expect(
      told(
        run('2026-02-20', [FREEZE]),
        run('2026-02-21', [moved]),
        run('2026-02-23', [moved]),
        run('2026-03-02', [moved]),
      ),
    ).toEqual(['2026-03-02 milestone ff 2026-03-02']);
  });

  it('that upstream takes away is not told', () => {
    expect(told(run('2026-02-20', [FREEZE]), run('2026-02-23', []))).toEqual([]);
  });

  it('that was past at the first run is not told', () => {
    expect(told(run('2026-02-23', [FREEZE]), run('2026-02-24', [FREEZE]))).toEqual([]);
  });

  it('of a product that is seen for the first time is not told', () => {
    const other = catalogWith(productWith({ key: 'other', name: 'other', asOf: calendarDate('2026-02-20') }));
    expect(told({ on: '2026-02-20', read: other }, run('2026-02-23', [FREEZE]))).toEqual([]);
  });

  it('that is the release day is not told where that day is known', () => {
    const final = milestoneWith('gazpacho', '2026-02-23', { kind: 'release', slug: 'final' });
    expect(told(run('2026-02-20', [final]), run('2026-02-23', [final]))).toEqual([]);
    const undated: readonly PhaseStart[] = [declared('development', '2025-10-01')];
    const releases = [releaseWith('2026.1', undated, { key: 'gazpacho' })];
    expect(told(run('2026-02-20', [final], { releases }), run('2026-02-23', [final], { releases }))).toEqual([
      '2026-02-23 milestone final 2026-02-23',
    ]);
  });

  it('of two of one day is told each, with an id of its own, and in the order of the days', () => {
    const found = notices(
      run('2026-02-20', [FREEZE, THIRD, milestoneWith('gazpacho', '2026-02-23', { slug: 'rf' })]),
      run('2026-02-28', [FREEZE, THIRD, milestoneWith('gazpacho', '2026-02-23', { slug: 'rf' })]),
    );
    expect(found.map(({ id }) => id)).toEqual([
      'milestone/openstack/gazpacho/milestone=ff/date=2026-02-23/1',
      'milestone/openstack/gazpacho/milestone=rf/date=2026-02-23/1',
      'milestone/openstack/gazpacho/milestone=3/date=2026-02-26/1',
    ]);
  });

  it('says whether its day or its week is known, of whom it is, and in which phase', () => {
    const spec = milestoneWith('gazpacho', '2026-02-23', {
      kind: 'other',
      slug: 'nova-spec-freeze',
      project: 'nova',
    });
    const found = notices(run('2026-02-20', [THIRD, spec]), run('2026-02-28', [THIRD, spec]));
    expect(found).toMatchObject([
      {
        run: '2026-02-28',
        kind: 'milestone',
        basis: 'scheduled',
        cause: 'day',
        project: 'nova',
        milestone: spec,
        release: '2026.1',
        concernsSupported: true,
        evidence: 'schedule',
      },
      { basis: 'derived', milestone: THIRD, on: '2026-02-26' },
    ]);
    expect(found[1]).not.toHaveProperty('project');
  });

  it.each([
    ['under development', COMING, true],
    ['that is out', [declared('maintained', '2025-10-01')], false],
  ])('concerns whoever follows what is supported or to come: of a release %s', (_, starts, concerns) => {
    const releases = [releaseWith('2026.1', starts, { key: 'gazpacho' })];
    const [notice] = notices(
      run('2026-02-20', [FREEZE], { releases }),
      run('2026-02-23', [FREEZE], { releases }),
    );
    expect(notice?.concernsSupported).toBe(concerns);
  });
});
