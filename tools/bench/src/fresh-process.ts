import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Sample } from './interleaved.ts';

/** A command that is measured from outside: from its start to its end. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** As people run Lastpatch: docs/running.md. */
const NODE_OPTIONS = ['--max-semi-space-size=8', '--disable-warning=ExperimentalWarning'];

/** A process of this Node.js. */
export function nodeProcess(script: string, ...args: readonly string[]): Command {
  return { file: process.execPath, args: [...NODE_OPTIONS, script, ...args] };
}

/** What a process that measures itself writes as its last line. */
export interface SelfMeasured extends Required<Sample> {
  /** What it made, in a short form. */
  readonly of?: string;
}

/**
 * Runs a process that measures itself.
 *
 * @throws Error with what it said when it fails
 */
export async function selfMeasured(command: Command): Promise<SelfMeasured> {
  const { written } = await ended(command);
  return JSON.parse(written.trimEnd().split('\n').at(-1) ?? '') as SelfMeasured;
}

/**
 * Runs a process and measures it from outside.
 *
 * @throws Error with what it said when it fails
 */
export async function wholeProcess(command: Command): Promise<Sample> {
  return { ms: (await ended(command)).ms };
}

async function ended({
  file,
  args,
  environment,
  folder,
}: Command): Promise<{ readonly ms: number; readonly written: string }> {
  const startedMs = performance.now();
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(environment === undefined ? {} : { env: environment }),
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  const [written, said, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  const ms = performance.now() - startedMs;
  if (status !== 0) throw new Error(`${[file, ...args].join(' ')} failed: ${said}`);
  return { ms, written };
}
