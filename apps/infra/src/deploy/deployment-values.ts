import { ENVIRONMENT } from '@lastpatch/settings';
import type { Environment } from '../environment.ts';

/** Where the command line looks for a deployment unless it is told otherwise. */
const DEFAULT_FILE = '.lastpatch/deployment.json';

/** The file that says where an environment is: the default one, when there is no other environment. */
export function deploymentFile(
  { name }: Pick<Environment, 'name'>,
  environments: readonly Pick<Environment, 'name'>[],
): string {
  return environments.length === 1 ? DEFAULT_FILE : `.lastpatch/deployment-${name}.json`;
}

/** What to add to a command of the command line so that it finds the deployment. */
export function deploymentOption(file: string): string {
  return file === DEFAULT_FILE ? '' : ` --deployment ${file}`;
}

/** The name of the output that says a variable: outputs have letters and digits only. */
export function outputName(variable: string): string {
  return variable.replaceAll('_', '');
}

/** The values of a deployment by the names of the notifier's variables, from the outputs of its stack. */
export function deploymentValues(
  outputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const said = Object.values(ENVIRONMENT).flatMap((variable) => {
    const value = outputs[outputName(variable)];
    return value === undefined ? [] : [[variable, value] as const];
  });
  return Object.fromEntries(said);
}
