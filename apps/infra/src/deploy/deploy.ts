import { dailyCheckName } from '@lastpatch/settings';
import { type Environment, namePrefix } from '../environment.ts';
import { ASKED } from '../environments-asked.ts';
import { HEARTBEAT_PARAMETER } from '../heartbeat-parameter.ts';
import { type Assembly, assemblyOf } from './assembly.ts';
import { confirm } from './confirm.ts';
import { DeployFailure } from './deploy-failure.ts';
import type { DeployOptions } from './deploy-options.ts';
import { type DeployedStack, topicNameIn } from './deployed.ts';
import { deploymentFile, deploymentOption, deploymentValues } from './deployment-values.ts';
import { mustBeInItsAccount } from './right-account.ts';
import { subscribersLeft } from './subscribers-left.ts';
import type { DeployTools } from './tools.ts';
import { adoptedTopics, droppedTopics } from './topic-changes.ts';

/** Where the synthesis writes, seen from the folder of the infrastructure. */
export interface DeployPlace {
  /** The folder of the templates. */
  readonly output: string;
  readonly environments: readonly Environment[];
  /** The address that a good run calls last; undefined to leave it as it is deployed. */
  readonly heartbeatUrl: string | undefined;
}

/**
 * Builds, synthesizes, shows what changes, asks, and deploys; then pushes the settings and says what to do next.
 *
 * @throws DeployFailure when a step fails: those before it are done, and to deploy again goes on
 */
export async function deploy(options: DeployOptions, place: DeployPlace, tools: DeployTools): Promise<void> {
  const { environment } = options;
  await mustBeInItsAccount(environment, tools);
  await mustEndWell(tools.build(), 'The notifier could not be built');
  const assembly = await synthesized(options, place, tools);
  const before = await tools.aws.stack(assembly.notifierStack);
  const removed = await leaveNobodyUnasked(assembly, { before, options, tools });
  await mustEndWell(
    tools.cdk([...APP(assembly), 'diff', stages(environment)]),
    'What changes could not be shown',
  );
  await confirm(tools, `Deploy ${environment.name}?`, { isGranted: options.isYes, flag: '--yes' });
  await adopt(assembly, { before, options, tools });
  await mustEndWell(tools.cdk(deployArguments(assembly, options, place)), 'It is not deployed');
  const after = await tools.aws.stack(assembly.notifierStack);
  if (!after)
    throw new DeployFailure(`There is no stack ${assembly.notifierStack}, although it was deployed.`);
  const file = deploymentFile(environment, place.environments);
  await tools.write(file, `${JSON.stringify(deploymentValues(after.outputs), undefined, 2)}\n`);
  await tools.aws.firstHeartbeat(dailyCheckName(namePrefix(environment)));
  const asked = [...new Set([...removed, ...options.removed])].flatMap((watch) => ['--remove-watch', watch]);
  const pushed = ['settings', 'push', '--deployment', file, '--config', options.settings, ...asked];
  await mustEndWell(tools.lastpatch(pushed), 'It is deployed, but the settings are not pushed');
  tools.say(...nextSteps(file));
}

/** What every step of CDK after the synthesis works on. */
const APP = ({ folder }: Assembly): readonly string[] => ['--app', folder];

function stages({ name }: Environment): string {
  return `${name}/*`;
}

async function synthesized(
  { environment, settings, boundary }: DeployOptions,
  { output }: DeployPlace,
  { cdk }: DeployTools,
): Promise<Assembly> {
  const variables = {
    [ASKED.settings]: settings,
    [ASKED.environment]: environment.name,
    ...(boundary === undefined ? {} : { [ASKED.permissionsBoundary]: boundary }),
  };
  await mustEndWell(
    cdk(['synth', '--quiet', '--output', output], variables),
    'The templates were not written',
  );
  return assemblyOf(output, environment);
}

interface Step {
  /** Undefined when nothing is deployed yet. */
  readonly before: DeployedStack | undefined;
  readonly options: DeployOptions;
  readonly tools: DeployTools;
}

/**
 * Whoever subscribes to a watch that goes would hear nothing more, and nobody would notice.
 *
 * @returns the watches that may go
 */
async function leaveNobodyUnasked(
  assembly: Assembly,
  { before, options, tools }: Step,
): Promise<readonly string[]> {
  const left = await subscribersLeft(droppedTopics(before?.topics ?? [], assembly.topics), {
    prefix: namePrefix(options.environment),
    subscribers: (topic) => tools.aws.subscribers(topic),
  });
  if (left.length === 0) return [];
  for (const { watch, subscribers } of left) {
    tools.say(
      `The watch ${watch} goes, and these would hear nothing more:`,
      ...subscribers.map((subscriber) => `  ${subscriber}`),
    );
  }
  const flags = left.map(({ watch }) => `--remove-watch ${watch}`).join(' ');
  const isGranted = left.every(({ watch }) => options.removed.includes(watch));
  await confirm(tools, 'Let them go? Their subscriptions stay, and count again when the watch comes back.', {
    isGranted,
    flag: flags,
  });
  return left.map(({ watch }) => watch);
}

/** Topics that stayed when their watch went are taken back, with all who subscribe to them. */
async function adopt(assembly: Assembly, { before, options, tools }: Step): Promise<void> {
  const { environment, role } = options;
  const present = await tools.aws.topicsNamed(namePrefix(environment));
  const adopted = adoptedTopics(present, before?.topics ?? [], assembly.topics);
  if (adopted.length === 0) return;
  tools.say(
    'These topics were there before, and are taken back with all who subscribe to them:',
    ...adopted.map((arn) => `  ${topicNameIn(arn)}`),
  );
  const mapping = Object.fromEntries(
    adopted.map((arn) => [assembly.topics.get(topicNameIn(arn)) ?? '', { TopicArn: arn }]),
  );
  const file = `${assembly.folder}/adopted.json`;
  await tools.write(file, JSON.stringify(mapping));
  const args = ['import', `${environment.name}/Notifier`, '--resource-mapping', file, '--force'];
  await mustEndWell(
    tools.cdk([...APP(assembly), ...args, ...roleArguments(role)]),
    'The topics that were there before could not be taken back',
  );
}

function deployArguments(
  assembly: Assembly,
  { environment, role }: DeployOptions,
  { heartbeatUrl }: DeployPlace,
): readonly string[] {
  const parameter = `${assembly.notifierStack}:${HEARTBEAT_PARAMETER}`;
  return [
    ...APP(assembly),
    'deploy',
    stages(environment),
    '--require-approval',
    'never',
    ...roleArguments(role),
    ...(heartbeatUrl === undefined ? [] : ['--parameters', `${parameter}=${heartbeatUrl}`]),
  ];
}

function roleArguments(role: string | undefined): readonly string[] {
  return role === undefined ? [] : ['--role-arn', role];
}

async function mustEndWell(step: Promise<number>, what: string): Promise<void> {
  const status = await step;
  if (status !== 0) throw new DeployFailure(`${what}: what went wrong stands above.`);
}

function nextSteps(file: string): readonly string[] {
  const option = deploymentOption(file);
  return [
    '',
    `Deployed. Where it is stands in ${file}. What comes next:`,
    '',
    `  1. Write into subscribers.yaml who gets which letters: docs/subscribers.md`,
    `  2. npm run lastpatch -- subscribers apply${option}`,
    '     Everybody gets a mail with a link to confirm, which lives for two days.',
    `  3. npm run lastpatch -- subscribers list${option}`,
    '     ends with status 0 when each watch and the operators have somebody who has confirmed.',
    `  4. npm run lastpatch -- run --remote${option}`,
    '     runs the daily check once: each watch gets its welcome letter. From then on it runs by itself.',
  ];
}
