import type { Environment } from './environment.ts';
import { ENVIRONMENTS } from './environments.ts';

/** What may be asked of a synthesis, by the names of variables. */
export const ASKED = {
  /** The name of the one environment to synthesize; all of them when it is not set. */
  environment: 'LASTPATCH_ENVIRONMENT',
  /** The ARN of the policy beyond which no role goes, in place of that of the environment. */
  permissionsBoundary: 'LASTPATCH_PERMISSIONS_BOUNDARY',
  /** The settings; lastpatch.yaml of the workspace when it is not set. */
  settings: 'LASTPATCH_SETTINGS',
} as const;

/** The environments to synthesize, as the variables of the process ask for them. */
export function environmentsAsked(
  variables: Readonly<Record<string, string | undefined>>,
  environments: readonly Environment[] = ENVIRONMENTS,
): readonly Environment[] {
  const { [ASKED.environment]: name, [ASKED.permissionsBoundary]: permissionsBoundary } = variables;
  return environments
    .filter((environment) => name === undefined || environment.name === name)
    .map((environment) =>
      permissionsBoundary === undefined ? environment : { ...environment, permissionsBoundary },
    );
}
