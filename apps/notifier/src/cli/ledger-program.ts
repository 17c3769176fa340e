import type { Command } from 'commander';
import type { AckOptions } from './commands/ack.ts';
import type { LedgerListOptions, LedgerResendOptions, LedgerShowOptions } from './commands/ledger.ts';
import { DEFAULT_STATE, withGlobalOptions } from './global-options.ts';
import type { LedgerOptions } from './open-ledger.ts';

/** Adds the commands that look into the ledger of a run on this machine, and those that tell it what to do. */
export function addLedgerCommands(lastpatch: Command): void {
  const ledger = lastpatch.command('ledger').description('what was told to whom, and when');
  withState(ledger.command('list', { isDefault: true }))
    .description('the letters, the newest first')
    .option('--limit <n>', 'how many letters', '30')
    .addHelpText('after', '\nExample:\n  lastpatch ledger list --limit 10')
    .action(async (options: LedgerListOptions) => {
      await (await import('./commands/ledger.ts')).ledgerList(options);
    });
  withState(ledger.command('show'))
    .description('one letter, as it was sent')
    .argument('<letter>', 'its id, as "lastpatch ledger list" shows it')
    .option('--form <form>', 'text, sms, json or chat', 'text')
    .addHelpText('after', '\nExample:\n  lastpatch ledger show platform-2 --form sms')
    .action(async (letter: string, options: LedgerShowOptions) => {
      await (await import('./commands/ledger.ts')).ledgerShow(letter, options);
    });
  withState(ledger.command('resend'))
    .description('has the next run send a letter again')
    .argument('<letter>', 'its id')
    .option('--channel <name>', 'on one channel only')
    .addHelpText('after', '\nExample:\n  lastpatch ledger resend platform-2')
    .action(async (letter: string, options: LedgerResendOptions) => {
      await (await import('./commands/ledger.ts')).ledgerResend(letter, options);
    });
  withState(ledger.command('arrived'))
    .description('says that a letter has come of which nobody knew: it is not sent again')
    .argument('<letter>', 'its id')
    .option('--channel <name>', 'on one channel only')
    .addHelpText('after', '\nExample:\n  lastpatch ledger arrived platform-2')
    .action(async (letter: string, options: LedgerResendOptions) => {
      await (await import('./commands/ledger.ts')).ledgerArrived(letter, options);
    });

  withState(lastpatch.command('explain'))
    .description('from which upstream fact a notice comes, who was told, and when')
    .argument('<notice-id>', 'as "lastpatch ledger show" and the JSON of letters name it')
    .addHelpText(
      'after',
      '\nExample:\n  lastpatch explain reminder/openstack/gazpacho/phase=unmaintained/date=2027-10-27/step=90/1',
    )
    .action(async (id: string, options: LedgerOptions) => {
      await (await import('./commands/explain.ts')).explain(id, options);
    });

  withState(lastpatch.command('accept'))
    .description('lets a change through that a run has held because it would tell too much at once')
    .argument('<source@hash>', 'as the run that held it names it')
    .addHelpText('after', '\nExample:\n  lastpatch accept openstack@3f2a91c07d5e')
    .action(async (held: string, options: LedgerOptions) => {
      await (await import('./commands/accept.ts')).accept(held, options);
    });

  withState(lastpatch.command('ack'))
    .description('mutes one deadline of the fleet until a day')
    .argument('[environment]', 'of the fleet in the settings')
    .argument('[release]', 'what runs there, as in openstack@2025.1, 2025.1, Epoxy or nova@31.0.0')
    .option('--until <day>', 'the day from which it is told again, at most two years ahead')
    .option('--why <text>', 'why, in one line, which everybody who looks sees: better with one than without')
    .option('--remove', 'end the mute: the deadline is told again from tomorrow on')
    .option('--list', 'all that is muted, and what was of late')
    .addHelpText(
      'after',
      '\nExamples:\n  lastpatch ack region-one openstack@2025.1 --until 2026-11-01 --why "is switched off in October" --on 2026-08-21\n  lastpatch ack region-one Epoxy --remove\n  lastpatch ack --list',
    )
    .action(async (environment: string | undefined, release: string | undefined, options: AckOptions) => {
      await (await import('./commands/ack.ts')).ack(environment, release, options);
    });
}

/** Adds the options that every command takes, and those that say which ledger is meant. */
export function withState(command: Command): Command {
  return withGlobalOptions(command)
    .option('--state <folder>', 'where the ledger and the letters are kept', DEFAULT_STATE)
    .option('--remote', 'the ledger of the deployed notifier, in place of the one of this machine')
    .option(
      '--deployment <file>',
      'where the deployment is (default: the environment, else .lastpatch/deployment.json)',
    );
}
