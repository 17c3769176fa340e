import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Missing } from './missing.ts';

const run = promisify(execFile);

/** The oldest Python that every pinned package supports. */
const OLDEST = { major: 3, minor: 11 };

/** A Python of this machine. */
export interface Python {
  readonly command: string;
  /** `3.11`: packages that were installed with one version are of no use to another. */
  readonly version: string;
}

/**
 * The Python of this machine, which is old enough and can make virtual environments.
 *
 * @throws Missing when there is none, it is too old, or its modules `venv` or `ensurepip` are not installed.
 */
export async function pythonHere(command = 'python3'): Promise<Python> {
  const script =
    'import importlib.util, sys; print(*sys.version_info[:2], *[name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None])';
  const { stdout } = await run(command, ['-c', script]).catch((cause: unknown) => {
    throw new Missing(
      `The tests against AWS need Python ${oldest()} or later, and \`${command}\` does not run here. Install Python (on Debian and Ubuntu: apt install python3 python3-venv) and try again; \`npm test\` does without it.`,
      { cause },
    );
  });
  const [major = 0, minor = 0, ...missing] = stdout.trim().split(' ');
  const version = `${major}.${minor}`;
  if (Number(major) !== OLDEST.major || Number(minor) < OLDEST.minor) {
    throw new Missing(
      `The tests against AWS need Python ${oldest()} or later, and \`${command}\` is Python ${version}. Install a newer one and put it first on the PATH.`,
    );
  }
  if (missing.length > 0) {
    throw new Missing(
      `The tests against AWS make a virtual environment, and Python ${version} lacks ${missing.join(' and ')} here. Install them (on Debian and Ubuntu: apt install python3-venv) and try again.`,
    );
  }
  return { command, version };
}

function oldest(): string {
  return `${OLDEST.major}.${OLDEST.minor}`;
}
