import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Moto } from './moto.ts';

/** What runs while moto does. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command with moto's address in LASTPATCH_TEST_AWS_ENDPOINT, and stops moto when it has ended, for whatever reason.
 * A signal is handed on to the command, whose end is awaited.
 *
 * @returns the command's status, or, as a shell tells it, 128 and the number of the signal that ended it.
 */
export async function withMoto(moto: Moto, { file, args, folder }: Command): Promise<number> {
  const command = spawn(file, args, {
    cwd: folder,
    env: { ...process.env, LASTPATCH_TEST_AWS_ENDPOINT: moto.endpoint },
    stdio: 'inherit',
  });
  const handOn = (signal: NodeJS.Signals): void => {
    command.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, handOn);
  try {
    const [status, signal] = (await once(command, 'exit')) as [number | null, NodeJS.Signals | null];
    return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } finally {
    await moto.stop();
    for (const signal of SIGNALS) process.off(signal, handOn);
  }
}
