import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where a machine usually has its browser. */
const USUAL = '/usr/bin/chromium';

/** The package that has a browser in it, installed by itself. */
const OWN = fileURLToPath(new URL('../chromium/', import.meta.url));

/**
 * The browser that checks are made in: that of `$CHROMIUM_PATH`, else the machine's, else one that comes as a package and is
 * installed now where it is not yet.
 *
 * @throws Error that says what is missing: a check without a browser has not passed
 */
export async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return runnable(named, '$CHROMIUM_PATH');
  if (existsSync(USUAL)) return runnable(USUAL, 'the browser of this machine');
  if (!existsSync(`${OWN}node_modules`)) install();
  // It brings the libraries that a machine without a desktop lacks, where it believes to be in such a place.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
  const path = createRequire(`${OWN}package.json`).resolve('@sparticuz/chromium');
  const { default: packed } = (await import(path)) as { default: { executablePath: () => Promise<string> } };
  return packed.executablePath();
}

function runnable(path: string, whose: string): string {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    throw new Error(`${path}: ${whose} cannot be run; expected a Chromium. Set CHROMIUM_PATH to one.`);
  }
}

function install(): void {
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: OWN,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(
      `There is no browser to check the pages in, and none could be installed: set CHROMIUM_PATH to a Chromium. ${stderr}`,
    );
  }
}
