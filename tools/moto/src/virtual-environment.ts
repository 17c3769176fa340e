import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Missing } from './missing.ts';
import type { Python } from './python.ts';

const run = promisify(execFile);
const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input', '--quiet'];

/** What a virtual environment is made of. */
export interface EnvironmentParts {
  readonly python: Python;
  /** The file that pins every package. */
  readonly requirements: string;
  /** Where environments are kept, one for each list of packages and each Python. */
  readonly folder: string;
  /** Is told, in a sentence, of what takes long. */
  readonly tell: (sentence: string) => void;
}

/**
 * The Python of a virtual environment that holds exactly the pinned packages. One that was made before from the same list is
 * used again. Two processes may do this at once: an environment appears whole or not at all.
 *
 * @throws Missing when the packages cannot be installed.
 */
export async function virtualEnvironment(parts: EnvironmentParts): Promise<string> {
  const { python, requirements, folder } = parts;
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const whole = join(folder, `python-${python.version}-${hash}`);
  if (!existsSync(whole)) {
    mkdirSync(folder, { recursive: true });
    parts.tell(`Making a virtual environment in ${folder}, once for this list of packages …`);
    const unfinished = mkdtempSync(join(folder, 'unfinished-'));
    try {
      await install(parts, unfinished);
      moveInPlace(unfinished, whole);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return pythonOf(whole);
}

async function install({ python, requirements }: EnvironmentParts, environment: string): Promise<void> {
  await told(python.command, ['-m', 'venv', environment]);
  // Nothing beyond the list: a package that it lacks is found by the check, and not installed unpinned.
  await told(pythonOf(environment), [...PIP, 'install', '--no-deps', '--requirement', requirements]);
  await told(pythonOf(environment), [...PIP, 'check']);
}

async function told(command: string, args: readonly string[]): Promise<void> {
  await run(command, args).catch((cause: unknown) => {
    const { stderr = '', stdout = '' } = cause as { stderr?: string; stdout?: string };
    const said = (stderr.trim() === '' ? stdout : stderr).trim().split('\n').slice(-5).join('\n');
    throw new Missing(
      `The packages that the tests against AWS need could not be installed. They come from the package index that pip is set to use: see that it can be reached, and try again. pip said:\n${said}`,
      { cause },
    );
  });
}

function moveInPlace(unfinished: string, whole: string): void {
  try {
    renameSync(unfinished, whole);
  } catch (error) {
    // Another process was first, and its environment is as good.
    if (!existsSync(whole)) throw error;
  }
}

function pythonOf(environment: string): string {
  return process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}
