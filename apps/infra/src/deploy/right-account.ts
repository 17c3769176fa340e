import type { Environment } from '../environment.ts';
import { DeployFailure } from './deploy-failure.ts';
import type { DeployTools } from './tools.ts';

/**
 * CDK may deploy from one account into another that trusts it, but who subscribes to what is looked up with the credentials
 * alone: in another account there would be nobody to ask about.
 *
 * @throws DeployFailure when an environment names an account, and the credentials are of another
 */
export async function mustBeInItsAccount(
  { name, account }: Environment,
  { aws }: Pick<DeployTools, 'aws'>,
): Promise<void> {
  if (account === undefined) return;
  const found = await aws.account();
  if (found === account) return;
  throw new DeployFailure(
    `${name} is to be in the account ${account}, and the credentials are of ${found}. --profile names a profile of the AWS configuration.`,
  );
}
