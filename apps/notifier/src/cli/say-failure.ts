import { CatalogFileError } from '@lastpatch/release-catalog/catalog';
import { CalendarDateError } from '@lastpatch/release-model';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import { plainLine } from '../letters/plain-line.ts';
import { CommandFailure, EXIT } from './failure.ts';
import { note } from './write.ts';

/**
 * Says on standard error, in a sentence, why something failed.
 *
 * @returns the exit status of a command that fails so
 */
export function sayFailure(error: unknown): number {
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
  // The published package looks things up on older versions too.
  if (isCode(error, 'ERR_UNKNOWN_BUILTIN_MODULE')) {
    note(
      `lastpatch: this needs what Node.js has since 24.16, and this is ${process.versions.node}: install a later one.`,
    );
    return EXIT.failed;
  }
  note(`lastpatch: this should not happen, and is a fault of Lastpatch: ${String(error)}`);
  if (process.env['LASTPATCH_DEBUG'] && error instanceof Error) note(error.stack ?? '');
  return EXIT.failed;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
