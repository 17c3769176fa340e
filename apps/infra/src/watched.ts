import {
  deadLetterQueueName,
  LONGEST_QUEUE_NAME,
  readSettings,
  SettingsError,
  type SettingsProblem,
} from '@lastpatch/settings';
import { type Environment, environmentProblems, namePrefix } from './environment.ts';
import { scheduleProblems } from './schedule.ts';

/** Where environments are written. */
export const ENVIRONMENTS_FILE = 'apps/infra/src/environments.ts';

/** Each watch is six resources, and CloudFormation takes 500 in a stack. */
export const MOST_WATCHES = 75;

/** What is to be deployed, and for whom. */
export interface Wanted {
  readonly environments: readonly Environment[];
  /** The text of lastpatch.yaml. */
  readonly text: string;
  /** Its name, for messages. */
  readonly file: string;
}

/**
 * The ids of the watches in lastpatch.yaml, when every environment can have them.
 *
 * @throws SettingsError with all that is wrong with the settings, the environments, and the names that both give together
 */
export function watchesFor({ environments, text, file }: Wanted): readonly string[] {
  const problems = [...ofEnvironments(environments)];
  try {
    const { settings, lineOf } = readSettings(text, file);
    const watches = settings.watches.map(({ id }) => id);
    if (watches.length > MOST_WATCHES) {
      problems.push({ line: lineOf(['watches']), path: 'watches', problem: tooMany(watches.length) });
    }
    watches.forEach((id, index) => {
      const line = lineOf(['watches', index, 'id']);
      problems.push(
        ...nameProblems(id, environments).map((problem) => ({
          line,
          path: `watches, ${index + 1}, id`,
          problem,
        })),
      );
    });
    if (problems.length === 0) return watches;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(...error.problems);
  }
  throw new SettingsError(file, problems);
}

function ofEnvironments(environments: readonly Environment[]): SettingsProblem[] {
  return environments.flatMap((environment, index) => {
    const { name, schedule } = environment;
    const isTwice = environments.findIndex((other) => other.name === name) < index;
    const problems = [
      ...environmentProblems(environment),
      ...(isTwice ? ['another environment has this name'] : []),
      ...sharedNames(environment, environments),
      ...scheduleProblems(schedule),
    ];
    return problems.map((problem) => ({
      file: ENVIRONMENTS_FILE,
      line: null,
      path: JSON.stringify(name),
      problem,
    }));
  });
}

/** With the names `a` and `a-b`, a watch `b-c` of the one has the topics of a watch `c` of the other. */
function sharedNames(
  { name, account, region }: Environment,
  environments: readonly Environment[],
): readonly string[] {
  return environments
    .filter(
      (other) => other.account === account && other.region === region && name.startsWith(`${other.name}-`),
    )
    .map(
      (other) =>
        `its name begins with that of the environment ${other.name} and a hyphen, in the same account and region, so that topics of both could have one name`,
    );
}

function tooMany(count: number): string {
  return `expected at most ${MOST_WATCHES}, which is what one stack of CloudFormation takes, got ${count}: let teams share watches, or deploy the rest as an environment with settings of its own`;
}

/** The queue's name is the longest, and queues take the shortest names. */
function nameProblems(watch: string, environments: readonly Environment[]): string[] {
  return environments.flatMap((environment) => {
    const name = deadLetterQueueName(namePrefix(environment), watch);
    if (name.length <= LONGEST_QUEUE_NAME) return [];
    return [
      `in the environment ${environment.name} it gives a queue whose name has ${name.length} characters, and SQS takes ${LONGEST_QUEUE_NAME}: shorten it, or the name of the environment`,
    ];
  });
}
