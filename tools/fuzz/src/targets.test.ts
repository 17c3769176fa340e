import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { endoflifeDate, openstack } from '@lastpatch/release-catalog/testing';
import { expect, it, onTestFinished } from 'vitest';
import { runCases } from './run-cases.ts';
import { targetsOf } from './targets.ts';

/** The path of a file of that name. */
function fileOf(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'lastpatch-fuzz-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const PRODUCTS = endoflifeDate.productsFull(endoflifeDate.PRODUCTS);
const STATUS = openstack.REPOSITORY[0]?.text ?? '';

it.each([
  ['2026-08-22.json', PRODUCTS, 'endoflife.date'],
  ['full.json.gz', gzipSync(PRODUCTS), 'endoflife.date'],
  ['2026-01-15.yaml', STATUS, 'openstack'],
])('a file given as %s is damaged and imported', async (name, content, source) => {
  const targets = await targetsOf([fileOf(name, content)]);
  expect(targets.map((target) => target.name.split(' ')[0])).toEqual([source, source, source]);
  expect(await runCases({ targets, cases: 30, seed: 0 })).toMatchObject({ failures: [], failed: 0 });
});
