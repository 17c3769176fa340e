import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './index.ts';

const WATCHES = 'watches: [{ id: a, follow: { openstack: all } }]\n';

function fleetOf(text: string): unknown {
  return readSettings(`${WATCHES}${text}`, 'lastpatch.yaml').settings.fleet;
}

function problems(text: string): string[] {
  try {
    readSettings(`${WATCHES}${text}`, 'lastpatch.yaml');
  } catch (error) {
    if (error instanceof SettingsError) return error.lines.slice(-error.problems.length);
    throw error;
  }
  return [];
}

describe('the fleet in lastpatch.yaml', () => {
  it('is read as it is written: versions are words', () => {
    expect(
      fleetOf(`fleet:
  hopDays: 30
  environments:
    - name: region-one
      runs:
        - openstack: 2025.1
        - nova: 3:31.0.0-0ubuntu1~cloud0
        - ubuntu: 22.04
        - kubernetes: 1.30
    - name: 2025
      runs: []
  files: [fleet/lab.yaml]
`),
    ).toEqual({
      hopDays: 30,
      environments: [
        {
          name: 'region-one',
          runs: [
            { name: 'openstack', version: '2025.1' },
            { name: 'nova', version: '3:31.0.0-0ubuntu1~cloud0' },
            { name: 'ubuntu', version: '22.04' },
            { name: 'kubernetes', version: '1.30' },
          ],
        },
        { name: '2025', runs: [] },
      ],
      files: ['fleet/lab.yaml'],
    });
  });

  it('may give the days of a hop by product, and nothing else', () => {
    expect(fleetOf('fleet: { hopDays: { openstack: 60, ubuntu: 20 } }\n')).toEqual({
      hopDays: { openstack: 60, ubuntu: 20 },
      environments: [],
      files: [],
    });
  });

  it('is none where nothing is said', () => {
    expect(fleetOf('')).toBeNull();
  });

  it('tells all that is wrong at once, with lines', () => {
    expect(
      problems(`fleet:
  hopdays: 3
  hopDays: soon
  environments:
    - name: "a\\nb"
      runs:
        - { nova: 1, cinder: 2 }
        - nova
        - openstack: [2025.1]
    - name: one
      run: []
    - name: ONE
      runs:
        - nova: 31.0.0
        - Nova: 31.0.0
  files: fleet
`),
    ).toEqual([
      'lastpatch.yaml:3: fleet: unknown key hopdays: did you mean hopDays?',
      'lastpatch.yaml:4: fleet, hopDays: expected the days that one hop takes, from 1 to 3650, or days by product, as in { openstack: 60 }',
      'lastpatch.yaml:6: fleet, environments, 1, name: expected 1 to 60 letters, digits, single spaces and any of . _ + -, beginning with a letter or digit, as in region-one',
      'lastpatch.yaml:8: fleet, environments, 1, runs, 1: expected one product or project with its release or version, as in nova: 31.0.0',
      'lastpatch.yaml:9: fleet, environments, 1, runs, 2: expected one product or project with its release or version, as in nova: 31.0.0',
      'lastpatch.yaml:10: fleet, environments, 1, runs, 3, openstack: expected a name',
      'lastpatch.yaml:11: fleet, environments, 2, runs: it is missing',
      'lastpatch.yaml:12: fleet, environments, 2: unknown key run: did you mean runs?',
      'lastpatch.yaml:13: fleet, environments, 3, name: another environment is called ONE: see line 11',
      'lastpatch.yaml:16: fleet, environments, 3, runs, 2: Nova 31.0.0 stands there twice: see line 15',
      'lastpatch.yaml:17: fleet, files: expected a list of files, as in [fleet/region-one.yaml]',
    ]);
  });

  it.each([
    ['fleet: [a]\n', 'expected hopDays, environments and files'],
    ['fleet: { hopDays: 0 }\n', 'expected the days that one hop takes'],
    ['fleet: { hopDays: { openstack: 1.5 } }\n', 'expected a number of days from 1 to 3650'],
    ['fleet: { environments: { a: b } }\n', 'expected a list of environments'],
    ['fleet: { environments: [a] }\n', 'expected an environment with a name and what it runs'],
    [
      `fleet: { environments: [{ name: a, runs: [${'{ a: b },'.repeat(2001)}] }] }\n`,
      'expected at most 2000 entries',
    ],
  ])('refuses %j', (text, said) => {
    expect(problems(text).join('\n')).toContain(said);
  });
});

describe('a watch that follows what is running', () => {
  const FLEET = 'fleet: { environments: [{ name: one, runs: [{ openstack: 2025.1 }] }] }\n';

  function read(
    watch: string,
    fleet = FLEET,
  ): ReturnType<typeof readSettings>['settings']['watches'][number] {
    return readSettings(`watches: [{ id: a, ${watch} }]\n${fleet}`, 'lastpatch.yaml').settings.watches[0]!;
  }

  it('follows no product by name, and is told what any watch is', () => {
    const { kinds, phases } = read('follow: { openstack: all }').follow[0]!;
    expect(read('follow: running')).toMatchObject({ follow: [], running: { kinds, phases } });
    expect(read('follow: running, only: end-of-life')).toMatchObject({
      running: { phases: ['unmaintained', 'end-of-life'], kinds: ['due', 'entered', 'withdrawn'] },
    });
    expect(read('follow: { openstack: all }')).not.toHaveProperty('running');
  });

  it('needs a fleet', () => {
    expect(() => read('follow: running', '')).toThrow(
      'lastpatch.yaml:1: watches, 1, follow: there is no fleet, so nothing says what is running',
    );
  });

  it('is meant by what is nearly that', () => {
    expect(() => read('follow: runing')).toThrow('did you mean running?');
  });
});
