import { nearestName } from '@lastpatch/release-model';
import type { Command } from 'commander';

/**
 * Has a command, and all that are under it, tell a subcommand that it does not have as unknown, with the nearest it has in any
 * case; whether or not one of them goes without its name. To be called once all are there.
 */
export function tellUnknownCommands(group: Command): void {
  if (group.commands.length === 0) return;
  group.on('command:*', ([written = '']: readonly string[]) => unknownCommand(group, written));
  // What is no subcommand goes to the one without a name, which would count it as an argument too many.
  group.hook('preSubcommand', () => {
    const [written = '-'] = group.args;
    const isKnown = group.commands.some((command) => command.name() === written);
    if (!isKnown && !written.startsWith('-')) unknownCommand(group, written);
  });
  group.commands.forEach(tellUnknownCommands);
}

function unknownCommand(group: Command, written: string): never {
  const known = group.createHelp().visibleCommands(group);
  const nearest = nearestName(
    written,
    known.map((command) => command.name()),
  );
  const hint = nearest === undefined ? '' : ` (Did you mean ${nearest}?)`;
  group.error(`error: unknown command '${written}'${hint}`, { code: 'commander.unknownCommand' });
}
