import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT_ONCE, CALLS_A_LETTER, type Load, mapRunOf, mostLetters, runOf } from './scale.ts';
import { DEPLOYED, renewedScale } from './scale-page.ts';

const page = readFileSync(new URL('../../../docs/scale.md', import.meta.url), 'utf8');

function source(path: string): string {
  return readFileSync(new URL(`../../../apps/${path}`, import.meta.url), 'utf8');
}

const loads: fc.Arbitrary<Load> = fc.record({
  letters: fc.nat({ max: 1_000_000 }),
  callMs: fc.integer({ min: 1, max: 1000 }),
  publicationsASecond: fc.integer({ min: 1, max: 30_000 }),
  memoryMb: fc.integer({ min: 128, max: 10_240 }),
});

describe('docs/scale.md', () => {
  it('has the tables that the model and the prices give: npm run cost renews it', () => {
    expect(renewedScale(page)).toBe(page);
  });
});

describe('the model of a run', () => {
  it('goes by what the product is made with', () => {
    expect(source('notifier/src/adapters/aws/sns/sns-channel.ts')).toContain(`const AT_ONCE = ${AT_ONCE};`);
    expect(source('notifier/src/adapters/aws/sns/publish-pace.ts')).toContain(
      `const BETWEEN_MS = ${1000 / DEPLOYED.publicationsASecond};`,
    );
    expect(source('infra/src/constructs/daily-check.ts')).toContain(`memorySize: ${DEPLOYED.memoryMb},`);
  });

  it.each([
    ['calls', { callMs: 160 }, (1000 * CALLS_A_LETTER * 160) / AT_ONCE],
    ['SNS', { publicationsASecond: 50 }, 1000 * 20],
    ['processor', { memoryMb: 128 }, 1000 * 4 * (1769 / 128)],
  ] as const)('is held up by what is slowest: %s', (bound, other, ms) => {
    const run = runOf({ ...DEPLOYED, letters: 1000, ...other });
    expect(run.bound).toBe(bound);
    expect(run.seconds).toBeCloseTo(5 + ms / 1000, 6);
  });

  it('is no faster with more letters, slower calls, fewer publications or less memory', () => {
    fc.assert(
      fc.property(loads, loads, (a, b) => {
        const worse = {
          letters: Math.max(a.letters, b.letters),
          callMs: Math.max(a.callMs, b.callMs),
          publicationsASecond: Math.min(a.publicationsASecond, b.publicationsASecond),
          memoryMb: Math.min(a.memoryMb, b.memoryMb),
        };
        expect(runOf(worse).seconds).toBeGreaterThanOrEqual(runOf(a).seconds);
      }),
    );
  });

  it('says how many letters fit, and not one thousand more', () => {
    const letters = mostLetters(DEPLOYED);
    expect(runOf({ ...DEPLOYED, letters }).fits).toBe(true);
    expect(runOf({ ...DEPLOYED, letters: letters + 1000 }).fits).toBe(false);
  });
});

describe('the model of a Distributed Map', () => {
  it('sends no faster than SNS takes, and costs what its letters cost at least', () => {
    const maps = fc.record({
      batch: fc.integer({ min: 1, max: 1000 }),
      senders: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(loads, maps, (load, map) => {
        const run = mapRunOf({ ...load, ...map });
        expect(run.seconds).toBeGreaterThanOrEqual(5 + load.letters / load.publicationsASecond - 1e-6);
        // Each letter is published once, and written as 9 KB.
        expect(run.usd).toBeGreaterThanOrEqual((load.letters * (0.5 + 9 * 0.625)) / 1e6);
      }),
    );
  });

  it('takes half the time with twice the senders, as long as SNS takes it', () => {
    const load = { ...DEPLOYED, letters: 100_000, publicationsASecond: 30_000, batch: 100 };
    const [one, two] = [10, 20].map((senders) => mapRunOf({ ...load, senders }).seconds - 5);
    expect((one ?? 0) / (two ?? 1)).toBeCloseTo(2, 6);
  });
});
