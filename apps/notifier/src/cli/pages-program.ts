import type { Command } from 'commander';
import type { PagesOptions } from './commands/pages.ts';
import { DEFAULT_STATE, withGlobalOptions } from './global-options.ts';

/** Adds the command that publishes. */
export function addPagesCommand(lastpatch: Command): void {
  withGlobalOptions(lastpatch.command('pages'))
    .description(
      'calendars, feeds, JSON and metrics as files: of the catalog for everybody, of the team for itself',
    )
    .requiredOption('--out <folder>', 'where the public files go: the catalog, and nothing of the team')
    .option(
      '--private <folder>',
      'where those of watches, fleet and own products go; without it they are not made',
    )
    .option('--state <folder>', 'where the daily check keeps what it has committed', DEFAULT_STATE)
    .addHelpText('after', '\nExample:\n  lastpatch pages --out public --private private')
    .action(async (options: PagesOptions) => {
      await (await import('./commands/pages.ts')).pages(options);
    });
}
