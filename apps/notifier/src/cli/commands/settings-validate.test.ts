import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

function settings(text: string): string {
  const file = join(temporaryFolder(), 'mine.yaml');
  writeFileSync(file, text);
  return file;
}

const GOOD = 'timezone: Asia/Seoul\nwatches:\n  - id: cloud\n    follow: { openstack: [2025.1, gazpacho] }\n';

describe('lastpatch settings validate', () => {
  it('says what good settings mean on that day', async () => {
    const file = settings(
      `${GOOD}  - id: end\n    follow: { openstack: supported }\n    only: end-of-life\n`,
    );
    const { status, stdout } = await lastpatchPlain(
      'settings',
      'validate',
      '--config',
      file,
      '--on',
      '2026-08-21',
    );
    expect(status).toBe(0);
    expect(stdout.replace(file, 'mine.yaml')).toMatchInlineSnapshot(`
      "mine.yaml is good: 2 watches; a day begins in Asia/Seoul.

      cloud: openstack 2025.1, gazpacho; reminders 180, 90, 30, 7, 1 days ahead
        today that is 2025.1 Epoxy, 2026.1 Gazpacho

      end: openstack (supported releases); no reminders
        tells of openstack: kinds due, entered, withdrawn; phases unmaintained,
        end-of-life
        today that is 2025.1 Epoxy, 2025.2 Flamingo, 2026.1 Gazpacho, 2026.2 Hibiscus,
        2027.1 Indri
      "
    `);
  });

  it('says what is told where that is not the default', async () => {
    const file = settings(
      'watches:\n  - id: nova\n    follow:\n      ubuntu: all\n      openstack: { releases: [2025.1], projects: [nova, neutron], kinds: [version] }\n' +
        '  - id: every\n    follow: { openstack: { projects: all }, debian: supported, mysql: supported }\n    only: end-of-life\n',
    );
    const { stdout } = await lastpatchPlain('settings', 'validate', '--config', file, '--on', '2026-08-21');
    expect(stdout.split('\n').filter((line) => /tells|^ {4}/.test(line))).toMatchInlineSnapshot(`
      [
        "  tells of openstack: projects nova, neutron; kinds version",
        "  tells of openstack: projects all; kinds due, entered, withdrawn; phases",
        "  tells of debian, mysql: kinds due, entered, withdrawn; phases unmaintained,",
      ]
    `);
  });

  it('tells machines all settings, with defaults filled in', async () => {
    const { stdout } = await lastpatchPlain('settings', 'validate', '--config', settings(GOOD), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [],
      timezone: 'Asia/Seoul',
      settlingDays: 14,
      watches: [{ id: 'cloud', follow: [{ product: 'openstack', releases: ['2025.1', 'gazpacho'] }] }],
    });
  });

  it('says that pages for everybody and those of the team would lie in one another', async () => {
    const pages = 'pages:\n  public: out\n  private: out/team\n';
    const file = settings(`${pages}watches:\n  - id: platform\n    follow: { openstack: all }\n`);
    const { status, stderr } = await lastpatchPlain('settings', 'validate', '--config', file);
    expect(status).toBe(2);
    expect(stderr.replaceAll(file, 'mine.yaml')).toBe(
      'lastpatch: mine.yaml:3: pages, public and private: expected two folders of which neither lies in the other\n',
    );
  });

  it('lists all that is wrong, with lines', async () => {
    const file = settings('timezone: Mars\nwatches:\n  - id: A\n    folow: {}\n');
    const { status, stdout, stderr } = await lastpatchPlain('settings', 'validate', '--config', file);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll(file, 'mine.yaml')).toMatchInlineSnapshot(`
      "lastpatch: mine.yaml has 4 problems:
        mine.yaml:1: timezone: expected a time zone such as Europe/Berlin or UTC
        mine.yaml:3: watches, 1, id: expected 1 to 40 lower-case letters, digits and hyphens, as in platform
        mine.yaml:3: watches, 1, follow: it is missing
        mine.yaml:4: watches, 1: unknown key folow: did you mean follow?
      "
    `);
  });

  it('lists names that nobody knows beside what else is wrong', async () => {
    const file = settings(
      'timezone: Mars\ndates: { opnstack: archive }\nwatches:\n  - id: a\n    remindrs: [3]\n    follow: { openstack: [mitakka] }\n' +
        'fleet:\n  environments:\n    - name: one\n      runs: [{ novva: 30.0.0 }]\n',
    );
    const { status, stderr } = await lastpatchPlain('settings', 'validate', '--config', file);
    expect(status).toBe(2);
    expect(stderr.replaceAll(file, 'mine.yaml')).toMatchInlineSnapshot(`
      "lastpatch: mine.yaml has 5 problems:
        mine.yaml:1: timezone: expected a time zone such as Europe/Berlin or UTC
        mine.yaml:2: dates, opnstack: unknown product opnstack: did you mean openstack?
        mine.yaml:5: watches, 1: unknown key remindrs: did you mean reminders?
        mine.yaml:6: watch a, follow: unknown openstack release mitakka: did you mean Mitaka?
        mine.yaml:10: environment one, novva: unknown product or project "novva": did you mean nova?
      "
    `);
  });

  it('lists it for machines', async () => {
    const file = settings('watches: []\n');
    const { status, stdout } = await lastpatchPlain('settings', 'validate', '--config', file, '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      file,
      problems: [{ line: 1, path: 'watches', problem: 'expected at least one watch' }],
    });
  });

  it('knows what is not in the catalog, and says it once', async () => {
    const file = settings('watches:\n  - id: a\n    follow: { openstack: [mitakka, mitakka] }\n');
    const { status, stderr } = await lastpatchPlain('settings', 'validate', '--config', file);
    expect(status).toBe(2);
    expect(stderr.replaceAll(file, 'mine.yaml')).toBe(
      'lastpatch: mine.yaml:3: watch a, follow: unknown openstack release mitakka: did you mean Mitaka?\n',
    );
  });
});

describe('lastpatch settings validate, with a fleet', () => {
  const FLEET = `watches:
  - id: cloud
    follow: running
fleet:
  hopDays: { openstack: 60 }
  environments:
    - name: region-one
      runs: [{ openstack: 2025.1 }, { nova: 30.0.0 }, { ubuntu: 22.04 }]
`;

  it('says what it runs, and what a watch of that follows', async () => {
    const { stdout } = await lastpatchPlain(
      'settings',
      'validate',
      '--config',
      settings(FLEET),
      '--on',
      '2026-08-21',
    );
    expect(stdout.slice(stdout.indexOf('\n\n') + 2)).toMatchInlineSnapshot(`
      "cloud: what the fleet runs; reminders 180, 90, 30, 7, 1 days ahead
        today that is 2024.2 Dalmatian, 2025.1 Epoxy, 22.04 Jammy Jellyfish

      fleet: 1 environment with OpenStack 2024.2 Dalmatian, OpenStack 2025.1 Epoxy,
        Ubuntu 22.04 Jammy Jellyfish; 1 environment with mixed versions; a hop takes
        60 days for openstack
      "
    `);
  });

  it('tells machines all environments', async () => {
    const { stdout } = await lastpatchPlain('settings', 'validate', '--config', settings(FLEET), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ fleet: { environments: [{ name: 'region-one' }] } });
  });

  it('names what nobody knows, with its line and the nearest name', async () => {
    const file = settings(FLEET.replace('nova: 30', 'novva: 30').replace('openstack: 60', 'openstak: 60'));
    const { status, stderr } = await lastpatchPlain('settings', 'validate', '--config', file);
    expect(status).toBe(2);
    expect(stderr.replaceAll(file, 'mine.yaml')).toMatchInlineSnapshot(`
      "lastpatch: mine.yaml has 2 problems:
        mine.yaml:5: fleet, hopDays: unknown product openstak: did you mean openstack?
        mine.yaml:8: environment region-one, novva: unknown product or project "novva": did you mean nova?
      "
    `);
  });
});
