import type { DailySchedule } from './schedule.ts';

/** One deployment: a stage of its own, in an account and region of its own where it names them. */
export interface Environment {
  /** 1 to 30 lower-case letters, digits and hyphens, a letter first: part of every name. */
  readonly name: string;
  /**
   * Twelve digits.
   *
   * @default the account of the credentials
   */
  readonly account?: string;
  /** @default the region of the credentials */
  readonly region?: string;
  /** When the daily check is called. */
  readonly schedule: DailySchedule;
  /**
   * The ARN of a managed policy beyond whose permissions no role of this deployment goes.
   *
   * @default none
   */
  readonly permissionsBoundary?: string;
  /**
   * Whether there is a place for public pages: a bucket behind CloudFront.
   *
   * @default false
   */
  readonly pages?: boolean;
  /**
   * Whether there is a dashboard. CloudWatch takes nothing for the first three of an account, and $3 a month for each more.
   *
   * @default true
   */
  readonly dashboard?: boolean;
  /**
   * Where the team reads the runbook, for the links of alarms.
   *
   * @default docs/runbook.md
   */
  readonly runbook?: string;
}

const NAME = /^[a-z][a-z0-9-]{0,29}$/;
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;
const BOUNDARY = /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/;

/** What every name of an environment begins with. */
export function namePrefix({ name }: Pick<Environment, 'name'>): string {
  return `lastpatch-${name}-`;
}

/** The names of an environment's stacks. */
export function stackNames(environment: Pick<Environment, 'name'>): {
  readonly stateStack: string;
  readonly notifierStack: string;
} {
  const prefix = namePrefix(environment);
  return { stateStack: `${prefix}state`, notifierStack: `${prefix}notifier` };
}

/** What is wrong with an environment; empty when it can be deployed. */
export function environmentProblems(environment: Environment): string[] {
  const { name, account, region, permissionsBoundary } = environment;
  const problems: string[] = [];
  if (!NAME.test(name)) {
    problems.push(
      'its name: expected 1 to 30 lower-case letters, digits and hyphens that begin with a letter',
    );
  }
  if (account !== undefined && !/^\d{12}$/.test(account)) problems.push('account: expected twelve digits');
  if (region !== undefined && !REGION.test(region)) {
    problems.push('region: expected the name of a region, as in eu-central-1');
  }
  if (permissionsBoundary !== undefined && !BOUNDARY.test(permissionsBoundary)) {
    problems.push(
      'permissionsBoundary: expected the ARN of a policy, as in arn:aws:iam::123456789012:policy/boundary',
    );
  }
  return problems;
}
