import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;

describe('the workspace', () => {
  it("runs its scripts on Node.js 24, whatever the machine's own is", () => {
    expect(process.version).toMatch(/^v24\./);
  });

  it("names no registry's host in any file, so that every mirror serves", () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);
    const host = new RegExp(['registry', 'npmjs', 'org'].join('\\.'), 'i');
    const naming = files.filter((file) => host.test(readFileSync(`${root}${file}`, 'utf8')));
    expect(naming).toEqual([]);
  });

  it('locks every package by its hash, without an address', () => {
    const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
      packages: Record<string, { integrity?: string; resolved?: string; link?: boolean; inBundle?: boolean }>;
    };
    const installed = Object.entries(lock.packages).filter(
      // What a package brings along in its own archive is locked by the hash of that.
      ([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
    );
    expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual(
      [],
    );
    expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});
