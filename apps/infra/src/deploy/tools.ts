import type { Deployed } from './deployed.ts';

/** What a deployment is done with: other programs, AWS, files and a person. */
export interface DeployTools {
  /** Makes the notifier's bundle. @returns the exit status */
  readonly build: () => Promise<number>;
  /** Runs CDK's command line in the folder of the infrastructure. @returns the exit status */
  readonly cdk: (args: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<number>;
  /** Runs `lastpatch`. @returns the exit status */
  readonly lastpatch: (args: readonly string[]) => Promise<number>;
  readonly aws: Pick<
    Deployed,
    'account' | 'stack' | 'topicsNamed' | 'subscribers' | 'firstHeartbeat' | 'deleteStack'
  >;
  /** Writes a file and the folders that lead to it, seen from the folder of the person. */
  readonly write: (file: string, text: string) => Promise<void>;
  /** Undefined where nobody can be asked. */
  readonly isYes: ((question: string) => Promise<boolean>) | undefined;
  readonly say: (...lines: readonly string[]) => void;
}
