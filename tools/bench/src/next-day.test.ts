import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readArchive } from '@lastpatch/release-catalog';
import { expect, it, onTestFinished } from 'vitest';
import { tarGz } from '../../../apps/notifier/testing/tar-archive.ts';
import { keptTwoDays, madeTwoDays } from './next-day.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lastpatch-test-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

async function textsIn(archive: Buffer): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const reading = { wants: () => true, onProblem: () => undefined };
  for await (const { path, text } of readArchive(Readable.from([archive]), reading)) texts.set(path, text);
  return texts;
}

it('makes a next day of which five files have a new version', async () => {
  const files = Array.from({ length: 20 }, (_, index) => {
    return [
      `top/deliverables/zed/p${index}.yaml`,
      `team: a\nreleases:\n  - version: 1.0.${index}\n`,
    ] as const;
  });
  const path = join(folder(), 'archive.tar.gz');
  writeFileSync(
    path,
    tarGz({ 'top/data/series_status.yaml': '- name: zed\n', ...Object.fromEntries(files) }),
  );
  const { first, next } = await madeTwoDays(path);
  const [before, after] = [await textsIn(first), await textsIn(next)];
  expect(before.size).toBe(21);
  expect([...after.keys()]).toEqual([...before.keys()]);
  const changed = [...after].filter(([name, text]) => text !== before.get(name));
  expect(changed).toHaveLength(5);
  expect(changed[0]?.[1]).toBe('team: a\nreleases:\n  - version: 9999.0.0\n  - version: 1.0.0\n');
});

it('finds the archives of the first two days of a folder', () => {
  const days = folder();
  for (const day of ['2025-10-02', '2025-10-01', '2025-10-03'])
    writeFileSync(join(days, `${day}.tar.gz`), day);
  writeFileSync(join(days, 'README'), '');
  const { first, next } = keptTwoDays(days);
  expect([first.toString(), next.toString()]).toEqual(['2025-10-01', '2025-10-02']);
});

it('needs two days', () => {
  const days = folder();
  writeFileSync(join(days, '2025-10-01.tar.gz'), '');
  expect(() => keptTwoDays(days)).toThrow(`${days}: expected archives of two days, named as in`);
});
