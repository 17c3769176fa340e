import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';
import { main } from '../src/cli/run-program.ts';
import type { Finished } from './lastpatch-process.ts';

/**
 * Runs `lastpatch` within the test's own process, which is much faster than a process of its own; the working folder is
 * the test's, so that paths must be absolute.
 */
export async function lastpatchHere(...args: readonly string[]): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  const before = new Set(process.stdout.listeners('error'));
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      stdout += String(chunk);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      stderr += String(chunk);
      return true;
    }),
  ];
  try {
    const status = await main(args);
    return { status, signal: null, stdout, stderr };
  } finally {
    // A command may leave its status there for the end of its process, which this is not.
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
    for (const listener of process.stdout.listeners('error')) {
      if (!before.has(listener)) process.stdout.off('error', listener as () => void);
    }
  }
}

/** As {@link lastpatchHere}, without the colours that a test runner may ask for. */
export async function lastpatchPlain(...args: readonly string[]): Promise<Finished> {
  const finished = await lastpatchHere(...args);
  return {
    ...finished,
    stdout: stripVTControlCharacters(finished.stdout),
    stderr: stripVTControlCharacters(finished.stderr),
  };
}
