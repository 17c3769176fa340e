import { namePrefix, stackNames } from '../environment.ts';
import { confirm } from './confirm.ts';
import { DeployFailure } from './deploy-failure.ts';
import type { DeployOptions } from './deploy-options.ts';
import { topicNameIn } from './deployed.ts';
import { mustBeInItsAccount } from './right-account.ts';
import type { DeployTools } from './tools.ts';

/**
 * Takes the notifier of an environment away. Its state and the topics with their subscriptions stay, and it says where.
 *
 * @throws DeployFailure when it is not there, or stays
 */
export async function destroy(options: DeployOptions, tools: DeployTools): Promise<void> {
  const { environment, role } = options;
  const { aws, say } = tools;
  const { notifierStack, stateStack } = stackNames(environment);
  await mustBeInItsAccount(environment, tools);
  const notifier = await aws.stack(notifierStack);
  if (!notifier) throw new DeployFailure(`There is no stack ${notifierStack}: nothing is deployed here.`);
  say(
    `The stack ${notifierStack} goes: nobody is told anything any more, and no alarm says so.`,
    `What was told to whom and what is known stays in ${stateStack}, and so do the topics with all who subscribe to them.`,
  );
  await confirm(tools, `Take ${environment.name} away?`, { isGranted: options.isYes, flag: '--yes' });
  await aws.deleteStack(notifierStack, role);
  const state = await aws.stack(stateStack);
  const topics = await aws.topicsNamed(namePrefix(environment));
  say(
    '',
    'The notifier is gone. What stays:',
    ...Object.values(state?.outputs ?? {})
      .filter((value) => !value.startsWith('arn:'))
      .map((value) => `  ${value}`),
    ...topics.map((arn) => `  topic ${topicNameIn(arn)}`),
    '',
    `npm run deploy -- ${environment.name} brings it back where it was. To be rid of all of it: docs/deploy.md.`,
  );
}
