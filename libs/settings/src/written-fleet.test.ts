import { fleetCatalog } from '@lastpatch/fleet/testing';
import { describe, expect, it } from 'vitest';
import {
  checkFleet,
  type FleetFile,
  readFleetFile,
  readSettings,
  SettingsError,
  writtenFleet,
  type WrittenFleet,
} from './index.ts';

const FILE = 'lastpatch.yaml';

function lines(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof SettingsError) return error.lines.slice(-error.problems.length);
    throw error;
  }
  return [];
}

function written(fleet: string, ...files: readonly FleetFile[]): WrittenFleet {
  const text = readSettings(`watches: [{ id: a, follow: { openstack: all } }]\n${fleet}`, FILE);
  return writtenFleet(text, files, FILE)!;
}

describe('readFleetFile', () => {
  it.each([
    ['a list', '- name: lab\n  runs:\n    - nova: 31.0.0\n'],
    [
      'a list that is moved to the right, as a scan prints it',
      '    - name: lab\n      runs:\n        - nova: 31.0.0\n',
    ],
    ['a mapping', 'environments:\n  - name: lab\n    runs: [{ nova: 31.0.0 }]\n'],
    ['no environments', '[]\n'],
  ])('reads %s', (what, text) => {
    const { environments } = readFleetFile(text, 'lab.yaml');
    expect(environments).toEqual(
      what === 'no environments' ? [] : [{ name: 'lab', runs: [{ name: 'nova', version: '31.0.0' }] }],
    );
  });

  it('tells all that is wrong, with the file and lines', () => {
    expect(
      lines(() =>
        readFleetFile('- name: lab\n  runs: [x]\n- name: Lab\n  run: []\n  runs: []\n', 'lab.yaml'),
      ),
    ).toEqual([
      'lab.yaml:2: 1, runs, 1: expected one product or project with its release or version, as in nova: 31.0.0',
      'lab.yaml:3: 2, name: another environment is called Lab: see line 1',
      'lab.yaml:4: 2: unknown key run: did you mean runs?',
    ]);
    expect(lines(() => readFleetFile('environment: []\n', 'lab.yaml'))).toEqual([
      'lab.yaml: environments: it is missing',
      'lab.yaml:1: unknown key environment: did you mean environments?',
    ]);
  });

  it.each([
    ['', 'lab.yaml: the file is empty: it needs environments'],
    ['nothing\n', 'lab.yaml: expected environments, each with a name and what it runs'],
    ['[a\n', 'lab.yaml'],
  ])('refuses %j', (text, said) => {
    expect(lines(() => readFleetFile(text, 'lab.yaml'))[0]).toContain(said);
  });
});

describe('writtenFleet', () => {
  it('joins what stands in the settings and in files', () => {
    const lab = readFleetFile('- { name: lab, runs: [{ nova: 31.0.0 }] }\n', 'lab.yaml');
    const fleet = written(
      'fleet: { hopDays: 30, environments: [{ name: one, runs: [] }], files: [lab.yaml] }\n',
      lab,
    );
    expect(fleet.environments.map(({ name }) => name)).toEqual(['one', 'lab']);
    expect(fleet.hopDays).toBe(30);
  });

  it('is none where the settings say nothing of it', () => {
    const text = readSettings('watches: [{ id: a, follow: { openstack: all } }]\n', FILE);
    expect(writtenFleet(text, [], FILE)).toBeUndefined();
  });

  it('refuses a name that two files have', () => {
    const lab = readFleetFile('- { name: One, runs: [] }\n', 'lab.yaml');
    expect(lines(() => written('fleet:\n  environments: [{ name: one, runs: [] }]\n', lab))).toEqual([
      'lab.yaml:1: environments: another environment is called One: see lastpatch.yaml:3',
    ]);
  });
});

describe('checkFleet', () => {
  const catalog = fleetCatalog();

  it('accepts what the catalog can place', () => {
    const fleet = written(
      'fleet: { hopDays: { openstack: 3 }, environments: [{ name: a, runs: [{ nova: 31.0.0 }, { k8s: v1.31.2+k3s1 }] }] }\n',
    );
    expect(() => checkFleet(fleet, catalog, FILE)).not.toThrow();
  });

  it('tells all that it cannot, each with its file, its line and the nearest name', () => {
    const lab = readFleetFile('- name: lab\n  runs:\n    - ubuntu: 22.04\n    - ubunto: 22.04\n', 'lab.yaml');
    const fleet = written(
      `fleet:
  hopDays: { openstak: 3 }
  environments:
    - name: one
      runs:
        - openstack: 2025.1
        - openstack: epoxi
        - novva: 31.0.0
`,
      lab,
    );
    expect(lines(() => checkFleet(fleet, catalog, FILE))).toEqual([
      'lastpatch.yaml:8: environment one, openstack: unknown openstack release "epoxi": did you mean Epoxy?',
      'lastpatch.yaml:9: environment one, novva: unknown product or project "novva": did you mean nova?',
      'lab.yaml:4: environment lab, ubunto: unknown product or project "ubunto": did you mean ubuntu?',
      'lastpatch.yaml:3: fleet, hopDays: unknown product openstak: did you mean openstack?',
    ]);
  });
});
