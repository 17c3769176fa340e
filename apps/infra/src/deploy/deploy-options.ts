import { parseArgs } from 'node:util';
import type { Environment } from '../environment.ts';
import { ENVIRONMENTS_FILE } from '../watched.ts';
import { DeployFailure } from './deploy-failure.ts';

/** What a person asked for. */
export interface DeployOptions {
  readonly environment: Environment;
  /** The settings that are deployed and pushed. */
  readonly settings: string;
  /** Whether a yes is taken for granted; not for what takes letters from people. */
  readonly isYes: boolean;
  /** The watches that may go although somebody subscribes to them. */
  readonly removed: readonly string[];
  /** The ARN of the role with which CloudFormation works; undefined for CDK's own. */
  readonly role: string | undefined;
  /** The ARN of the policy beyond which no role goes; undefined for that of the environment. */
  readonly boundary: string | undefined;
  /** A profile of the AWS configuration. */
  readonly profile: string | undefined;
  /** Whether the help is asked for. */
  readonly isHelp: boolean;
}

/** What is said of a command that cannot be understood. */
export const USAGE = `npm run deploy -- ENVIRONMENT [options]
npm run destroy -- ENVIRONMENT [options]

  --settings FILE       the settings to deploy (lastpatch.yaml)
  --yes                 ask nothing: for pipelines
  --remove-watch ID     with --yes: this watch may go although somebody subscribes to it
  --role ARN            the role with which CloudFormation works
  --boundary ARN        the policy beyond which no role of the deployment goes
  --profile NAME        a profile of the AWS configuration

What is deployed stands in ${ENVIRONMENTS_FILE}.`;

/**
 * Reads the command line.
 *
 * @param args what stands after the command
 * @throws DeployFailure when it cannot be understood
 */
export function deployOptions(args: readonly string[], environments: readonly Environment[]): DeployOptions {
  const { values, positionals } = parsed(args);
  const [name, ...more] = positionals;
  if (more.length > 0) throw usage(`expected one environment, got ${positionals.join(', ')}`);
  const [only] = environments;
  const environment =
    name === undefined && values.help ? only : environments.find((one) => one.name === name);
  if (!environment) throw usage(unknownSaid(name, environments));
  return {
    environment,
    settings: values.settings ?? 'lastpatch.yaml',
    isYes: values.yes ?? false,
    removed: values['remove-watch'] ?? [],
    role: values.role,
    boundary: values.boundary,
    profile: values.profile,
    isHelp: values.help ?? false,
  };
}

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      settings: { type: 'string' },
      yes: { type: 'boolean' },
      'remove-watch': { type: 'string', multiple: true },
      role: { type: 'string' },
      boundary: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
}

function unknownSaid(name: string | undefined, environments: readonly Environment[]): string {
  const names = environments.map((one) => one.name);
  const known = names.join(', ');
  if (name === undefined) return `which environment? There is ${known}`;
  return `no environment ${JSON.stringify(name)} in ${ENVIRONMENTS_FILE}: expected ${known}`;
}

function usage(problem: string): DeployFailure {
  return new DeployFailure(`${problem}\n\n${USAGE}`, { status: 2 });
}
