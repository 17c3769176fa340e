import { CommanderError } from 'commander';
import { EXIT } from './failure.ts';
import { program } from './program.ts';
import { endProgress } from './progress.ts';
import { sayFailure } from './say-failure.ts';

/**
 * Runs the command line.
 *
 * @param args what stands after `lastpatch`
 * @returns the exit status: 0 done, 1 it failed, 2 wrong usage or settings, 3 found (see docs/cli.md)
 */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.done);
  });
  try {
    await program().parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    return sayFailure(error);
  } finally {
    endProgress();
  }
}
