import { describe, expect, test } from 'vitest';
import { yamlFile } from '../../testing/openstack-repository.ts';
import { type Deliverable, deliverablePath, readDeliverable } from './deliverable.ts';

const PATH = 'deliverables/zed/nova.yaml';

function read(text: string): Deliverable {
  return readDeliverable(yamlFile(text, PATH), { series: 'zed', project: 'nova' });
}

function releases(...versions: readonly string[]): string {
  return `team: nova\nreleases:\n${versions.map((version) => `  - version: ${version}\n`).join('')}`;
}

describe('a path', () => {
  test.each([
    ['deliverables/zed/nova.yaml', 'zed', 'nova'],
    ['deliverables/Zed/Nova.yml', 'zed', 'nova'],
    ['deliverables/_independent/reno.yaml', '_independent', 'reno'],
    ['deliverables/2026.1/openstack-ansible.yaml', '2026.1', 'openstack-ansible'],
    ['deliverables/zed/oslo.messaging.yaml', 'zed', 'oslo.messaging'],
  ])('%s is of the series %s and the project %s', (path, series, project) => {
    expect(deliverablePath(path)).toEqual({ series, project });
  });

  test.each([
    'deliverables/nova.yaml',
    'deliverables/zed/nova/nova.yaml',
    'deliverables/zed/nova.json',
    'deliverables/zed/.yaml',
    'x/deliverables/zed/nova.yaml',
    'deliverables/zed/nova.yaml.orig',
    'data/series_status.yaml',
    '',
  ])('%s is of none', (path) => {
    expect(deliverablePath(path)).toBeUndefined();
  });
});

test('a file gives its team, its versions and where it stands', () => {
  expect(
    read(`
launchpad: nova
release-model: cycle-with-rc
team: nova
type: service
releases:
  - version: 26.0.0.0rc1
    projects:
      - repo: openstack/nova
        hash: 0dc3d5f2ea9bdd2a6a3b79a2e3ba3f6b8fa5cd0b
  - version: 26.0.0
    diff-start: 25.0.0
branches:
  - name: stable/zed
    location: 26.0.0.0rc1
`),
  ).toEqual({
    file: PATH,
    series: 'zed',
    project: 'nova',
    team: 'nova',
    abandoned: false,
    versions: ['26.0.0.0rc1', '26.0.0'],
    endTags: [],
    isUnread: false,
    problems: [],
  });
});

describe('versions', () => {
  test.each([
    '2010.1',
    '2015.1.0',
    '13.0.0.0b1',
    '13.0.0.0rc1',
    '10.0.0rc1',
    '1.0.0a1',
    'v0.4.0',
    '0.3.rc1',
    '0.11.0.3',
    '0.12',
    '20260101',
  ])('of the shape %s are read as they were written', (version) => {
    expect(read(releases(version))).toMatchObject({ versions: [version], endTags: [], problems: [] });
  });

  test('that YAML takes for floats keep their zeros', () => {
    expect(read(releases('1.10', '1.1', '0.70', '2010.0')).versions).toEqual([
      '1.10',
      '1.1',
      '0.70',
      '2010.0',
    ]);
  });

  test('stay in the order of the file, ascending or not', () => {
    expect(read(releases('2.0.0', '1.5.0', '2.1.0', '1.5.1')).versions).toEqual([
      '2.0.0',
      '1.5.0',
      '2.1.0',
      '1.5.1',
    ]);
  });

  test('that are listed twice count once, and are reported with the line of the first', () => {
    const { versions, problems } = read(releases('1.0.0', '1.0.1', '1.0.0', '1.0.2'));
    expect(versions).toEqual(['1.0.0', '1.0.1', '1.0.2']);
    expect(problems).toEqual([{ file: PATH, line: 3, problem: '1.0.0 is listed twice: the first counts' }]);
  });

  test.each([
    ['without a version', '- projects: []'],
    ['with an empty version', '- version:'],
    ['with a list for a version', '- version: [1.0.0]'],
    ['that is a word', '- 1.0.0'],
    ['that is nothing', '-'],
    ['with spaces in its version', '- version: 1.0 .0'],
    ['with a line break in its version', '- version: "1.0\\n.0"'],
    ['with a comma in its version', '- version: "1.0,1.1"'],
    ['with a version of endless length', `- version: ${'1'.repeat(65)}`],
  ])('entries %s are left out and reported, and cost no other', (_, entry) => {
    const { versions, endTags, problems } = read(
      `releases:\n  - version: 1.0.0\n  ${entry}\n  - version: 1.0.1\n`,
    );
    expect(versions).toEqual(['1.0.0', '1.0.1']);
    expect(endTags).toEqual([]);
    expect(problems).toEqual([
      { file: PATH, line: 1, problem: 'entry 2 under releases has no version that can be read' },
    ]);
  });

  test('may be 64 characters long', () => {
    expect(read(releases('1'.repeat(64))).versions).toHaveLength(1);
  });

  test.each(['team: nova\n', 'team: nova\nreleases:\n', 'team: nova\nreleases: []\n', 'releases: none\n'])(
    'may be missing, as in a series under development: %j',
    (text) => {
      expect(read(text)).toMatchObject({ versions: [], endTags: [], problems: [] });
    },
  );
});

describe('end tags', () => {
  test.each([
    ['zed-em', 'em'],
    ['zed-eom', 'eom'],
    ['zed-eol', 'eol'],
    ['zed-last', 'last'],
    ['2023.1-eom', 'eom'],
    ['2026.1-eol', 'eol'],
    ['ZED-EOL', 'eol'],
  ])('are no versions: %s', (entry, tag) => {
    expect(read(releases('1.0.0', entry))).toMatchObject({
      versions: ['1.0.0'],
      endTags: [{ tag, entry }],
      problems: [],
    });
  });

  test('of several kinds are all kept, in the order of the file', () => {
    expect(
      read(releases('1.0.0', 'zed-em', 'zed-eom', '1.0.1', 'zed-eol')).endTags.map(({ tag }) => tag),
    ).toEqual(['em', 'eom', 'eol']);
  });

  test('listed twice count once, and are reported', () => {
    const { endTags, problems } = read(releases('zed-eol', 'zed-eol'));
    expect(endTags).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });
});

describe('a project that is given up', () => {
  test.each([
    ['abandoned', true],
    ['cycle-with-rc', false],
    ['independent', false],
    ['', false],
  ])('has the release model abandoned: %s', (model, abandoned) => {
    expect(read(`release-model: ${model}\n`).abandoned).toBe(abandoned);
  });
});

test('a key given twice is survived and reported', () => {
  const { team, versions, problems } = read(
    `team: nova\nteam: compute\n${releases('1.0.0').replace('team: nova\n', '')}`,
  );
  expect({ team, versions }).toEqual({ team: 'compute', versions: ['1.0.0'] });
  expect(problems).toEqual([
    { file: PATH, line: 2, problem: expect.stringContaining('duplicated mapping key') as unknown },
  ]);
});

test.each(['- version: 1.0.0\n', 'just a word\n'])('a file that is no mapping is reported: %j', (text) => {
  expect(read(text)).toMatchObject({
    versions: [],
    problems: [{ file: PATH, line: null, problem: 'expected a mapping that describes a deliverable' }],
  });
});
