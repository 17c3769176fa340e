import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastpatchHere, lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import { tarGz } from '../../../testing/tar-archive.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

/** A series_status.yaml with Epoxy alone: its status, and the phase that comes next. */
function epoxy(status: string, next: string, date?: string): string {
  const day = date === undefined ? '' : `    date: ${date}\n`;
  return `- name: epoxy\n  release-id: 2025.1\n  status: ${status}\n  slurp: yes\n  initial-release: 2025-04-02\n  next-phase:\n    status: ${next}\n${day}`;
}

function snapshots(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

interface Told {
  readonly on: string;
  readonly id: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

async function told(folder: string, ...args: readonly string[]): Promise<Told[]> {
  const { status, stdout, stderr } = await lastpatchHere('replay', '--snapshots', folder, '--json', ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);
}

describe('a replay, for machines', () => {
  it('is one notice a line, in the order of the days, with the first day as the baseline', async () => {
    const folder = snapshots({
      '2026-08-21.yaml': epoxy('maintained', 'unmaintained', '2026-10-02'),
      '2026-09-10.yaml': epoxy('maintained', 'unmaintained', '2026-10-16'),
      '2026-10-17.yaml': epoxy('unmaintained', 'end of life'),
    });
    const lines = await told(folder);
    expect(
      lines.map(({ on, kind, phase, date, was, daysLeft }) => [on, kind, phase, date, was, daysLeft]),
    ).toEqual([
      ['2026-09-02', 'reminder', 'unmaintained', '2026-10-02', undefined, 30],
      ['2026-09-10', 'moved', 'unmaintained', '2026-10-16', '2026-10-02', undefined],
      ['2026-09-16', 'reminder', 'unmaintained', '2026-10-16', undefined, 30],
      ['2026-10-09', 'reminder', 'unmaintained', '2026-10-16', undefined, 7],
      ['2026-10-15', 'reminder', 'unmaintained', '2026-10-16', undefined, 1],
      ['2026-10-16', 'due', 'unmaintained', '2026-10-16', undefined, undefined],
      ['2026-10-17', 'entered', 'unmaintained', '2026-10-17', undefined, undefined],
    ]);
    expect(lines[1]).toEqual({
      on: '2026-09-10',
      id: 'moved/openstack/epoxy/phase=unmaintained/date=2026-10-16/2',
      kind: 'moved',
      product: 'openstack',
      release: '2025.1',
      phase: 'unmaintained',
      date: '2026-10-16',
      was: '2026-10-02',
      basis: 'scheduled',
    });
  });

  it('tells a word that was taken back once that has settled, and the same word again under another id', async () => {
    const lines = await told(
      snapshots({
        '2026-09-01.yaml': epoxy('maintained', 'unmaintained', '2026-10-02'),
        '2026-10-05.yaml': epoxy('unmaintained', 'end of life'),
        '2026-10-20.yaml': epoxy('maintained', 'unmaintained', '2026-12-16'),
        '2026-12-20.yaml': epoxy('unmaintained', 'end of life'),
      }),
    );
    expect(
      lines
        .filter(({ kind }) => kind === 'entered' || kind === 'withdrawn')
        .map(({ on, kind }) => [on, kind]),
    ).toEqual([
      ['2026-10-05', 'entered'],
      ['2026-11-03', 'withdrawn'],
      ['2026-12-20', 'entered'],
    ]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  it('takes the settling time from the settings', async () => {
    const folder = snapshots({
      '2026-10-05.yaml': epoxy('unmaintained', 'end of life'),
      '2026-10-20.yaml': epoxy('maintained', 'unmaintained', '2026-12-16'),
      '2026-10-30.yaml': epoxy('maintained', 'unmaintained', '2026-12-16'),
      'lastpatch.yaml': 'settlingDays: 3\nwatches:\n  - { id: a, follow: { openstack: all } }\n',
    });
    const lines = await told(folder, '--config', join(folder, 'lastpatch.yaml'));
    expect(lines.map(({ on, kind }) => [on, kind])).toEqual([['2026-10-23', 'withdrawn']]);
  });

  it('goes on to a day that is asked for', async () => {
    const folder = snapshots({ '2026-08-21.yaml': epoxy('maintained', 'unmaintained', '2026-10-02') });
    expect(await told(folder)).toEqual([]);
    const lines = await told(folder, '--on', '2026-10-03');
    expect(lines.map(({ on, kind }) => [on, kind])).toEqual([
      ['2026-09-02', 'reminder'],
      ['2026-09-25', 'reminder'],
      ['2026-10-01', 'reminder'],
      ['2026-10-02', 'due'],
    ]);
  });

  it('reads archives, and keeps what they say of projects while only the status is read', async () => {
    const archive = (...versions: readonly string[]): Buffer =>
      tarGz({
        'releases/data/series_status.yaml': epoxy('maintained', 'unmaintained', '2027-10-02'),
        'releases/deliverables/epoxy/quoll.yaml': `team: quoll\nreleases:\n${versions.map((version) => `  - version: ${version}\n`).join('')}`,
      });
    const lines = await told(
      snapshots({
        '2026-08-21.tar.gz': archive('1.0.0'),
        '2026-08-22.tar.gz': archive('1.0.0', '1.0.1', '1.1.0'),
        '2026-08-23.yaml': epoxy('maintained', 'unmaintained', '2027-10-03'),
        '2026-08-24.tar.gz': archive('1.0.0', '1.0.1', '1.1.0', 'epoxy-eol'),
      }),
    );
    expect(
      lines.map(({ on, kind, project, version, phase }) => [on, kind, project, version ?? phase]),
    ).toEqual([
      ['2026-08-22', 'version', 'quoll', '1.0.1'],
      ['2026-08-22', 'version', 'quoll', '1.1.0'],
      ['2026-08-23', 'moved', undefined, 'unmaintained'],
      ['2026-08-24', 'moved', undefined, 'unmaintained'],
      ['2026-08-24', 'entered', 'quoll', 'end-of-life'],
    ]);
  });

  it('loses no version between archives that are days apart, and tells none twice', async () => {
    const archive = (files: Readonly<Record<string, readonly string[]>>): Buffer =>
      tarGz({
        'releases/data/series_status.yaml': epoxy('maintained', 'unmaintained', '2027-10-02'),
        ...Object.fromEntries(
          Object.entries(files).map(([path, versions]) => [
            `releases/deliverables/${path}.yaml`,
            `team: x\nreleases:\n${versions.map((version) => `  - version: ${version}\n`).join('')}`,
          ]),
        ),
      });
    // Nova 31.0.0 was out on 2 April 2025, glance 30.0.0 too, by the facts that come with Lastpatch.
    const lines = await told(
      snapshots({
        '2025-03-20.tar.gz': archive({ 'epoxy/quoll': ['1.0.0'] }),
        '2025-04-10.tar.gz': archive({ 'epoxy/quoll': ['1.0.0'], 'epoxy/nova': ['31.0.0'] }),
        '2025-04-20.tar.gz': archive({ 'epoxy/quoll': ['1.0.0'], '_independent/nova': ['31.0.0'] }),
      }),
    );
    expect(
      lines
        .filter(({ kind }) => kind === 'version')
        .map(({ on, project, version }) => [on, project, version]),
    ).toEqual([['2025-04-10', 'nova', '31.0.0']]);
  });

  it('passes over files that are no snapshots', async () => {
    const folder = snapshots({
      '2026-08-21.yaml': epoxy('maintained', 'unmaintained', '2026-10-02'),
      '2026-02-30.yaml': 'no day',
      'notes.txt': 'nothing',
    });
    expect(await told(folder, '--on', '2026-08-22')).toEqual([]);
  });
});

describe('a replay, for people', () => {
  it('is a line for each notice that says it by itself', async () => {
    const folder = snapshots({
      '2026-08-21.yaml': epoxy('maintained', 'unmaintained', '2026-10-02'),
      '2026-09-10.yaml': epoxy('maintained', 'unmaintained', '2026-10-16'),
    });
    const { status, stdout } = await lastpatchPlain('replay', '--snapshots', folder);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^2026-09-02 {2}reminder {5}OpenStack 2025\.1 Epoxy.*30 days/),
      expect.stringMatching(/^2026-09-10 {2}moved {8}OpenStack 2025\.1 Epoxy.*16 Oct 2026/),
    ]);
  });

  it('says so when there is nothing to tell', async () => {
    const folder = snapshots({ '2026-08-21.yaml': epoxy('maintained', 'unmaintained', '2026-10-02') });
    const only = await lastpatchPlain('replay', '--snapshots', folder);
    expect(only.stdout).toContain('is the baseline, which tells nothing');
    const quiet = await lastpatchPlain('replay', '--snapshots', folder, '--on', '2026-08-25');
    expect(quiet.stdout).toBe('Nothing happened from 2026-08-22 to 2026-08-25.\n');
  });
});

describe('a replay fails with a sentence', () => {
  it.each([
    ['a folder that is not there', (): string => join(temporaryFolder(), 'nowhere'), 'nowhere'],
    ['a folder without snapshots', (): string => snapshots({ 'a.yaml': '' }), 'no snapshot'],
    ['a broken snapshot', (): string => snapshots({ '2026-08-21.yaml': '<html></html>' }), '2026-08-21.yaml'],
    [
      'a cut archive',
      (): string => snapshots({ '2026-08-21.tar.gz': Buffer.from([0x1f, 0x8b, 8]) }),
      '2026-08-21.tar.gz',
    ],
  ])('for %s', async (_, folder, mentions) => {
    const { status, stdout, stderr } = await lastpatchHere('replay', '--snapshots', folder(), '--json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(mentions);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
