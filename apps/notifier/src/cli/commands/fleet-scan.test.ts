import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { output, outputText } from '@lastpatch/fleet/testing';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../../testing/folder-files.ts';
import { HARMFUL, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import type { Finished } from '../../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

async function scanned(text: string | Uint8Array, ...args: readonly string[]): Promise<Finished> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'region-one.txt': text });
  const finished = await lastpatchPlain('fleet', 'scan', join(folder, 'region-one.txt'), ...args);
  return { ...finished, stderr: finished.stderr.replaceAll(folder, '.') };
}

describe('lastpatch fleet scan', () => {
  it('prints YAML for the settings, and says on standard error what it leaves out', async () => {
    const { status, stdout, stderr } = await scanned(output('rpm-qa-compute.txt'));
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "    - name: region-one
            runs:
              - neutron: 26.0.0 # openstack-neutron-common 26.0.0-1.el9s and 2 more
              - nova: 31.1.0 # openstack-nova-common 31.1.0-1.el9s and 3 more
              - centos-stream: 9 # centos-stream-release 9.0-26.el9
              - python: 3.9 # python3 3.9.21-2.el9
      "
    `);
    expect(stderr).toContain('8 packages of nothing in the catalog: basesystem, bash,');
    expect(stderr).toContain('2 libraries and clients of OpenStack left out');
  });

  it('scans what it has printed to the same', async () => {
    const first = await scanned(output('dpkg-l-controller.txt'), '--json');
    const again = await scanned((await scanned(output('dpkg-l-controller.txt'))).stdout, '--json');
    const runs = ({ stdout }: Finished): string[] =>
      (
        JSON.parse(stdout) as {
          environments: { runs: { name: string; version: string; release: string }[] }[];
        }
      ).environments[0]!.runs.map(({ name, version, release }) => `${name} ${version} ${release}`);
    expect(runs(again)).toEqual(runs(first));
    expect(runs(first)).toContain('nova 31.0.0 2025.1');
  });

  it('tells machines everything', async () => {
    const { stdout } = await scanned(
      outputText('pip-freeze-venv.txt'),
      '--format',
      'json',
      '--environment',
      'lab 2',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      environments: [
        {
          name: 'lab 2',
          runs: [
            { name: 'keystone', version: '27.0.0', product: 'openstack', release: '2025.1' },
            { name: 'kolla-ansible', project: 'kolla-ansible' },
            { name: 'neutron', version: '26.0.1.dev5' },
            { name: 'nova', evidence: 'nova 31.0.0 belongs to 2025.1', packages: 1 },
          ],
        },
      ],
      inputs: [{ format: 'pip freeze', packages: 14, skipped: 0 }],
      unplaced: [{ name: 'cinder', version: '' }],
      libraries: ['castellan', 'keystoneauth1', 'oslo.config', 'python-novaclient'],
    });
  });

  it('shows people a table', async () => {
    const { stdout } = await scanned(output('rpm-qa-compute.txt'), '--format', 'text');
    expect(stdout.split('\n')[1]).toBe(
      'neutron        26.0.0   OpenStack 2025.1 Epoxy  openstack-neutron-common 26.0.0-1.el9s and 2 more',
    );
  });

  it('reads standard input', () => {
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, 'fleet', 'scan', '-'],
      { input: outputText('os-release'), encoding: 'utf8', cwd: temporaryFolder() },
    );
    expect([status, stdout]).toEqual([0, '    - name: environment\n      runs:\n        - ubuntu: 24.04\n']);
  });

  it.each<[string, { text?: string; args?: readonly string[]; status: number; said: string }]>([
    [
      'prose',
      {
        text: 'This says nothing.\n',
        status: 1,
        said: './region-one.txt: nothing that is known: expected what "dpkg -l"',
      },
    ],
    [
      'what the catalog does not know',
      { text: 'bash-5.1.8-9.el9.x86_64\n', status: 1, said: 'nothing in it that the catalog can place' },
    ],
    [
      'a name that is none',
      { args: ['--environment', 'a\nb'], status: 2, said: '--environment: expected 1 to 60 letters' },
    ],
    [
      'a format that is none',
      { args: ['--format', 'xml'], status: 2, said: '--format: expected yaml, json, text, got "xml"' },
    ],
    [
      'a file that is not there',
      { args: ['/nowhere/x.txt'], status: 1, said: '/nowhere/x.txt: there is no such file or folder' },
    ],
    ['a folder', { args: ['/'], status: 1, said: '/: this is a folder, expected a file' }],
  ])('refuses %s', async (_, { text = 'openstack_release: 2025.1\n', args = [], status, said }) => {
    const finished = await scanned(text, ...args);
    expect([finished.status, finished.stdout]).toEqual([status, '']);
    expect(finished.stderr).toContain(said);
  });

  it('tells what is wrong with all files', async () => {
    const { stderr } = await scanned('', '/nowhere/y.txt');
    expect(stderr).toContain('./region-one.txt: it is empty');
    expect(stderr).toContain('/nowhere/y.txt: there is no such file');
  });
});

describe.each(Object.entries(HOSTILE_NAMES))(
  'no control character and no broken line comes of %s',
  (_, name) => {
    it('as a package, a version, a system and an environment', async () => {
      const component = (parts: object): object => ({ type: 'library', name, version: name, ...parts });
      const sbom = JSON.stringify({
        bomFormat: 'CycloneDX',
        components: [
          component({}),
          component({ version: '31.0.0' }),
          component({ name: 'nova' }),
          component({ name: `nova-${name}`, purl: `pkg:deb/ubuntu/nova-api@31.0.0?distro=${name}-24.04` }),
          component({ type: 'operating-system' }),
          component({ name: 'nova', version: `31.0.0+${name}` }),
        ],
      });
      const lists = [
        sbom,
        `ii  nova-${name}  3:31.0.0-1${name}  all  x\nii  nova-api  3:31.0.0-1  all  x\n`,
        `nova-${name}-31.0.0-1.el9.noarch\nnova-31.0.0-1.el9.noarch\nx-1-1\n`,
        `nova==31.0.0+${name}\nnova==31.0.0\n${name}==1\n`,
        `ID=ubuntu\nNAME="${name}"\nVERSION_ID="24.04${name}"\n`,
        `openstack_release: "${name}"\nkolla_a: b\n`,
      ];
      for (const list of lists) {
        for (const format of ['yaml', 'text', 'json']) {
          const { status, stdout, stderr } = await scanned(list, '--format', format, '--environment', 'x');
          expect([0, 1]).toContain(status);
          expect(stderr).not.toContain('a fault of Lastpatch');
          const shown = format === 'json' ? stderr : stdout + stderr;
          for (const line of shown.split('\n')) expect(line).not.toMatch(HARMFUL);
          if (format === 'json' && stdout !== '') JSON.parse(stdout);
        }
      }
      const { status, stderr } = await scanned('openstack_release: 2025.1\n', '--environment', name);
      for (const line of stderr.split('\n')) expect(line).not.toMatch(HARMFUL);
      expect(status).toBe(/^(2025\.1)$/.test(name) ? 0 : 2);
    });
  },
);
