import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogWith, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../../testing/catalog-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
import { lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { CEPH, teamFolder } from '../../../testing/own-products.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

const BUNDLED = ['--catalog', 'bundled'];

describe('lastpatch calendar', () => {
  it.each([
    [['openstack@2025.1'], 'OpenStack 2025.1 Epoxy', 2],
    [['openstack@epoxy', 'openstack@2025.1'], 'OpenStack 2025.1 Epoxy', 2],
    [['openstack@2025.1', 'openstack@2024.2'], 'Lastpatch', 4],
  ])('of %j is called %s and has %i dates', async (asked, name, dates) => {
    const { status, stdout, stderr } = await lastpatchHere('calendar', ...asked, ...BUNDLED);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(stdout).toMatch(/\r\nEND:VCALENDAR\r\n$/);
    expect(stdout).toContain(`\r\nNAME:${name}\r\n`);
    expect(stdout.match(/^UID:/gm)).toHaveLength(dates);
  });

  it('of a product is that which pages publish', async () => {
    const { stdout } = await lastpatchHere('calendar', 'ubuntu', ...BUNDLED);
    const out = join(temporaryFolder(), 'out');
    await lastpatchHere('pages', '--out', out, ...BUNDLED, '--on', '2026-08-21');
    expect(readFileSync(join(out, 'products/ubuntu/calendar.ics'), 'utf8')).toBe(stdout);
  });

  it('says what it does not know', async () => {
    const run = await lastpatchHere('calendar', 'openstak', 'openstack@2025.9', ...BUNDLED);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('openstak');
    expect(run.stderr).toContain('2025.9');
  });

  it('is none of what has no date', async () => {
    const bare = releaseWith('1', [{ phase: 'end-of-life', from: null, basis: 'scheduled' }]);
    const file = fileOf(catalogWith(productWith({ releases: [bare] })));
    const run = await lastpatchHere('calendar', 'openstack', '--catalog', file);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('has a date');
  });

  describe('of nothing that is named', () => {
    const WATCHES = `
watches:
  - id: platform
    follow: running
  - id: storage
    follow: { ceph: [squid, tentacle], openstack: [2024.2] }
`;
    const uids = (text: string): string[] => text.match(/^UID:.*@/gm)?.map((line) => line.slice(4, -1)) ?? [];
    const on = ['--on', '2026-08-21'];

    it('holds what any watch follows, each date once, own products and the fleet too', async () => {
      const fleet = `fleet:
  environments:
    - name: lab
      runs: [{ openstack: 2025.1 }, { ceph: squid }]
`;
      const { config } = teamFolder({ 'products/ceph.yaml': CEPH }, fleet, WATCHES);
      const { status, stdout, stderr } = await lastpatchHere(
        'calendar',
        '--config',
        config,
        ...BUNDLED,
        ...on,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(uids(stdout).sort()).toEqual([
        'ceph/squid/end-of-life',
        'ceph/squid/maintained',
        'ceph/tentacle/maintained',
        'openstack/dalmatian/end-of-life',
        'openstack/dalmatian/maintained',
        'openstack/epoxy/maintained',
        'openstack/epoxy/unmaintained',
      ]);
      expect(stdout).toContain('\r\nNAME:Lastpatch\r\n');
    });

    it('of one watch is the calendar that the private pages have of it', async () => {
      const { folder, config } = teamFolder({});
      const here = ['--config', config, ...BUNDLED, ...on];
      const { stdout } = await lastpatchHere('calendar', ...here);
      await lastpatchHere('pages', '--private', join(folder, 'out'), ...here);
      expect(readFileSync(join(folder, 'out/watches/platform/calendar.ics'), 'utf8')).toBe(stdout);
    });

    it('says what is missing where there are no settings', async () => {
      const run = await lastpatchIn(temporaryFolder(), ['calendar', ...BUNDLED]);
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toBe(
        'lastpatch: Say of what, as in lastpatch calendar openstack@2025.1 ubuntu: there is no lastpatch.yaml here, whose watches say what is followed.\n',
      );
    });

    it('says what is wrong with the settings', async () => {
      const { config } = teamFolder({}, '', 'watches:\n  - id: platform\n    follow: { openstak: all }\n');
      const run = await lastpatchHere('calendar', '--config', config, ...BUNDLED);
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toContain('did you mean openstack?');
    });

    it('is none where nothing that is followed has a date', async () => {
      const bare = releaseWith('1', [{ phase: 'end-of-life', from: null, basis: 'scheduled' }]);
      const file = fileOf(catalogWith(productWith({ releases: [bare] })));
      const { config } = teamFolder({}, '', 'watches:\n  - id: platform\n    follow: { openstack: all }\n');
      const run = await lastpatchHere('calendar', '--config', config, '--catalog', file);
      expect(run).toMatchObject({ status: 1, stdout: '' });
      expect(run.stderr).toContain('Nothing of what the watches follow has a date');
    });
  });

  it('is no JSON', async () => {
    expect(await lastpatchHere('calendar', 'openstack', '--json', ...BUNDLED)).toMatchObject({
      status: 2,
      stdout: '',
    });
  });
});
