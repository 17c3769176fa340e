import type { DailySchedule } from './constructs/daily-check.ts';

/** One deployment: a stage of its own, in an account and region of its own where it names them. */
export interface Environment {
  /** Lower-case letters, digits and hyphens: part of every name. */
  readonly name: string;
  /** Twelve digits; that of the credentials when it is left out. */
  readonly account?: string;
  /** That of the credentials when it is left out. */
  readonly region?: string;
  readonly schedule: DailySchedule;
}

/** After upstream's releases have landed, which is between 13:02 and 14:45 UTC on a release day. */
const AFTERNOON: DailySchedule = { hour: 16, minute: 0, timeZone: 'Etc/UTC' };

/** The environments that can be deployed. */
export const ENVIRONMENTS: readonly Environment[] = [{ name: 'production', schedule: AFTERNOON }];

const NAME = /^[a-z][a-z0-9-]{0,29}$/;

/**
 * What every name of an environment begins with.
 *
 * @throws Error when its name cannot be part of names
 */
export function namePrefix({ name }: Environment): string {
  if (NAME.test(name)) return `lastpatch-${name}-`;
  throw new Error(
    `The environment ${JSON.stringify(name)} cannot be part of names: expected 1 to 30 lower-case letters, digits and hyphens that begin with a letter.`,
  );
}
