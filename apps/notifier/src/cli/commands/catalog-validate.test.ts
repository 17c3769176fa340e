import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogWith,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  version,
} from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fileOf, openstackFile } from '../../../testing/catalog-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

function validate(...args: readonly string[]): ReturnType<typeof lastpatchHere> {
  return lastpatchHere('catalog', 'validate', ...args);
}

/** A catalog in which one version is listed twice. */
const UNSOUND = catalogWith(
  productWith({
    releases: [releaseWith('2025.1')],
    projects: [
      projectWith('nova', { releases: [inRelease('2025.1', { versions: [version('1'), version('1')] })] }),
    ],
  }),
);

describe('catalog validate', () => {
  it('finds the catalog that comes with Lastpatch sound', async () => {
    const { status, stdout, stderr } = await validate();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^openstack as of \d{4}-\d\d-\d\d: \d+ releases, \d+ projects, \d+ milestones\nubuntu as of .*\n(?:.+\n)+bundled is sound\.\n$/,
    );
    expect((await validate('bundled')).stdout).toBe(stdout);
  });

  it('is told which catalog by its argument, else by --catalog', async () => {
    const [one, other] = [await openstackFile('2026-08-21'), await openstackFile('2026-08-20')];
    expect((await validate(one)).stdout).toContain(`openstack as of 2026-08-21: 10 releases, `);
    expect((await validate('--catalog', other)).stdout).toContain('openstack as of 2026-08-20');
    expect((await validate(one, '--catalog', other)).stdout).toContain(`${one} is sound.`);
  });

  it('tells machines in their own shape', async () => {
    const file = fileOf(catalogWith(productWith({ releases: [releaseWith('2025.1')] })));
    const { status, stdout } = await validate(file, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      catalog: file,
      products: [{ product: 'openstack', asOf: '2026-08-21', releases: 1, projects: 0, milestones: 0 }],
      problems: [],
    });
  });

  it('fails for one that is not sound, and says where', async () => {
    const file = fileOf(UNSOUND);
    const { status, stdout, stderr } = await validate(file);
    expect(status).toBe(1);
    expect(stdout).not.toContain('sound');
    expect(stderr).toBe(
      `lastpatch: ${file} has 1 problem:\nopenstack nova: version 1 is listed twice in 2025.1\n`,
    );
  });

  it('tells machines of all problems, and fails all the same', async () => {
    const { status, stdout } = await validate(fileOf(UNSOUND), '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ where: 'openstack nova', problem: 'version 1 is listed twice in 2025.1' }],
    });
  });

  it('fails for one whose versions cannot be read', async () => {
    const file = join(temporaryFolder(), 'catalog.json');
    const broken = {
      format: 'lastpatch-catalog',
      schemaVersion: 1,
      products: [
        {
          key: 'openstack',
          name: 'openstack',
          title: 'OpenStack',
          source: 'openstack',
          asOf: '2026-08-21',
          projects: [{ name: 'nova', releases: [{ versions: '1.0.0 2026-99-99' }] }],
        },
      ],
    };
    writeFileSync(file, JSON.stringify(broken));
    for (const args of [
      ['catalog', 'validate', file],
      ['project', 'nova', '--catalog', file],
      ['catalog', 'diff', 'bundled', file],
    ]) {
      const { status, stderr } = await lastpatchHere(...args);
      expect(status).toBe(1);
      expect(stderr).toBe(
        'lastpatch: the catalog cannot be used: the file, products[0], projects[0], releases[0]: versions: 1.0.0 is of "2026-99-99", which is not a day\n',
      );
    }
  });
});
