import { describe, expect, it } from 'vitest';
import { output, outputText } from '../testing/outputs.ts';
import { FleetScanError } from './errors.ts';
import { MOST_BYTES, readScan } from './read-scan.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function read(text: string): string[] {
  const { packages, format } = readScan(bytes(text));
  return [format, ...packages.map(({ kind, name, version }) => `${kind} ${name} ${version}`)];
}

function refused(given: Uint8Array): string {
  try {
    readScan(given);
  } catch (error) {
    if (error instanceof FleetScanError) return error.message;
    throw error;
  }
  return '';
}

describe('readScan', () => {
  it.each([
    ['dpkg-l-controller.txt', 'dpkg -l', 34, 'deb nova-api 3:31.0.0-0ubuntu1~cloud0'],
    ['rpm-qa-compute.txt', 'rpm -qa', 19, 'rpm openstack-nova-compute 31.1.0-1.el9s'],
    ['pip-freeze-venv.txt', 'pip freeze', 14, 'pypi nova 31.0.0'],
    ['pip-list.txt', 'pip list', 7, 'pypi nova 31.0.1.dev12'],
    ['pip-list.json', 'pip list --format json', 4, 'pypi nova 31.0.0'],
    ['kubectl-version.json', 'kubectl version', 1, 'stated kubernetes v1.31.2+k3s1'],
    ['kubectl-version.txt', 'kubectl version', 1, 'stated kubernetes v1.30.5-eks-ce1d5eb'],
    ['cyclonedx-image.json', 'CycloneDX', 9, 'pypi keystone 27.0.0'],
    ['spdx-image.json', 'SPDX', 3, 'rpm python3-keystone 27.0.0-1.el9s'],
    ['spdx-image.spdx', 'SPDX (tag-value)', 2, 'pypi keystone 27.0.0'],
    ['kolla-globals.yml', "Kolla Ansible's globals.yml", 1, 'stated openstack 2025.1'],
    ['os-release', '/etc/os-release', 1, 'stated ubuntu 24.04'],
  ])('knows %s by its content', (file, format, count, holds) => {
    const reading = readScan(output(file));
    expect([reading.format, reading.packages.length]).toEqual([format, count]);
    expect(reading.packages.map(({ kind, name, version }) => `${kind} ${name} ${version}`)).toContain(holds);
  });

  const files = [
    'dpkg-l-controller.txt',
    'rpm-qa-compute.txt',
    'pip-freeze-venv.txt',
    'pip-list.txt',
    'kubectl-version.json',
    'spdx-image.spdx',
    'kolla-globals.yml',
    'os-release',
  ];

  it.each(files)('reads %s with the line ends and the mark of another system', (file) => {
    const text = outputText(file);
    const expected = readScan(output(file));
    expect(readScan(bytes(`\ufeff${text.replaceAll('\n', '\r\n')}`))).toEqual(expected);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(readScan(utf16)).toEqual(expected);
  });

  it.each(['dpkg-l-controller.txt', 'rpm-qa-compute.txt', 'pip-freeze-venv.txt'])(
    'reads what is left of %s when its beginning and end are gone',
    (file) => {
      const lines = outputText(file).split('\n');
      const { format } = readScan(output(file));
      const middle = lines.slice(Math.ceil(lines.length / 2), -3);
      const reading = readScan(bytes(middle.join('\n')));
      expect([reading.format, reading.packages.length]).toEqual([format, middle.length]);
    },
  );

  it('reads of dpkg only what is installed', () => {
    const names = readScan(output('dpkg-l-controller.txt')).packages.map(({ name }) => name);
    expect(names).toContain('neutron-server');
    expect(names).toContain('libc6');
    expect(names).not.toContain('cinder-volume');
    expect(
      read(
        'un  nova-lxd  <none>  all  x\niU  nova-api  3:31.0.0-1  all  x\nii  nova-common  3:31.0.0-1 all x',
      ),
    ).toEqual(['dpkg -l', 'deb nova-common 3:31.0.0-1']);
  });

  it('does not trust names and versions that a terminal has cut off', () => {
    const { packages, remarks } = readScan(output('dpkg-l-narrow-de.txt'));
    expect(packages.map(({ name }) => name)).toEqual(['keystone']);
    expect(remarks).toEqual([
      '2 lines are cut off at the width of a terminal: make the list with "dpkg -l | cat"',
    ]);
  });

  it('reads of pip freeze what is installed from checkouts and wheels', () => {
    expect(
      read(outputText('pip-freeze-venv.txt')).filter((line) =>
        /neutron|cinder|keystone |kolla|requests/.test(line),
      ),
    ).toEqual([
      'pypi neutron 26.0.1.dev5',
      'pypi cinder ',
      'pypi keystone 27.0.0',
      'pypi kolla-ansible 20.0.0',
      'pypi requests 2.32.3',
    ]);
  });

  it('reads of pip freeze what is pinned by hashes, over several lines', () => {
    const text = 'nova==31.0.0 \\\n    --hash=sha256:0a1b \\\n    --hash=sha256:2c3d\nkeystone===27.0.0\n';
    expect(read(text)).toEqual(['pip freeze', 'pypi nova 31.0.0', 'pypi keystone 27.0.0']);
  });

  it('reads of rpm -qa several packages in a line, and times of --last in any language', () => {
    const nova = 'rpm nova 31.1.0-1.el9';
    const keystone = 'rpm keystone 27.0.0-1.el9';
    expect(read('nova-31.1.0-1.el9.noarch keystone-27.0.0-1.el9.noarch\n')).toEqual([
      'rpm -qa',
      nova,
      keystone,
    ]);
    expect(
      read(
        'nova-31.1.0-1.el9.noarch      Mo 03 Mär 2025 10:11:12 CET\nkeystone-27.0.0-1.el9.noarch 2025年3月3日 2025\n',
      ),
    ).toEqual(['rpm -qa', nova, keystone]);
  });

  it.each([
    ['openstack_release: 2025.1', 'stated openstack 2025.1'],
    ["openstack_release: '2025.1'", 'stated openstack 2025.1'],
    ['openstack_release: "2024.1"\nopenstack_release: "2025.1"', 'stated openstack 2025.1'],
  ])('reads %j of Kolla Ansible', (text, found) => {
    expect(read(text)).toEqual(["Kolla Ansible's globals.yml", found]);
  });

  it('says of Kolla Ansible that the release is commented out', () => {
    const { packages, remarks } = readScan(
      bytes('kolla_base_distro: "rocky"\n#openstack_release: "2024.2"\n'),
    );
    expect(packages).toEqual([]);
    expect(remarks[0]).toContain('openstack_release is commented out');
  });

  it("does not take kubectl's own version for the cluster's", () => {
    const { packages, remarks } = readScan(bytes('{"clientVersion":{"gitVersion":"v1.33.1"}}'));
    expect(packages).toEqual([]);
    expect(remarks[0]).toContain('no server had answered');
  });

  it.each([
    [
      'Server Version: version.Info{Major:"1", Minor:"20", GitVersion:"v1.20.4", GitCommit:"e87da0"}',
      'v1.20.4',
    ],
    [
      'clientVersion:\n  gitVersion: v1.33.1\nserverVersion:\n  gitVersion: v1.31.2\n  major: "1"\n',
      'v1.31.2',
    ],
  ])('reads older and other forms of kubectl', (text, version) => {
    expect(read(text)).toEqual(['kubectl version', `stated kubernetes ${version}`]);
  });

  it('reads the components of components, and the system of a package URL', () => {
    const found = read(outputText('cyclonedx-image.json'));
    expect(found.filter((line) => line.startsWith('stated'))).toEqual([
      'stated ubuntu 24.04',
      'stated ubuntu 24.04',
      'stated ubuntu 24.04',
    ]);
  });

  it('reads SPDX 3', () => {
    const graph = [
      { type: 'software_Package', name: 'nova', software_packageVersion: '31.0.0' },
      { type: 'software_Package', name: 'x', software_packageUrl: 'pkg:pypi/keystone@27.0.0' },
      { type: 'Relationship', name: 'y' },
    ];
    expect(
      read(JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph })),
    ).toEqual(['SPDX', 'other nova 31.0.0', 'pypi keystone 27.0.0']);
  });

  it.each([
    ['an empty file', bytes('\n \n'), 'it is empty'],
    [
      'prose',
      bytes('This is a letter.\nIt holds nothing.\n'),
      'nothing that is known: expected what "dpkg -l"',
    ],
    ['XML', bytes('<?xml version="1.0"?><bom/>'), 'of CycloneDX the JSON form is expected'],
    [
      'JSON that is cut off',
      bytes('{"bomFormat":"CycloneDX","components":[{"na'),
      'it may have been cut off',
    ],
    ['other JSON', bytes('{"a":1}'), 'nothing that is known'],
    ['a gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), 'it is compressed'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), 'it is not text'],
    [
      'too many packages',
      bytes('a-1-1\n'.repeat(500_001)),
      'it lists 500001 packages: expected at most 500000',
    ],
    ['too much', new Uint8Array(MOST_BYTES + 1), 'expected at most 50000000'],
  ])('refuses %s', (_, given, said) => {
    expect(refused(given)).toContain(said);
  });

  it('goes only so deep', () => {
    const deep = `${'{"components":['.repeat(3000)}${']}'.repeat(3000)}`;
    const { packages, skipped } = readScan(bytes(`{"bomFormat":"CycloneDX","components":[${deep}]}`));
    expect([packages, skipped > 0]).toEqual([[], true]);
  });
});
