import type { Environment } from './environment.ts';

/**
 * What can be deployed. This list is meant to be changed: each environment has a ledger, topics and alarms of its own.
 *
 * A run comes after upstream's releases have landed, which is between 13:02 and 14:45 UTC on a release day.
 */
export const ENVIRONMENTS: readonly Environment[] = [
  { name: 'production', schedule: { hour: 16, minute: 0, timeZone: 'UTC' } },
];
