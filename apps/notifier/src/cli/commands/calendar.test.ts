import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogWith, productWith, releaseWith } from '@lastpatch/release-model/testing';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../../testing/catalog-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
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

  it('is no JSON', async () => {
    expect(await lastpatchHere('calendar', 'openstack', '--json', ...BUNDLED)).toMatchObject({
      status: 2,
      stdout: '',
    });
  });
});
