import type { Deployment } from '../adapters/aws/deployment.ts';
import { UsageFailure } from './failure.ts';
import { progress } from './progress.ts';

/** The option of commands that ask a deployment. */
export interface DeploymentOption {
  /** The file that says where the deployment is. */
  readonly deployment?: string;
}

/** Whether a command is for the deployed notifier, and not for this machine. */
export function isRemote({ remote, deployment }: DeploymentOption & { readonly remote?: boolean }): boolean {
  return remote === true || deployment !== undefined;
}

/**
 * Where the deployment is.
 *
 * @throws UsageFailure when that is not said, or wrong
 */
export async function deploymentFor({ deployment }: DeploymentOption): Promise<Deployment> {
  const [{ loadDeployment }, { DeploymentError }] = await Promise.all([
    import('../adapters/aws/deployment-file.ts'),
    import('../adapters/aws/deployment.ts'),
  ]);
  try {
    const found = await loadDeployment(deployment, process.env);
    // What asks a deployment has to wait for AWS.
    progress().begin('Asking AWS');
    return found;
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    throw new UsageFailure(`${error.message} --deployment names a file that says it.`, { cause: error });
  }
}
