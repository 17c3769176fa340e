import { describe, expect, it } from 'vitest';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';

const ON = ['--on', '2026-08-21'];

describe('lastpatch check', () => {
  it.each([
    ['has ended', ['openstack@2024.2', '--within', '90'], 3],
    ['has ended, whatever the days', ['openstack@zed', '--within', '0'], 3],
    ['ended on an unknown day', ['openstack@austin', '--within', '1'], 3],
    ['ends within the days', ['openstack@2025.1', '--within', '90'], 3],
    ['ends on the last of the days', ['openstack@2025.1', '--within', '42'], 3],
    ['ends on the day after them', ['openstack@2025.1', '--within', '41'], 0],
    ['lasts', ['nova@33.0.2', '--within', '90'], 0],
    ['is of a project that has ended there before its release', ['magnum@18.0.0', '--within', '0'], 3],
    ['is one of several', ['nova@33.0.2', 'openstack@2025.1', '--within', '90'], 3],
    ['has an end that nobody knows', ['openstack@2026.2', '--within', '90'], 0],
  ])('says by its exit status what %s', async (_, args, status) => {
    expect((await lastpatchPlain('check', ...args, ...ON)).status).toBe(status);
  });

  it('has found it on the day of the end, though upstream has not said so', async () => {
    const { status } = await lastpatchPlain(
      'check',
      'openstack@2025.1',
      '--within',
      '0',
      '--on',
      '2026-10-02',
    );
    expect(status).toBe(3);
  });

  it('says which, one a line, and how many on standard error', async () => {
    const { stdout, stderr } = await lastpatchPlain(
      'check',
      'openstack@2025.1',
      'nova@33.0.2',
      'openstack@2026.2',
      '--within',
      '90',
      ...ON,
    );
    expect(stdout).toMatchInlineSnapshot(`
      "ENDS     OpenStack 2025.1 Epoxy          2026-10-02, in 42 days
      ok       nova 33.0.2 in 2026.1 Gazpacho  2027-10-27, in 432 days
      UNKNOWN  OpenStack 2026.2 Hibiscus       unknown, no date given
      "
    `);
    expect(stderr).toBe('lastpatch: 1 of 3 ends within 90 days, or has ended.\n');
  });

  it('says it to machines', async () => {
    const { stdout, status } = await lastpatchPlain(
      'check',
      'openstack@2025.1',
      '--within',
      '90',
      ...ON,
      '--json',
    );
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      on: '2026-08-21',
      within: 90,
      found: true,
      checked: [{ verdict: 'ends', runs: { product: 'openstack', release: '2025.1' }, daysLeft: 42 }],
    });
  });

  it.each([
    [['openstack@2025.1'], '--within'],
    [['openstack@2025.1', '--within', 'soon'], 'soon'],
    [['openstack@2025.1', '--within', '-1'], '-1'],
    [['--within', '90'], 'openstack@2025.1'],
    [['openstack@2031.1', '--within', '90'], '2031.1'],
  ])('refuses %j', async (args, names) => {
    const { status, stdout, stderr } = await lastpatchPlain('check', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(names);
  });
});
