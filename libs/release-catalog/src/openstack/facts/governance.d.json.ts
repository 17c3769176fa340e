import type { GovernanceFact } from '../facts.ts';

declare const governance: {
  readonly schemaVersion: 1;
  readonly evidence: string;
  readonly projects: readonly GovernanceFact[];
};
export = governance;
