import { ENVIRONMENT } from '@lastpatch/settings/shared-names';
import { fileFailure, LocationFailure } from '../file-failure.ts';
import { access, readFile } from 'node:fs/promises';
import { type Deployment, DeploymentError, deploymentOf } from './deployment.ts';

/** Where the file of a deployment is looked for unless told otherwise. */
export const DEFAULT_DEPLOYMENT = '.lastpatch/deployment.json';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where a deployment is: from the file that is named, else from the environment when that says anything of it, else from the
 * default file. The file is a JSON object with the names of the variables as its keys.
 *
 * @throws LocationFailure when a file cannot be used
 * @throws DeploymentError with all that is missing or wrong, and no values
 */
export async function loadDeployment(
  path: string | undefined,
  environment: Environment,
): Promise<Deployment> {
  if (path === undefined && saysAnything(environment)) return deploymentOf(environment);
  const file = path ?? DEFAULT_DEPLOYMENT;
  const values = await fileValues(file, path !== undefined);
  if (values) return deploymentOf(values);
  throw new DeploymentError([
    `there is no ${DEFAULT_DEPLOYMENT} here, and ${ENVIRONMENT.topicPrefix} is not set`,
  ]);
}

/** Whether it is said anywhere where a deployment is, so that one is meant; what is said there may be wrong. */
export async function isDeploymentSaid(path: string | undefined, environment: Environment): Promise<boolean> {
  if (path !== undefined || saysAnything(environment)) return true;
  return access(DEFAULT_DEPLOYMENT).then(
    () => true,
    () => false,
  );
}

function saysAnything(environment: Environment): boolean {
  return Object.values(ENVIRONMENT).some((name) => (environment[name] ?? '') !== '');
}

/** @returns undefined when there is no file, and there need not be one */
async function fileValues(file: string, isNamed: boolean): Promise<Environment | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && !isNamed) return undefined;
    throw fileFailure(file, error);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isTexts(value)) return value;
  } catch {
    // Said below: the parser's own words would quote the file.
  }
  throw new LocationFailure(
    `${file}: expected a JSON object with texts, as in {"${ENVIRONMENT.topicPrefix}": "arn:aws:sns:…"}`,
  );
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
