import type { Command } from 'commander';
import type { SubscribersApplyOptions } from './commands/subscribers-apply.ts';
import type { SubscribersTestOptions } from './commands/subscribers-test.ts';
import { withGlobalOptions } from './global-options.ts';
import type { SubscribersFileOptions } from './subscribers-read.ts';

/** Adds the commands that say who gets the letters of which watch. */
export function addSubscribersCommands(lastpatch: Command): void {
  const subscribers = lastpatch
    .command('subscribers')
    .description(
      'who gets which letters: subscriptions on AWS, and tests there and from a machine of your own',
    );
  withFile(subscribers.command('list', { isDefault: true }))
    .description(
      'on AWS: everybody, and who has yet to confirm; exit status 1 when a watch or the operators reach nobody',
    )
    .addHelpText('after', '\nExample:\n  lastpatch subscribers list --show-addresses')
    .action(async (options: SubscribersFileOptions) => {
      await (await import('./commands/subscribers-list.ts')).subscribersList(options);
    });
  withFile(subscribers.command('apply'))
    .description(
      'on AWS: subscribes whoever is in the file, and ends what is not, after showing what differs',
    )
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show what differs')
    .option('--resend', 'ask those once more who have not confirmed')
    .addHelpText(
      'after',
      '\nExamples:\n  lastpatch subscribers apply --dry-run\n  lastpatch subscribers apply --resend --yes',
    )
    .action(async (options: SubscribersApplyOptions) => {
      await (await import('./commands/subscribers-apply.ts')).subscribersApply(options);
    });
  withDeployment(subscribers.command('test'))
    .description(
      'sends a letter that says it is a test, to see that letters arrive: from this machine, or where a deployment is named, by its topics',
    )
    .argument('[watch...]', 'watches, or operators; all watches when none is named')
    .option('--no-sms', 'leave phones out, and on AWS all topics of urgent letters')
    .option(
      '--subscribers <file>',
      'from this machine: who gets what (default: subscribers.yaml beside the settings)',
    )
    .option(
      '--channel <name>',
      'from this machine: only this one, by the name in the ledger, such as email-7bec5f39',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  lastpatch subscribers test platform --no-sms\n  lastpatch subscribers test operators',
    )
    .action(async (watches: string[], options: SubscribersTestOptions) => {
      await (await import('./commands/subscribers-test.ts')).subscribersTest(watches, options);
    });
}

function withFile(command: Command): Command {
  return withDeployment(command)
    .option('--subscribers <file>', 'who gets what (default: subscribers.yaml beside the settings)')
    .option('--show-addresses', 'show addresses and numbers as they are');
}

function withDeployment(command: Command): Command {
  return withGlobalOptions(command).option(
    '--deployment <file>',
    'where the deployment is (default: the environment, else .lastpatch/deployment.json)',
  );
}
