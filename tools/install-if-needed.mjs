// Runs before `npm start` and `npm test`: installs from the lockfile when node_modules is missing or older than it.
// Plain JavaScript, because it may run on the machine's own Node.js before the workspace's is there.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

const changed = (path) =>
  statSync(new URL(`../${path}`, import.meta.url), { throwIfNoEntry: false })?.mtimeMs;

// npm writes this file at the end of every install.
const installed = changed('node_modules/.package-lock.json');
if (installed === undefined || installed < (changed('package-lock.json') ?? 0)) {
  console.error('Installing from package-lock.json …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: new URL('..', import.meta.url),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

// On Linux the workspace brings its own Node.js (see docs/adr/0005-node-24-without-build.md); elsewhere the machine's is used.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isTooOld = major < 24 || (major === 24 && minor < 16);
if (isTooOld && changed('node_modules/.bin/node') === undefined) {
  console.error(
    `Lastpatch needs Node.js 24.16 or later, and this is ${process.version}: install it, or run on Linux x64.`,
  );
  process.exit(1);
}
