import { Command, CommanderError } from 'commander';
import { isRemote } from './deployment-for.ts';
import { EXIT } from './failure.ts';
import { DEFAULT_STATE, optionsGiven, withGlobalOptions } from './global-options.ts';
import { plainLine } from '../letters/plain-line.ts';
import { VERSION } from '../version.ts';
import { note } from './write.ts';
import { addFleetCommands } from './fleet-program.ts';
import { addLedgerCommands, withState } from './ledger-program.ts';
import { addPagesCommands } from './pages-program.ts';
import { addSubscribersCommands } from './subscribers-program.ts';
import { tellUnknownCommands } from './unknown-command.ts';
import type { CheckOptions } from './commands/check.ts';
import type { InitOptions } from './commands/init.ts';
import type { ImportOptions } from './commands/catalog-import.ts';
import type { RefreshOptions } from './commands/catalog-refresh.ts';
import type { SettingsPushOptions } from './commands/settings-push.ts';
import type { StatusOptions } from './commands/status.ts';
import type { ReplayOptions } from './commands/replay.ts';
import type { RunOptions } from './commands/run.ts';
import type { RunRemoteOptions } from './commands/run-remote.ts';
import type { WatchdogOptions } from './commands/watchdog.ts';
import type { UpcomingOptions } from './commands/upcoming.ts';
import type { GlobalOptions } from './global-options.ts';
import type { LedgerOptions } from './open-ledger.ts';

/** The command line. Each command's code is loaded when it is called. */
export function program(): Command {
  const lastpatch = new Command('lastpatch')
    .description(
      'Know before your release gets its last patch: life cycles of OpenStack and what it stands on.',
    )
    .version(VERSION, '--version', 'which version this is')
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new CommanderError(EXIT.usage, error.code, error.message);
    })
    .configureOutput({ outputError: (text) => note(plainLine(text.replace(/^error:/, 'lastpatch:'))) })
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true });

  withGlobalOptions(lastpatch.command('status'))
    .description('where releases stand on that day')
    .argument('[product@release...]', 'products, or releases of them; all products when none is named')
    .option('--all', 'show releases at their end of life too')
    .addHelpText('after', '\nExample:\n  lastpatch status openstack@2025.1 openstack@zed --on 2026-08-21')
    .action(async (asked: string[], options: StatusOptions) => {
      await (await import('./commands/status.ts')).status(asked, options);
    });

  withGlobalOptions(lastpatch.command('project'))
    .description('a project, a service or a team: standing, and versions by release')
    .argument('<name>', 'nova, compute or Telemetry; nova@31.0.0 says which release that version belongs to')
    .addHelpText('after', '\nExample:\n  lastpatch project compute --on 2016-09-20')
    .action(async (name: string, options: GlobalOptions) => {
      await (await import('./commands/project.ts')).project(name, options);
    });

  withGlobalOptions(lastpatch.command('upcoming'))
    .description('transitions, release days and milestones to come')
    .option('--days <n>', 'how many days ahead', '90')
    .option('--product <name>', 'of one product only')
    .option('--project <name>', "with a project's own milestones")
    .addHelpText('after', '\nExample:\n  lastpatch upcoming --days 60 --project nova --on 2026-08-21')
    .action(async (options: UpcomingOptions) => {
      await (await import('./commands/upcoming.ts')).upcoming(options);
    });

  withState(lastpatch.command('plan'))
    .description('until when what you run is supported, and where to upgrade to')
    .argument(
      '[running...]',
      'environments of the fleet, product@release or project@version; the fleet when none is named',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  lastpatch plan openstack@2023.1 nova@31.0.0 --on 2026-08-21\n  lastpatch plan region-one',
    )
    .action(async (asked: string[], options: LedgerOptions) => {
      await (await import('./commands/plan.ts')).plan(asked, options);
    });

  withState(lastpatch.command('check'))
    .description('for pipelines: exit status 3 when something that runs ends soon, or has ended')
    .argument(
      '[running...]',
      'environments of the fleet, product@release or project@version; the fleet when none is named',
    )
    .requiredOption('--within <days>', 'how soon is too soon')
    .addHelpText('after', '\nExample:\n  lastpatch check openstack@2025.1 --within 30 --on 2026-08-21')
    .action(async (asked: string[], options: CheckOptions) => {
      await (await import('./commands/check.ts')).check(asked, options);
    });

  withGlobalOptions(lastpatch.command('init'))
    .description('asks what to watch and for whom, and writes the first lastpatch.yaml and subscribers.yaml')
    .option('--runs <list>', 'what you run, as in openstack@2025.1,ubuntu@22.04,nova@31.0.0')
    .option('--follow <list>', 'products to follow with all their supported releases, as in openstack,ubuntu')
    .option('--tell <who...>', 'whom to tell, and how, as in email:ops@example.org; may be given often')
    .option('--smtp <host:port>', 'the mail server that takes the mail')
    .option('--reminders <days>', 'days before an end of support, as in 90,30,7')
    .option('--timezone <zone>', 'where your day begins, as in Europe/Berlin')
    .option('--dry-run', 'show the files and the first letters, write nothing')
    .option('--yes', 'ask nothing')
    .addHelpText(
      'after',
      '\nExample:\n  lastpatch init --runs openstack@2025.1,ubuntu@22.04 --tell email:ops@example.org --smtp mail.example.org:587 --dry-run',
    )
    .action(async (options: InitOptions) => {
      await (await import('./commands/init.ts')).init(options);
    });

  withGlobalOptions(lastpatch.command('run'))
    .description(
      'the daily check, on this machine: finds what is due and writes the letters that tell it; with --remote the deployed one',
    )
    .option('--state <folder>', 'where the ledger and the letters are kept', DEFAULT_STATE)
    .option('--dry-run', 'show the letters, record and send nothing')
    .option('--refresh', "read OpenStack's and endoflife.date's latest first")
    .option('--no-refresh', 'read nothing over the network, whatever the settings say')
    .option('--subscribers <file>', 'who gets what (default: subscribers.yaml beside the settings, if any)')
    .option('--remote', 'call the deployed daily check once, now, and say how it ended')
    .option(
      '--deployment <file>',
      'where the deployment is (default: the environment, else .lastpatch/deployment.json)',
    )
    .addHelpText('after', '\nExamples:\n  lastpatch run --dry-run --on 2026-09-02\n  lastpatch run --remote')
    .action(async (options: RunOptions & RunRemoteOptions, command: Command) => {
      if (isRemote(options)) {
        await (await import('./commands/run-remote.ts')).runRemote(options, optionsGiven(command));
      } else await (await import('./commands/run.ts')).run(options);
    });

  withGlobalOptions(lastpatch.command('watchdog'))
    .description('when the last good run on this machine was, and what needs a person: exit status 3 then')
    .option('--within <hours>', 'how long ago the last good run may be', '26')
    .option('--state <folder>', 'where the ledger is kept', DEFAULT_STATE)
    .option('--heartbeat', 'when all is well, ask the address of "heartbeat" in the settings')
    .option('--url <address>', 'when all is well, ask this address')
    .option('--nagios', 'one line, and the exit statuses of monitoring plugins')
    .addHelpText('after', '\nExample:\n  lastpatch watchdog --within 26 --state .lastpatch')
    .action(async (options: WatchdogOptions) => {
      await (await import('./commands/watchdog.ts')).watchdog(options);
    });

  withGlobalOptions(lastpatch.command('replay'))
    .description('the daily check for every day from the first snapshot to the last: what it would have told')
    .requiredOption('--snapshots <folder>', 'what upstream said, each file named by its day')
    .addHelpText('after', '\nExample:\n  lastpatch replay --snapshots series_status --json')
    .action(async (options: ReplayOptions) => {
      await (await import('./commands/replay.ts')).replay(options);
    });

  addFleetCommands(lastpatch);
  addLedgerCommands(lastpatch);
  addPagesCommands(lastpatch);
  addSubscribersCommands(lastpatch);

  const settings = lastpatch
    .command('settings')
    .description('check settings, and give them to a deployed notifier');
  withGlobalOptions(settings.command('validate'))
    .description('whether lastpatch.yaml is good, and what it means today')
    .addHelpText('after', '\nExample:\n  lastpatch settings validate --config lastpatch.yaml')
    .action(async (options: GlobalOptions) => {
      await (await import('./commands/settings-validate.ts')).settingsValidate(options);
    });

  withGlobalOptions(settings.command('push'))
    .description(
      'gives the settings, with the files of own products and of the fleet, to the deployed notifier',
    )
    .option(
      '--deployment <file>',
      'where the deployment is (default: the environment, else .lastpatch/deployment.json)',
    )
    .option(
      '--remove-watch <id...>',
      'this watch may go although somebody subscribes to it; may be given often',
    )
    .addHelpText('after', '\nExample:\n  lastpatch settings push --deployment .lastpatch/deployment.json')
    .action(async (options: SettingsPushOptions) => {
      await (await import('./commands/settings-push.ts')).settingsPush(options);
    });

  const catalog = lastpatch.command('catalog').description('make, compare and check catalogs');
  const catalogImport = catalog.command('import').description("make a catalog from upstream's files");
  withGlobalOptions(catalogImport.command('openstack'))
    .description('from a .tar.gz or a folder of openstack/releases, or a lone series_status.yaml')
    .argument('<path>', 'the archive, folder or file')
    .option('--as-of <day>', 'the day that the input is of (default: today)')
    .option('--out <file>', 'write the catalog there; - for standard output')
    .addHelpText(
      'after',
      '\nExample:\n  lastpatch catalog import openstack releases.tar.gz --as-of 2026-08-21 --out catalog.json',
    )
    .action(async (path: string, options: ImportOptions) => {
      await (await import('./commands/catalog-import.ts')).catalogImportOpenstack(path, options);
    });
  withGlobalOptions(catalogImport.command('endoflife-date'))
    .description("from endoflife.date's products/full, or a single product of it, as JSON or gzipped")
    .argument('<path>', 'the file')
    .option('--as-of <day>', 'the day that the input is of (default: today)')
    .option('--out <file>', 'write the catalog there; - for standard output')
    .addHelpText(
      'after',
      '\nExample:\n  lastpatch catalog import endoflife-date products-full.json.gz --as-of 2026-08-22 --out endoflife.json',
    )
    .action(async (path: string, options: ImportOptions) => {
      await (await import('./commands/catalog-import.ts')).catalogImportEndoflifeDate(path, options);
    });
  withGlobalOptions(catalog.command('refresh'))
    .description("read OpenStack's and endoflife.date's latest: from then on all commands know it")
    .option('--state <folder>', 'where it is kept', DEFAULT_STATE)
    .option('--out <file>', 'write the catalog there too')
    .addHelpText('after', '\nExample:\n  lastpatch catalog refresh')
    .action(async (options: RefreshOptions) => {
      await (await import('./commands/catalog-refresh.ts')).catalogRefresh(options);
    });
  withGlobalOptions(catalog.command('validate'))
    .description('whether a catalog holds every invariant')
    .argument('[where]', 'bundled, a catalog file, or a folder of them')
    .addHelpText('after', '\nExample:\n  lastpatch catalog validate bundled')
    .action(async (where: string | undefined, options: GlobalOptions) => {
      await (await import('./commands/catalog-validate.ts')).catalogValidate(where, options);
    });
  withGlobalOptions(catalog.command('diff'))
    .description('what differs from one catalog to another')
    .argument('<was>', 'bundled, a catalog file, or a folder of them')
    .argument('<now>', 'the same')
    .addHelpText('after', '\nExample:\n  lastpatch catalog diff bundled catalog.json')
    .action(async (was: string, now: string, options: GlobalOptions) => {
      await (await import('./commands/catalog-diff.ts')).catalogDiff(was, now, options);
    });
  tellUnknownCommands(lastpatch);
  return lastpatch;
}
