import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** What a finished command has left. */
export interface Finished {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  /** Added to an environment that holds nothing but what a process needs to start. */
  readonly env?: Readonly<Record<string, string>>;
  /** What Node.js itself is told. */
  readonly node?: readonly string[];
}

/** Runs `lastpatch` as people do: a process of its own, in a folder. */
export function lastpatchIn(
  folder: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Finished> {
  const child = startLastpatch(folder, args, options);
  return new Promise((resolve, reject) => {
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve({
        status,
        signal,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      });
    });
  });
}

/** Starts such a process and leaves its output to the caller. */
export function startLastpatch(
  folder: string,
  args: readonly string[],
  { env = {}, node = [] }: ProcessOptions = {},
): ChildProcess {
  // TZ is handed on so that a suite that runs in several time zones tries the processes in them too.
  const { PATH = '', TZ } = process.env;
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...node, MAIN, ...args], {
    cwd: folder,
    env: { PATH, ...(TZ === undefined ? {} : { TZ }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
