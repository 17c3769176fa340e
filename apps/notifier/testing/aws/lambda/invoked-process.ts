import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentOf } from '../aws-account.ts';
import type { NotifierInAws } from './notifier-in-aws.ts';

const SCRIPT = fileURLToPath(new URL('lambda-process.ts', import.meta.url));

/** How a process is started. */
export interface ProcessOptions {
  /** Where it finds AWS. */
  readonly endpoint: string;
  /** How far its clock is ahead, in milliseconds. */
  readonly aheadMs?: number;
  /** Variables of its own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** An invocation that is under way, or has ended. */
export interface InvokedProcess {
  readonly process: ChildProcess;
  /** How it ended, and what it wrote, line by line. */
  readonly ended: Promise<{ readonly status: number | null; readonly lines: readonly string[] }>;
}

/** Starts the function in a process of its own, with the event of this moment. */
export function invokedProcess(
  { account, environment }: Pick<NotifierInAws, 'account' | 'environment'>,
  { endpoint, aheadMs = 0, environment: more = {} }: ProcessOptions,
): InvokedProcess {
  const event = { scheduledTime: new Date(Date.now() + aheadMs).toISOString() };
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(event)], {
    env: {
      PATH: process.env['PATH'],
      ...environment,
      ...environmentOf(account, endpoint),
      POWERTOOLS_SERVICE_NAME: 'lastpatch-test',
      CLOCK_AHEAD_MS: String(aheadMs),
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      written += bytes.toString();
    });
  }
  const ended = new Promise<{ status: number | null; lines: readonly string[] }>((resolve) => {
    child.on('close', (status) => {
      resolve({ status, lines: written.split('\n').filter((line) => line !== '') });
    });
  });
  return { process: child, ended };
}
