import { readSettings, SettingsError } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { teamFolder, type TeamFolder } from '../../testing/own-products.ts';
import { readTextFile } from './text-file.ts';
import { loadFleet } from './fleet-files.ts';

const LAB = '- name: lab\n  runs:\n    - nova: 31.0.0\n';

async function load({ config, folder }: TeamFolder): Promise<readonly string[]> {
  const written = readSettings(await readTextFile(config), config);
  try {
    const fleet = await loadFleet(written, config);
    return fleet?.environments.map(({ name }) => name) ?? ['no fleet'];
  } catch (error) {
    if (error instanceof SettingsError) return error.lines.map((line) => line.replaceAll(folder, '.'));
    throw error;
  }
}

describe('the fleet of settings', () => {
  it('is what stands in them and in the files that they name, from their folder on', async () => {
    const team = teamFolder(
      { 'fleet/lab.yaml': LAB, 'fleet/two.yaml': 'environments: [{ name: two, runs: [] }]\n' },
      'fleet:\n  environments: [{ name: one, runs: [] }]\n  files: [fleet/two.yaml, fleet/lab.yaml]\n',
    );
    expect(await load(team)).toEqual(['one', 'two', 'lab']);
  });

  it('is none where they say nothing of it, whatever lies beside them', async () => {
    expect(await load(teamFolder({ 'fleet/lab.yaml': LAB }))).toEqual(['no fleet']);
  });

  it('is refused with all that is wrong in any file', async () => {
    const team = teamFolder(
      { 'fleet/bad.yaml': '- name: lab\n', 'fleet/worse.yaml': '[\n', 'fleet/a-folder/x': '' },
      'fleet:\n  files:\n    - fleet/bad.yaml\n    - nowhere.yaml\n    - fleet/worse.yaml\n    - fleet/a-folder\n',
    );
    const said = await load(team);
    expect(said.filter((line) => !line.includes('worse'))).toEqual([
      '3 files have 4 problems:',
      './fleet/bad.yaml:1: 1, runs: it is missing',
      './lastpatch.yaml:4: fleet, files, 2: ./nowhere.yaml: there is no such file or folder',
      './lastpatch.yaml:6: fleet, files, 4: ./fleet/a-folder: this is a folder, expected a file',
    ]);
    expect(said.some((line) => line.startsWith('./fleet/worse.yaml:'))).toBe(true);
  });
});
