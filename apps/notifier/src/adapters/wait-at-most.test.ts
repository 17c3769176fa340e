import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitAtMost } from './wait-at-most.ts';

const SECOND = 1000;

/** A piece of work, and what has become of the wait for it. */
function waited(begin: (signal: AbortSignal) => Promise<string>): { ended: unknown[]; signal: AbortSignal } {
  const ended: unknown[] = [];
  let given: AbortSignal | undefined;
  waitAtMost(SECOND, (signal) => begin((given = signal))).then(
    (result) => ended.push(['gives', result]),
    (error: unknown) => ended.push(['throws', String(error)]),
  );
  if (!given) throw new Error('the work has not begun');
  return { ended, signal: given };
}

describe('a wait', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends with the work', async () => {
    const work = Promise.withResolvers<string>();
    const { ended, signal } = waited(() => work.promise);
    await vi.advanceTimersByTimeAsync(SECOND - 1);
    expect(ended).toEqual([]);
    work.resolve('done');
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toEqual([['gives', 'done']]);
    expect(vi.getTimerCount()).toBe(0);
    expect(signal.aborted).toBe(false);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('broken'))],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
  ])('ends with work that %s', async (_, work) => {
    const ended: unknown[] = [];
    waitAtMost(SECOND, work).catch((error: unknown) => ended.push(String(error)));
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toEqual(['Error: broken']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends when it has lasted as long as it may, and the work hears of it', async () => {
    const { ended, signal } = waited(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(SECOND - 1);
    expect([ended, signal.aborted]).toEqual([[], false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([ended, signal.aborted]).toEqual([[['gives', undefined]], true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['resolve', 'reject'] as const)(
    'has ended, whatever the work makes of it at once: %s',
    async (how) => {
      const { ended } = waited(
        (signal) =>
          new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => {
              if (how === 'resolve') resolve('stopped');
              else reject(new Error('stopped'));
            });
          }),
      );
      await vi.advanceTimersByTimeAsync(SECOND);
      expect(ended).toEqual([['gives', undefined]]);
    },
  );

  it.each(['resolve', 'reject'] as const)('has ended, whatever the work does later: %s', async (how) => {
    const work = Promise.withResolvers<string>();
    const { ended } = waited(() => work.promise);
    await vi.advanceTimersByTimeAsync(SECOND);
    if (how === 'resolve') work.resolve('late');
    else work.reject(new Error('late'));
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(ended).toEqual([['gives', undefined]]);
  });
});

it('holds the process until it is over, also when nothing else does', () => {
  const program = `
    import { waitAtMost } from './src/adapters/wait-at-most.ts';
    console.log('ended', await waitAtMost(10, () => new Promise(() => undefined)));
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    env: {},
  });
  expect([status, stdout, stderr]).toEqual([0, 'ended undefined\n', '']);
});
