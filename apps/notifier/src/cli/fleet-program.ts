import type { Command } from 'commander';
import type { FleetScanOptions } from './commands/fleet-scan.ts';
import { withGlobalOptions } from './global-options.ts';

/** Adds the commands that help to write down what runs. */
export function addFleetCommands(lastpatch: Command): void {
  const fleet = lastpatch.command('fleet').description('what runs where, for the fleet of the settings');
  withGlobalOptions(fleet.command('scan'))
    .description('turns what other tools print into entries of the fleet')
    .argument(
      '<file...>',
      'what dpkg -l, rpm -qa, pip freeze, pip list or kubectl version prints, an SBOM, /etc/os-release, or globals.yml of Kolla Ansible; - for standard input',
    )
    .option(
      '--environment <name>',
      'the environment that it all is of (default: as the first file is called)',
    )
    .option('--format <format>', 'yaml, json or text (default: yaml)')
    .addHelpText(
      'after',
      '\nExamples:\n  lastpatch fleet scan controller.txt compute.txt --environment region-one\n  dpkg -l | lastpatch fleet scan - --format text',
    )
    .action(async (files: string[], options: FleetScanOptions) => {
      await (await import('./commands/fleet-scan.ts')).fleetScan(files, options);
    });
}
