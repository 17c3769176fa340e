import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A program to run, without a shell. */
export interface Command {
  /** The path of the program, and its arguments. */
  readonly argv: readonly [string, ...string[]];
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
}

/** How it ended. */
export type Ended = (
  | { readonly kind: 'exited'; readonly status: number }
  /** `by`: the signal of somebody else; null where it was killed here. */
  | { readonly kind: 'killed'; readonly by: string | null }
  | { readonly kind: 'not-started'; readonly code: string }
) & {
  /** What it wrote first, on either of its outputs. */
  readonly output: string;
};

/** More is read, so that the program can go on writing, and forgotten. */
const MOST_OUTPUT = 4_096;

/** What a program that has ended wrote may still be on its way; what it left running may hold its outputs open for ever. */
const OUTPUT_MS = 500;

/**
 * Runs a program in the folder `/` with its input, until it has ended or the signal is raised: then it is killed with all that
 * it has started and that stayed in its process group. Never throws.
 */
export async function runCommand(command: Command, signal: AbortSignal): Promise<Ended> {
  const [program, ...args] = command.argv;
  let child: ChildProcess;
  try {
    signal.throwIfAborted();
    child = spawn(program, args, { cwd: '/', env: command.environment, detached: true, stdio: 'pipe' });
  } catch (error) {
    return { kind: 'not-started', code: codeOf(error), output: '' };
  }
  const kill = (): void => {
    killGroup(child);
  };
  signal.addEventListener('abort', kill, { once: true });
  const output = firstOutput(child);
  // A program may end, or close its input, without having read it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(command.input);
  try {
    const closed = once(child, 'close').catch(() => undefined);
    const [status, by] = (await once(child, 'exit')) as [number | null, string | null];
    const isOurs = signal.aborted;
    await Promise.race([closed, pause(OUTPUT_MS)]);
    return status === null
      ? { kind: 'killed', by: isOurs ? null : by, output: output() }
      : { kind: 'exited', status, output: output() };
  } catch (error) {
    return { kind: 'not-started', code: codeOf(error), output: '' };
  } finally {
    signal.removeEventListener('abort', kill);
    child.stdin?.destroy();
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

function firstOutput({ stdout, stderr }: ChildProcess): () => string {
  let output = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(0, MOST_OUTPUT);
    });
    stream?.on('error', () => undefined);
  }
  return () => output;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
