import { loadDeployment } from '../adapters/aws/deployment-file.ts';
import { type Deployment, DeploymentError } from '../adapters/aws/deployment.ts';
import { UsageFailure } from './failure.ts';

/** The option of commands that ask a deployment. */
export interface DeploymentOption {
  /** The file that says where the deployment is. */
  readonly deployment?: string;
}

/**
 * Where the deployment is.
 *
 * @throws UsageFailure when that is not said, or wrong
 */
export async function deploymentFor({ deployment }: DeploymentOption): Promise<Deployment> {
  try {
    return await loadDeployment(deployment, process.env);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    throw new UsageFailure(`${error.message} --deployment names a file that says it.`, { cause: error });
  }
}
