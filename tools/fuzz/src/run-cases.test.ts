import { type FuzzTarget, type Outcome } from '@lastpatch/release-catalog/testing';
import { describe, expect, it } from 'vitest';
import { runCases } from './run-cases.ts';
import { targetsOf } from './targets.ts';

/** A target that notes what it is given, and does as it is told. */
function target(name: string, does: (call: number) => Outcome, seen: unknown[] = []): FuzzTarget {
  return {
    name,
    attempt(damage, which) {
      seen.push({ damage, which });
      return Promise.resolve().then(() => does(seen.length));
    },
  };
}

describe('cases', () => {
  it('are counted by their targets, which take turns', async () => {
    const targets = [
      target('a', () => 'accepted'),
      target('b', (call) => (call % 2 === 0 ? 'refused' : 'accepted')),
    ];
    const report = await runCases({ targets, cases: 7, seed: 2 });
    expect(report).toMatchObject({
      targets: [
        { name: 'a', accepted: 4, refused: 0 },
        { name: 'b', accepted: 2, refused: 1 },
      ],
      failures: [],
      failed: 0,
    });
  });

  it('that fail are named with their seeds, the first ten of them, and the rest goes on', async () => {
    const failing = target('a', (call) => {
      if (call > 2) throw new TypeError('oh');
      return 'accepted';
    });
    const { failures, failed, targets } = await runCases({ targets: [failing], cases: 20, seed: 100 });
    expect(failed).toBe(18);
    expect(failures).toHaveLength(10);
    expect(failures[0]).toEqual({ target: 'a', seed: 102, message: 'TypeError: oh' });
    expect(targets).toMatchObject([{ accepted: 2 }]);
  });

  it('of one seed are one case, alone or among others', async () => {
    const [many, alone]: [unknown[], unknown[]] = [[], []];
    const started: number[] = [];
    await runCases({
      targets: [target('a', () => 'refused', many)],
      cases: 5,
      seed: 40,
      onStart: (seed) => started.push(seed),
    });
    await runCases({ targets: [target('a', () => 'refused', alone)], cases: 1, seed: 43 });
    expect(alone).toEqual([many[3]]);
    expect(started).toEqual([40, 41, 42, 43, 44]);
    expect(new Set(many.map((one) => JSON.stringify(one))).size).toBe(5);
  });
});

describe("the tool's own files", () => {
  it('are imported with damage and refused with damage, and nothing else comes of them', async () => {
    const targets = await targetsOf([]);
    const report = await runCases({ targets, cases: 200, seed: 0 });
    expect(report.failures).toEqual([]);
    expect(report.targets.map(({ name }) => name)).toEqual([
      'openstack files',
      'openstack tar',
      'openstack gzip',
      'endoflife.date text',
      'endoflife.date values',
      'endoflife.date gzip',
      'own files, text',
      'own files, bytes',
      'scan text',
      'scan bytes',
    ]);
    for (const { accepted, refused } of report.targets) expect(accepted + refused).toBe(20);
  });
});
