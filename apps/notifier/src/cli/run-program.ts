import { CatalogFileError } from '@lastpatch/release-catalog/catalog';
import { CalendarDateError } from '@lastpatch/release-model';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { CommanderError } from 'commander';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import { plainLine } from '../letters/plain-line.ts';
import { CommandFailure, EXIT } from './failure.ts';
import { program } from './program.ts';
import { note } from './write.ts';

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
    if (error instanceof CommandFailure) {
      note(`lastpatch: ${error.message}`);
      return error.status;
    }
    if (error instanceof SettingsError) {
      note(...error.lines.map((line, index) => `${index === 0 ? 'lastpatch: ' : '  '}${plainLine(line)}`));
      return EXIT.usage;
    }
    // A day so far away that the calendar ends before it.
    if (error instanceof CalendarDateError) {
      note(`lastpatch: ${error.message}`);
      return EXIT.usage;
    }
    if (error instanceof LocationFailure || error instanceof AwsFailure) {
      note(`lastpatch: ${error.message}`);
      return EXIT.failed;
    }
    // What a project has in each release is read only when it is asked for, long after the rest of the file.
    if (error instanceof CatalogFileError) {
      note(`lastpatch: the catalog cannot be used: ${error.message}`);
      return EXIT.failed;
    }
    note(`lastpatch: this should not happen, and is a fault of Lastpatch: ${String(error)}`);
    if (process.env['LASTPATCH_DEBUG'] && error instanceof Error) note(error.stack ?? '');
    return EXIT.failed;
  }
}
