import type { Command } from 'commander';
import type { CalendarOptions } from './commands/calendar.ts';
import type { PagesOptions } from './commands/pages.ts';
import { DEFAULT_STATE, withGlobalOptions } from './global-options.ts';

/** Adds the commands that make files for other programs. */
export function addPagesCommands(lastpatch: Command): void {
  withGlobalOptions(lastpatch.command('pages'))
    .description(
      'pages, calendars, feeds, JSON and metrics as files: of the catalog for everybody, of the team for itself',
    )
    .option(
      '--out <folder>',
      'where the public files go: the catalog, and nothing of the team (default: as the settings say)',
    )
    .option(
      '--private [folder]',
      'where those of watches, fleet and own products go; without it they are not made. With --serve without a folder',
    )
    .option('--serve [port]', 'serves them to this machine alone in place of writing them (default: 8317)')
    .option('--address <url>', 'where the public files are read, for feeds and 404.html to say')
    .option('--state <folder>', 'where the daily check keeps what it has committed', DEFAULT_STATE)
    .addHelpText(
      'after',
      '\nExamples:\n  lastpatch pages --serve\n  lastpatch pages --out public --private private',
    )
    .action(async (options: PagesOptions) => {
      await (await import('./commands/pages.ts')).pages(options);
    });

  withGlobalOptions(lastpatch.command('calendar'))
    .description('dates of releases as iCalendar on standard output')
    .argument(
      '[product@release...]',
      'products, or releases of them; all that the watches of the settings follow when none is named',
    )
    .option('--state <folder>', 'where the daily check keeps what it has committed', DEFAULT_STATE)
    .addHelpText(
      'after',
      '\nExamples:\n  lastpatch calendar openstack@2025.1 ubuntu\n  lastpatch calendar --config lastpatch.yaml',
    )
    .action(async (asked: string[], options: CalendarOptions) => {
      await (await import('./commands/calendar.ts')).calendar(asked, options);
    });
}
